// What the preview of a baseline file says of its amounts.
import type { BaselineFault, BaselineOutcome } from './judge-baseline.ts'
import { formatBaht } from './money.ts'
import { AMOUNT_REFUSAL_WORDS } from './thai-amounts.ts'

const FAULT_WORDS: Readonly<Record<Exclude<BaselineFault, keyof typeof AMOUNT_REFUSAL_WORDS>, string>> = {
  unknown_office: 'ไม่มีอำเภอนี้ในจังหวัด โปรดตรวจรหัสหรือชื่ออำเภอ',
  other_name: 'รหัสอำเภอกับชื่ออำเภอไม่ตรงกัน โปรดตรวจทั้งสองช่อง',
  twice: 'อำเภอและเดือนนี้มีอยู่แล้วในแถวก่อนหน้า โปรดเหลือเพียงช่องเดียว',
  month_not_over: 'เดือนนี้ยังไม่สิ้นสุด จึงยังไม่มียอดฐาน โปรดเว้นว่าง',
}

export function baselineFaultWords(fault: BaselineFault): string {
  // The form's words send people to a button that is not here.
  if (fault === 'no_sales_words' || fault === 'zero_needs_reason') return AMOUNT_REFUSAL_WORDS.not_a_number
  return fault in FAULT_WORDS
    ? FAULT_WORDS[fault as keyof typeof FAULT_WORDS]
    : AMOUNT_REFUSAL_WORDS[fault as keyof typeof AMOUNT_REFUSAL_WORDS]
}

export function baselineAskWords({ ask, to }: Pick<BaselineOutcome, 'ask' | 'to'>): string {
  const amount = `${formatBaht(to ?? 0n)} บาท`
  return ask === 'zero' ? `ยอดทั้งอำเภอทั้งเดือนเป็น ${amount} ใช่ไหม` : `อ่านยอดที่พิมพ์ไว้ได้ ${amount} ใช่ไหม`
}

export const BASELINE_REMARK =
  'เดือนที่บันทึกไว้ในระบบนี้แล้วใช้ตัวเลขที่บันทึก ยอดฐานใช้เฉพาะเดือนที่ไม่มี ช่องว่างในไฟล์ไม่ลบยอดฐานเดิม'
