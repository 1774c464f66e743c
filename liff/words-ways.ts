// Names of the ways onward from home.

export const WAYS = {
  district: 'งานของอำเภอ',
  figures: 'ตัวเลขของจังหวัด',
  people: 'ผู้ผลิตและเจ้าหน้าที่',
  others: 'เรื่องอื่น ๆ',

  board: 'กระดานติดตามของจังหวัด',
  summary: 'สรุปประจำเดือน',
  indicator: 'ตัวชี้วัดและเป้าหมาย',
  forecast: 'แบบประมาณการรายได้',
  forecasts: 'แบบประมาณการของอำเภอ',
  sheets: 'ตาราง Excel และแบบกรอก รต.1',
  rekeying: 'คีย์ตัวเลขเข้าระบบของกรม',
  producers: 'ผู้ผลิต',
  officers: 'เจ้าหน้าที่และคำเชิญ',
  /** For who invites nobody. */
  colleagues: 'เจ้าหน้าที่',
  ownEntry: 'ข้อมูลและเบอร์โทรของท่าน',
  acting: 'ผู้รักษาราชการแทน',
  evidence: 'หลักฐานของเดือนนี้',
  gaps: 'หลักฐานที่ยังขาด',
  calendar: 'ปฏิทินทั้งปีงบประมาณ',
  preview: 'ข้อความที่จะส่งใน 30 วัน',
  notices: 'บันทึกการส่งข้อความ',
  openData: 'ข้อมูลเปิดสำหรับแดชบอร์ด',
  history: 'ประวัติการทำงานของท่าน',
} as const
