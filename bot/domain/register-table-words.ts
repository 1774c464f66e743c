// Words of the department's register and of tables like it: headers in several spellings, kinds of producers, and what
// people write before the names of places.
import { foldWords } from './fold-words.ts'
import { PRODUCER_KIND_NAMES, type ProducerKind } from './producer-words.ts'

export const REGISTER_COLUMNS = [
  'province',
  'district',
  'subdistrict',
  'name',
  'category',
  'code',
  'kind',
  'product',
] as const
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number]

export const REGISTER_HEADERS: Readonly<Record<RegisterColumn, readonly string[]>> = {
  province: ['จังหวัด', 'ชื่อจังหวัด', 'จ.', 'province', 'province name'],
  district: ['อำเภอ', 'ชื่ออำเภอ', 'อำเภอ/เขต', 'เขต/อำเภอ', 'อ.', 'district', 'amphoe', 'amphur'],
  subdistrict: ['ตำบล', 'ชื่อตำบล', 'ตำบล/แขวง', 'แขวง/ตำบล', 'ต.', 'sub-district', 'subdistrict', 'tambon'],
  name: [
    'ผู้ผลิต',
    'ชื่อผู้ผลิต',
    'ชื่อผู้ผลิต ผู้ประกอบการ',
    'ผู้ผลิต ผู้ประกอบการ',
    'ผู้ผลิต/ผู้ประกอบการ OTOP',
    'ชื่อผู้ผลิต/ผู้ประกอบการ OTOP',
    'ชื่อผู้ประกอบการ',
    'ผู้ประกอบการ',
    'ชื่อกลุ่ม',
    'ชื่อกลุ่ม/ผู้ผลิต',
    'ชื่อกลุ่มผู้ผลิต',
    'ชื่อกลุ่มผู้ผลิต/ผู้ประกอบการ',
    'producer',
  ],
  category: ['ประเภท', 'ประเภทผลิตภัณฑ์', 'ประเภทสินค้า', 'ประเภทหลัก', 'ประเภทผลิตภัณฑ์หลัก', 'category'],
  code: [
    'รหัสผู้ผลิต',
    'รหัส',
    'เลขทะเบียน',
    'เลขทะเบียนผู้ผลิต',
    'เลขที่ทะเบียน',
    'รหัสทะเบียน',
    'เลขทะเบียน OTOP',
    'รหัสผู้ผลิต/ผู้ประกอบการ',
    'เลขที่ลงทะเบียน',
    'เลขที่คำร้อง',
    'code',
  ],
  kind: ['ลักษณะผู้ผลิต', 'ประเภทผู้ผลิต', 'ชนิดผู้ผลิต', 'ประเภทผู้ประกอบการ', 'ประเภทกลุ่ม', 'สถานะผู้ผลิต'],
  product: ['ผลิตภัณฑ์', 'ชื่อผลิตภัณฑ์', 'สินค้า', 'ชื่อสินค้า', 'ผลิตภัณฑ์เด่น', 'ผลิตภัณฑ์หลัก', 'product'],
}

export const KIND_SPELLINGS: Readonly<Record<ProducerKind, readonly string[]>> = {
  group: [PRODUCER_KIND_NAMES.group, 'กลุ่ม', 'กลุ่มผู้ผลิต', 'กลุ่มผู้ผลิตชุมชน', 'กลุ่มอาชีพ', 'วิสาหกิจชุมชน', 'ชุมชน'],
  individual: [
    PRODUCER_KIND_NAMES.individual,
    'เจ้าของรายเดียว',
    'ผู้ผลิตชุมชนที่เป็นเจ้าของรายเดียว',
    'รายเดียว',
    'บุคคล',
  ],
  sme: [PRODUCER_KIND_NAMES.sme, 'SME', 'SMEs', 'ผู้ผลิตที่เป็น SME', 'ผู้ผลิตที่เป็น SMEs', 'วิสาหกิจขนาดกลางและขนาดเล็ก'],
}

type PlaceKind = 'province' | 'district' | 'subdistrict'

const PREFIXES: Readonly<Record<PlaceKind, RegExp>> = {
  province: /^\s*(?:จังหวัด|จ\.)\s*/,
  district: /^\s*(?:กิ่งอำเภอ|อำเภอ|อ\.|เขต)\s*/,
  subdistrict: /^\s*(?:ตำบล|ต\.|แขวง)\s*/,
}

/** A place's name as it is compared: without what says which kind of place it is. */
export const foldPlace = (kind: PlaceKind, text: string): string =>
  foldWords(text.normalize('NFC').replace(PREFIXES[kind], ''))

/** Everybody writes “เมือง” for the district of the province's town. */
export const MAIN_DISTRICT = 'เมือง'
