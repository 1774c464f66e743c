// Words of the nation's table, which an operator prints on a terminal.
export const NATION_WORDS = {
  title: (period: string, year: string) => `ยอดจำหน่าย OTOP ทั้งประเทศ ${period} (ปีงบประมาณ ${year})`,
  columns: [
    'จังหวัด',
    'ยอดเดือนนี้ (บาท)',
    'ส่ง/ทั้งหมด',
    'รับรองแล้ว',
    'เติบโต (%)',
    'ยอดสะสม (บาท)',
    'เติบโตสะสม (%)',
    'เทียบได้ (อำเภอ-เดือน)',
  ],
  nation: 'รวมทั้งประเทศ',
  noBase: 'ไม่มีฐาน',
  note: 'การเติบโตเทียบเฉพาะอำเภอที่ส่งรายงานแล้วและมียอดฐาน ตามสูตรของแต่ละจังหวัด',
} as const
