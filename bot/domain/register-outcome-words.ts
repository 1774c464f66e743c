// What the preview of a register says: what is added or changed, who a row is like, and why a row is refused.
import type { Category, OfficeCode } from '../../db/vocabulary.ts'
import type { RegisterChange, RegisterRefusal, RegisterTwin } from './decide-register.ts'
import type { RegisterFaultReason } from './place-register.ts'
import { PRODUCER_KIND_NAMES, type ProducerKind } from './producer-words.ts'
import { CATEGORY_NAMES } from './thai-words.ts'

export const REGISTER_TAGS = { added: 'เพิ่มใหม่', changed: 'แก้ไข' } as const

const PICK = Object.values(CATEGORY_NAMES).join(' · ')

export const REGISTER_FAULT_WORDS: Readonly<Record<RegisterFaultReason, string>> = {
  no_name: 'ไม่มีชื่อผู้ผลิต โปรดใส่ชื่อ',
  name_too_long: 'ชื่อยาวเกิน 150 ตัวอักษร โปรดย่อให้สั้นลง',
  product_too_long: 'ชื่อผลิตภัณฑ์ยาวเกิน 150 ตัวอักษร โปรดย่อให้สั้นลง',
  code_too_long: 'เลขทะเบียนยาวเกิน 40 ตัวอักษร โปรดตรวจอีกครั้ง',
  code_shortened: 'โปรแกรมตารางย่อเลขทะเบียนจนเลขหาย โปรดตั้งช่องเป็นข้อความ แล้วใส่เลขเต็ม',
  formula: 'ช่องนี้เป็นสูตร โปรดพิมพ์เป็นข้อความ',
  unknown_district: 'ไม่มีอำเภอนี้ในจังหวัด โปรดตรวจตัวสะกด',
  unknown_subdistrict: 'ไม่มีตำบลนี้ในอำเภอ โปรดตรวจตัวสะกด หรือเว้นว่าง',
  unknown_category: `ไม่รู้จักประเภทนี้ โปรดใช้ ${PICK}`,
  unknown_kind: 'ไม่รู้จักลักษณะผู้ผลิตนี้ โปรดใช้ กลุ่ม · เจ้าของรายเดียว · SME หรือลบช่องนี้ออก',
}

/** `officeOf`: a district's name with its prefix. `rowOf`: the file's number of an earlier row, by its place. */
interface Names {
  officeOf: (code: OfficeCode) => string
  rowOf: (index: number) => number
}

export function registerRefusalWords(
  reason: RegisterRefusal,
  like: RegisterTwin | null,
  { officeOf, rowOf }: Names,
): string {
  switch (reason) {
    case 'unknown_office':
      return REGISTER_FAULT_WORDS.unknown_district
    case 'unknown_subdistrict':
      return REGISTER_FAULT_WORDS.unknown_subdistrict
    case 'no_name':
      return REGISTER_FAULT_WORDS.no_name
    case 'twice':
      return like?.row == null ? 'ซ้ำกับแถวก่อนหน้า' : `ซ้ำกับแถว ${rowOf(like.row)} “${like.name}”`
    case 'other_district':
      return `มีอยู่แล้วใน${like === null ? 'อำเภออื่น' : officeOf(like.officeCode)} หากย้ายจริง โปรดย้ายที่หน้าผู้ผลิต เพราะต้องระบุเดือน`
    case 'merged':
      return `รวมเข้ากับ “${like?.name ?? ''}” ไปแล้ว โปรดแก้ที่รายนั้น`
  }
}

/** Who on record is changed: the file may spell the name otherwise, or leave the number out. */
export const onRecordWords = ({ name, code }: RegisterTwin): string =>
  `รายในระบบ “${name}” รหัส ${code ?? '-'}`

/** What of the one on record would change, were it the same. */
export const ifSameWords = (change: string): string => `หากเป็นรายเดียวกัน จะแก้${change}`

/** The question about a very similar name in the same district. */
export function similarWords(like: RegisterTwin, { rowOf }: Names): string {
  const where = like.row === null ? `ที่มีอยู่แล้ว รหัส ${like.code ?? '-'}` : `ในแถว ${rowOf(like.row)}`
  return `ชื่อคล้าย “${like.name}” ${where} เป็นรายเดียวกันหรือคนละราย`
}

const FIELD_NAMES: Readonly<Record<RegisterChange['field'], string>> = {
  code: 'เลขทะเบียน',
  name: 'ชื่อ',
  subdistrictCode: 'ตำบล',
  mainCategory: 'ประเภท',
  kind: 'ลักษณะผู้ผลิต',
  product: 'ผลิตภัณฑ์',
}

/** `ชื่อ จาก ก เป็น ข`; `subdistrictOf`: a tambon's name. */
export function changeWords(
  { field, from, to }: RegisterChange,
  subdistrictOf: (code: string) => string | null,
): string {
  const say = (value: string | null): string => {
    if (value === null || value === '') return 'ว่าง'
    if (field === 'mainCategory') return CATEGORY_NAMES[value as Category] ?? value
    if (field === 'kind') return PRODUCER_KIND_NAMES[value as ProducerKind] ?? value
    return field === 'subdistrictCode' ? (subdistrictOf(value) ?? value) : value
  }
  return `${FIELD_NAMES[field]} จาก ${say(from)} เป็น ${say(to)}`
}

export function registerRemarks(facts: {
  provinceName: string
  skipped: number
  unlisted: number
}): string[] {
  const { provinceName, skipped, unlisted } = facts
  return [
    'ผู้ผลิตที่ไม่มีในไฟล์คงเดิม ไฟล์นี้ไม่ลบและไม่ระงับใคร',
    ...(skipped > 0 ? [`ข้ามแถวของจังหวัดอื่น ${skipped} แถว เหลือเฉพาะ${provinceName}`] : []),
    ...(unlisted > 0 ? [`รายการที่จะบันทึกแสดงเพียงบางส่วน อีก ${unlisted} รายการไม่ได้แสดง`] : []),
  ]
}
