// Thai of spreadsheets that people fill in and take away: names, column titles, remarks above the tables.
import type { BaselineRule, Period, ReportState, SheetFormat, SheetName } from '../../db/vocabulary.ts'
import { BASELINE_RULE_NAMES } from './baseline-words.ts'
import { type CellKind, cellKindOf, type Timeliness } from './board.ts'
import type { Growth } from './growth.ts'
import type { ProducerState } from './producer-state.ts'
import type { RekeyingState } from './rekeying.ts'
import { thaiFiscalYear, thaiMoment, thaiPeriod } from './thai-dates.ts'
import { REPORT_STATE_NAMES } from './thai-words.ts'

/** What a spreadsheet program says of an entry that it does not take. */
export const FORM_HINTS = {
  baht: {
    title: 'ยอดเงินไม่ถูกต้อง',
    says: 'กรอกเป็นตัวเลขบาท ตั้งแต่ 0 ขึ้นไป ไม่เกินสองตำแหน่งทศนิยม เช่น 12500.50',
  },
  list: { title: 'ไม่มีในรายการ', says: 'โปรดเลือกจากรายการในช่องนี้' },
} as const

export const SHEET_TITLES: Readonly<Record<SheetName, string>> = {
  rt1: 'ยอดขายรายผู้ผลิต (รต.1)',
  rt1_workbook: 'แบบ รต.1 สำหรับกรอก',
  district: 'สรุปรายเดือนของอำเภอ',
  province: 'สรุปของจังหวัด',
  by_office: 'ยอดขายจำแนกตามอำเภอ (r04)',
  by_category: 'ยอดขายจำแนกตามประเภทผลิตภัณฑ์ (r05)',
  by_channel: 'ยอดขายจำแนกตามช่องทางจำหน่าย (r06)',
  producers: 'รายชื่อผู้ผลิต',
  forecast: 'ประมาณการเทียบยอดขายจริง',
  rekeying: 'ตารางคีย์เข้าระบบของกรม',
  baseline: 'ยอดฐาน',
}

/** Begins the name of the file; no program minds these letters. */
export const FILE_WORDS: Readonly<Record<SheetName, string>> = {
  rt1: 'รต1',
  rt1_workbook: 'แบบ-รต1',
  district: 'สรุปรายเดือน',
  province: 'สรุป',
  by_office: 'r04-ตามอำเภอ',
  by_category: 'r05-ตามประเภท',
  by_channel: 'r06-ตามช่องทาง',
  producers: 'รายชื่อผู้ผลิต',
  forecast: 'ประมาณการเทียบจริง',
  rekeying: 'ตารางคีย์',
  baseline: 'ยอดฐาน',
}

export const FORMAT_NAMES: Readonly<Record<SheetFormat, string>> = { xlsx: 'Excel', csv: 'CSV' }

/** In the name of a file. */
export const fileYear = (fiscalYear: number): string => `ปีงบ-${thaiFiscalYear(fiscalYear)}`

export const COLUMNS = {
  order: 'ลำดับ',
  code: 'รหัสผู้ผลิต',
  name: 'ผู้ผลิต',
  subdistrict: 'ตำบล',
  category: 'ประเภทผลิตภัณฑ์',
  channel: 'ช่องทางจำหน่าย',
  amount: 'ยอดขาย (บาท)',
  state: 'สถานะ',
  reason: 'เหตุผลที่ไม่มียอดขาย',
  source: 'ที่มา',
  note: 'หมายเหตุ',
  month: 'เดือน',
  reportState: 'สถานะรายงาน',
  recorded: 'บันทึกแล้ว (ราย)',
  expected: 'ผู้ผลิตทั้งหมด (ราย)',
  noSales: 'ไม่มียอดขาย (ราย)',
  lastYear: 'ปีก่อน (บาท)',
  base: 'ฐาน (บาท)',
  growth: 'เพิ่มขึ้น (%)',
  forecast: 'ประมาณการ (บาท)',
  imported: 'ยอดที่นำเข้า (บาท)',
  officeCode: 'รหัสอำเภอ',
  office: 'อำเภอ',
  submitted: 'ส่งรายงาน',
  certified: 'ลงนามรับรอง',
  total: 'รวม',
  kind: 'ชนิดผู้ผลิต',
  product: 'ผลิตภัณฑ์',
  mainCategory: 'ประเภทหลัก',
  mainChannel: 'ช่องทางหลัก',
  filed: 'ยื่นประมาณการ',
  forecastTotal: 'ประมาณการทั้งปี (บาท)',
  forecastSame: 'ประมาณการของเดือนที่ส่งรายงานแล้ว (บาท)',
  actualSame: 'ยอดขายจริงของเดือนเดียวกัน (บาท)',
  difference: 'ต่างจากประมาณการ (บาท)',
  differencePercent: 'ต่างจากประมาณการ (%)',
  rekeyed: 'คีย์แล้ว',
  mergedInto: 'รวมกับรหัส',
  compared: 'ยอดที่นำมาเทียบ (บาท)',
  target: 'เป้าหมาย',
  distance: 'ยังขาด (จุดร้อยละ)',
} as const

/** First cell of the last row. */
export const TOTAL = 'รวม'

export const FIGURE_STATES = {
  recorded: 'บันทึกแล้ว',
  no_sales: 'ไม่มียอดขาย',
  blank: 'ยังไม่ได้เก็บข้อมูล',
} as const

export const PRODUCER_STATES: Readonly<Record<ProducerState, string>> = {
  active: 'อยู่ในรายชื่อ',
  coming: 'จะเริ่มในเดือนถัดไป',
  suspended: 'พัก',
  merged: 'รวมกับรายอื่นแล้ว',
}

export const TIMELINESS_NAMES: Readonly<Record<Timeliness, string>> = {
  on_time: 'ทันเวลา',
  late: 'ช้ากว่ากำหนด',
  overdue: 'เลยกำหนด ยังไม่เสร็จ',
  not_yet: 'ยังไม่ถึงกำหนด',
}

export const REKEYING_STATES: Readonly<Record<RekeyingState, string>> = {
  blank: 'ไม่มียอดให้คีย์',
  open: 'ยังไม่ได้คีย์',
  changed: 'ตัวเลขเปลี่ยนหลังคีย์',
  done: 'คีย์แล้ว',
}

/** Where there is no report to be in a state. */
const KIND_NAMES: Readonly<Record<Exclude<CellKind, 'report' | 'future'>, string>> = {
  no_producers: 'ไม่มีผู้ผลิตที่ต้องรายงาน',
  imported: 'ไม่ได้บันทึกในระบบ ใช้ยอดที่นำเข้า',
}

/** How a district's month stands that has opened. */
export function monthStateWords(
  standing: { state: ReportState; recorded: number; expected: number },
  isImported: boolean,
): string {
  const kind = cellKindOf(standing, isImported)
  return kind === 'report' ? REPORT_STATE_NAMES[standing.state] : KIND_NAMES[kind]
}

/** `officeName` with its prefix. */
export const titleOfMonth = (sheet: SheetName, officeName: string, period: Period): string =>
  `${SHEET_TITLES[sheet]} ${officeName} เดือน${thaiPeriod(period)}`

export const titleOfYear = (sheet: SheetName, officeName: string, fiscalYear: number): string =>
  `${SHEET_TITLES[sheet]} ${officeName} ปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`

export const indicatorTitle = (officeName: string, fiscalYear: number): string =>
  `ตัวชี้วัดรายอำเภอ ${officeName} ปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`

/** `+3.2%`, `-0.3%` */
function growthWords(tenths: number | null): string {
  if (tenths === null) return 'เทียบไม่ได้ ไม่มีฐาน'
  return `${tenths > 0 ? '+' : ''}${(tenths / 10).toFixed(1)}%`
}

export const NOTES = {
  asOf: (asOf: Date) => `ตัวเลข ณ วันที่ ${thaiMoment(asOf)}`,
  blanks: 'ช่องว่างคือยังไม่มีข้อมูล ส่วน 0 คือแจ้งว่าไม่มียอดขาย',
  imported: 'ไม่รวมยอดที่นำเข้าของเดือนที่ไม่ได้บันทึกในระบบ',
  producers: (recorded: number, expected: number) => `บันทึกแล้ว ${recorded} จาก ${expected} ราย`,
  active: (active: number, of: number) => `อยู่ในรายชื่อของเดือนนี้ ${active} จาก ${of} ราย`,
  rule: (rule: BaselineRule) =>
    `ร้อยละที่เพิ่มขึ้นเทียบกับ${BASELINE_RULE_NAMES[rule]} นับเฉพาะเดือนของอำเภอที่ส่งรายงานแล้วและมีฐาน ช่องว่างคือเทียบไม่ได้`,
  growth: (label: string, growth: Growth, unit: string) =>
    `${label} ${growthWords(growth.tenths)} (เทียบได้ ${growth.covered} จาก ${growth.of} ${unit})`,
  thisMonth: 'เดือนนี้',
  year: (fiscalYear: number) => `สะสมปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`,
  yearTo: (fiscalYear: number, period: Period) =>
    `สะสมปีงบประมาณ ${thaiFiscalYear(fiscalYear)} ถึงเดือน${thaiPeriod(period)}`,
  units: { month: 'เดือน', office: 'อำเภอ', officeMonths: 'เดือนของอำเภอ' },
  filed: (number: number, at: Date) => `ประมาณการฉบับที่ ${number} ยื่นเมื่อวันที่ ${thaiMoment(at)}`,
  notFiled: 'ยังไม่ได้ยื่นแบบประมาณการของปีงบประมาณนี้',
  forecastSame: 'เทียบเฉพาะเดือนที่ส่งรายงานแล้ว ทั้งประมาณการและยอดจริง',
  soldTitle: (title: string) => `${title} ยอดขายจริงรายเดือน`,
  rekeying: 'เรียงตามระบบของกรม กรอกทีละผู้ผลิตและประเภท สี่ช่องทาง',
  baseline: 'กรอกยอดขายทั้งอำเภอของแต่ละเดือนเป็นบาท เว้นว่างเดือนที่ไม่ทราบ แล้วส่งไฟล์นี้กลับที่หน้า “ยอดฐาน”',
} as const
