// The words people type in or beside an amount, Thai and Latin. Only typed-amount.ts reads this file.
// Everything is matched after folding: Arabic digits, plain spaces and hyphens, lower case.
import type { Satang } from '../../db/vocabulary.ts'

/** Satang in one unit of a shorthand. Not here: `m`, which is million to some and หมื่น to others. */
export const SHORTHAND_WORTH: Readonly<Record<string, Satang>> = {
  k: 100_000n,
  ร้อย: 10_000n,
  พัน: 100_000n,
  หมื่น: 1_000_000n,
  แสน: 10_000_000n,
  ล้าน: 100_000_000n,
}

/** Before the digits. */
export const CURRENCY = /^(?:฿|thb)\s*/

/** After the digits of baht: a shorthand or the price mark `.-` (group 1), then a word for baht. */
export const BAHT = /^(?:(k|ร้อย|พัน|หมื่น|แสน|ล้าน|\.-?)\s*)?(?:บาท(?:ถ้วน)?|บ\.?|฿|thb)?$/

/** After the digits of satang. */
export const SATANG = /^(?:สตางค์|สต\.?)$/

/** With nothing or this after the digits, every Thai reader reads the same baht. */
export const PLAIN_BAHT = 'บาท'

/** Spellings that look right on the screen: เ typed twice for แ, a tone mark before its vowel. */
export const fixLookalikes = (text: string): string => text.replace(/เเ/g, 'แ').replace(/ม่ื/g, 'มื่')

// Why a text was refused. "No data" and "not asked yet" are not "no sales".
export const NO_SALES =
  /^(?:-[- ]*|none?|nil|no|n\/a)$|^(?:ไม่มี|ไม่(?:ได้)?(?:ขาย|ผลิต)|ขายไม่ได้|หยุด|งด)(?!.*(?:ข้อมูล|\d))/
export const ZERO = /^ศูนย์/
export const MONTH = /[มกพสตธ](?:ี|ิ)?\.[คพย]|าคม|ายน|าพันธ์/
export const APPROXIMATE =
  /กว่า|ประมาณ|ราว|เกือบ|เศษ|ไม่เกิน|ไม่ต่ำ|ครึ่ง|ต้น|กลาง|ปลาย|หลัก|ถึง|ๆ|[~≈<>±]|\d\s*-\s*\d|\+$/
export const NUMBER_WORDS = /หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน/
export const LEADING_ZERO = /^(?:฿|thb)?\s*0[\d, ]/
/** Nothing but digits and separators, with or without baht. */
export const DIGITS_AND_SEPARATORS = /^(?:฿|thb)?[\d.,'\s]+(?:บาท(?:ถ้วน)?|บ|฿|thb)?$/
