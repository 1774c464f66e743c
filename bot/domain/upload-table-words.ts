// Words in the tables that come in: headers, categories, channels and reasons, in the house's own wording first and then
// as the department's register and other offices write them. Compared folded (fold-words.ts).
import type { Category, Channel, NoSalesReason } from '../../db/vocabulary.ts'
import { foldWords } from './fold-words.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES, NO_SALES_REASON_NAMES } from './thai-words.ts'

/** Registration writes the same five otherwise, often numbered. */
export const CATEGORY_SPELLINGS: Readonly<Record<Category, readonly string[]>> = {
  food: withNumber(1, [CATEGORY_NAMES.food]),
  drink: withNumber(2, [CATEGORY_NAMES.drink]),
  textile_apparel: withNumber(3, [CATEGORY_NAMES.textile_apparel, 'ผ้า เครื่องแต่งกาย']),
  household_decor: withNumber(4, [
    CATEGORY_NAMES.household_decor,
    'ของใช้ ของตกแต่ง ของที่ระลึก',
    'ของใช้ ของตกแต่ง และของที่ระลึก',
    'ของใช้ ของตกแต่ง',
    'ของใช้และของตกแต่ง',
    'ของใช้และเครื่องประดับตกแต่ง',
    'เครื่องใช้ เครื่องประดับตกแต่ง',
  ]),
  herb_nonfood: withNumber(5, [CATEGORY_NAMES.herb_nonfood, 'สมุนไพรที่ไม่ใช่อาหาร', 'สมุนไพร']),
}

function withNumber(number: number, names: readonly string[]): string[] {
  return names.flatMap(name => [name, `ประเภท${name}`, `${number}. ${name}`])
}

export const CHANNEL_SPELLINGS: Readonly<Record<Channel, readonly string[]>> = {
  domestic_offline: [CHANNEL_NAMES.domestic_offline, 'ออฟไลน์ ในประเทศ', 'ในประเทศ offline'],
  domestic_online: [CHANNEL_NAMES.domestic_online, 'ออนไลน์ ในประเทศ', 'ในประเทศ online'],
  abroad_offline: [CHANNEL_NAMES.abroad_offline, 'ออฟไลน์ ต่างประเทศ', 'ต่างประเทศ offline'],
  abroad_online: [CHANNEL_NAMES.abroad_online, 'ออนไลน์ ต่างประเทศ', 'ต่างประเทศ online'],
}

export const NO_SALES_REASON_SPELLINGS: Readonly<Record<NoSalesReason, readonly string[]>> = {
  not_produced: [NO_SALES_REASON_NAMES.not_produced, 'ไม่ผลิต'],
  no_orders: [NO_SALES_REASON_NAMES.no_orders, 'ไม่มีออเดอร์'],
  out_of_season: [NO_SALES_REASON_NAMES.out_of_season],
  paused: [NO_SALES_REASON_NAMES.paused, 'หยุดกิจการ', 'หยุดชั่วคราว'],
  other: [NO_SALES_REASON_NAMES.other, 'อื่น'],
}

/** Columns of the รต.1 workbook, as they stand in it. */
export const RT1_COLUMNS = [
  'code',
  'name',
  'subdistrict',
  'category',
  'channel',
  'lastMonth',
  'lastYear',
  'amount',
  'reason',
  'note',
] as const
export type Rt1Column = (typeof RT1_COLUMNS)[number]

const CODE_HEADERS = ['รหัสผู้ผลิต', 'รหัส', 'เลขทะเบียน', 'เลขทะเบียนผู้ผลิต']
const NAME_HEADERS = ['ผู้ผลิต', 'ชื่อผู้ผลิต', 'ชื่อผู้ผลิต ผู้ประกอบการ', 'ผู้ผลิต ผู้ประกอบการ']

export const RT1_HEADERS: Readonly<Record<Rt1Column, readonly string[]>> = {
  code: CODE_HEADERS,
  name: NAME_HEADERS,
  subdistrict: ['ตำบล'],
  category: ['ประเภทผลิตภัณฑ์', 'ประเภท'],
  channel: ['ช่องทางจำหน่าย', 'ช่องทางการจำหน่าย', 'ช่องทาง'],
  lastMonth: ['เดือนก่อน (บาท)'],
  lastYear: ['เดือนเดียวกันปีก่อน (บาท)'],
  amount: ['ยอดขายเดือนนี้ (บาท)', 'ยอดขาย', 'รายได้', 'รายได้เดือนนี้', 'จำนวนเงิน', 'ยอดจำหน่าย'],
  reason: ['เหตุผลที่ไม่มียอดขาย', 'เหตุผล'],
  note: ['หมายเหตุ'],
}

/** A line below the table that adds up what is above. */
export const isTotalRow = (text: string): boolean =>
  /^(?:ยอด)?รวม(?:ยอด)?(?:ทั้งหมด|ทั้งสิ้น|ทั้งอำเภอ|ทั้งจังหวัด)?$|^ทั้งสิ้น$/.test(foldWords(text))
