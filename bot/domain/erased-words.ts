// Words about people's own data: what stands where a name was erased, and what the export calls each table.

export const ERASED_NAME = 'ผู้ใช้ที่ถูกลบ'

/** Records that stay as they were signed: the law wants to know who certified what. Not rewritten, and said so. */
export const OFFICIAL_RECORDS: readonly string[] = ['report_versions', 'forecast_versions']

/** Registers of producers, not of officers: who has the same name there is there for another reason. */
export const OTHER_REGISTERS: readonly string[] = [
  'producers',
  'uploads',
  'offices',
  'subdistricts',
  'holidays',
]

export const EXPORT_WORDS = {
  of: 'ข้อมูลทั้งหมดที่ระบบเก็บไว้เกี่ยวกับบุคคลนี้',
  writtenAt: 'จัดทำเมื่อ',
  person: 'ข้อมูลบุคคล',
  name: 'ชื่อ',
  lineUserId: 'รหัสผู้ใช้ไลน์',
  phone: 'หมายเลขโทรศัพท์',
  role: 'ตำแหน่ง',
  office: 'สำนักงาน',
  joinedAt: 'เข้าใช้ระบบเมื่อ',
  removedAt: 'ออกจากระบบเมื่อ',
  history: 'สิ่งที่ทำในระบบ',
  at: 'เมื่อ',
  says: 'รายการ',
  details: 'รายละเอียด',
  other: 'ผู้รับรายอื่น',
  records: 'ข้อมูลทุกตารางที่กล่าวถึงบุคคลนี้',
  staysAsRecord: 'เอกสารราชการ เก็บไว้ตามที่ลงนาม แม้ขอลบข้อมูล',
} as const

export const TABLE_NAMES: Readonly<Record<string, string>> = {
  acting_chiefs: 'การรักษาราชการแทน',
  api_keys: 'คีย์ข้อมูลเปิดที่สร้าง',
  audit: 'บันทึกการใช้งาน',
  baseline_rules: 'เกณฑ์ฐานการเติบโตที่กำหนด',
  baselines: 'ฐานรายได้ที่นำเข้า',
  calendar_corrections: 'กำหนดการที่แก้ไข',
  chat_photos: 'รูปที่ส่งทางแชต',
  deliveries: 'ข้อความที่ส่งทางไลน์',
  department_totals: 'ยอดรวมในระบบของกรมที่บันทึก',
  district_reports: 'รายงานของอำเภอ',
  document_links: 'ลิงก์เอกสาร',
  drafts: 'ตัวเลขที่พิมพ์ค้างไว้',
  evidence: 'หลักฐานที่เพิ่ม',
  figure_comments: 'คำถามและคำตอบเรื่องตัวเลข',
  figure_versions: 'ประวัติตัวเลขที่บันทึก',
  figures: 'ตัวเลขที่บันทึก',
  forecast_versions: 'แบบประมาณการที่ส่ง',
  forecasts: 'แบบประมาณการ',
  inspection_samples: 'การสุ่มตรวจ',
  invitations: 'คำเชิญ',
  line_chats: 'แชตไลน์',
  notices: 'การแจ้งเตือน',
  officer_subdistricts: 'ตำบลที่รับผิดชอบ',
  officers: 'เจ้าหน้าที่',
  rekeyed: 'ตัวเลขที่บันทึกในระบบของกรมแล้ว',
  reopenings: 'การเปิดให้แก้ไขหลังปิดระบบ',
  report_looks: 'รายงานที่เปิดดู',
  report_versions: 'รายงานที่ลงนามรับรอง',
  sessions: 'การเข้าใช้งาน',
  sheet_links: 'ลิงก์ตาราง',
  targets: 'เป้าหมายที่กำหนด',
  uploads: 'ไฟล์ที่ส่งเข้ามา',
  webhook_events: 'เหตุการณ์จากไลน์',
}
