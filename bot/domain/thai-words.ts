// Thai names of stored words. Category and channel names are the department's own, letter for letter.
// Dates are in thai-dates.ts, sentences about amounts in thai-amounts.ts.
import type {
  Category,
  Channel,
  NoSalesReason,
  OfficeKind,
  ReportState,
  Role,
  Source,
} from '../../db/vocabulary.ts'

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  food: 'อาหาร',
  drink: 'เครื่องดื่ม',
  textile_apparel: 'ผ้าและเครื่องแต่งกาย',
  household_decor: 'เครื่องใช้และเครื่องประดับตกแต่ง',
  herb_nonfood: 'สมุนไพรที่ไม่ใช่อาหารและยา',
}

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  domestic_offline: 'ในประเทศ(ออฟไลน์)',
  domestic_online: 'ในประเทศ(ออนไลน์)',
  abroad_offline: 'ต่างประเทศ(ออฟไลน์)',
  abroad_online: 'ต่างประเทศ(ออนไลน์)',
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  district_officer: 'พัฒนากร',
  district_chief: 'พัฒนาการอำเภอ',
  provincial_officer: 'เจ้าหน้าที่จังหวัด',
  provincial_chief: 'พัฒนาการจังหวัด',
}

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  visit: 'ลงพื้นที่',
  phone: 'โทรศัพท์',
  paper: 'เอกสาร',
  chat: 'แชต',
  spreadsheet: 'ไฟล์ตารางคำนวณ',
}

/** Name of the button that states no sales; sentences that point to it use this very word. */
export const NO_SALES_NAME = 'ไม่มียอดขาย'

export const NO_SALES_REASON_NAMES: Readonly<Record<NoSalesReason, string>> = {
  not_produced: 'ไม่ได้ผลิต',
  no_orders: 'ไม่มีคำสั่งซื้อ',
  out_of_season: 'นอกฤดูกาล',
  paused: 'หยุดกิจการชั่วคราว',
  other: 'อื่น ๆ',
}

export const REPORT_STATE_NAMES: Readonly<Record<ReportState, string>> = {
  draft: 'กำลังบันทึก',
  submitted: 'ส่งแล้ว รอลงนามรับรอง',
  certified: 'ลงนามรับรองแล้ว',
  accepted: 'จังหวัดรับแล้ว',
  returned: 'ตีกลับให้แก้ไข',
}

/** What a certifier does to a report, as in "not yet …". */
export const MOVE_NAMES = { certify: 'ลงนามรับรอง', return: 'ตีกลับ' } as const

const OFFICE_PREFIXES: Readonly<Record<OfficeKind, string>> = { province: 'จังหวัด', district: 'อำเภอ' }

/** The office's place in full; `name` is the bare place name of the record. */
export const officeName = (office: { kind: OfficeKind; name: string }): string =>
  `${OFFICE_PREFIXES[office.kind]}${office.name}`
