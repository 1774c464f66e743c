// What the screen answers to a typed amount: one sentence for each refusal (what is wrong, what to do) and
// for each doubt. What people type themselves is in typed-amount-words.ts.
import type { Doubt } from './plausibility.ts'
import { NO_SALES_NAME } from './thai-words.ts'
import type { AmountRefusal } from './typed-amount.ts'

const PRESS_NO_SALES = `โปรดกด “${NO_SALES_NAME}” แล้วเลือกเหตุผล`

export const AMOUNT_REFUSAL_WORDS: Readonly<Record<AmountRefusal, string>> = {
  not_a_number: 'อ่านเป็นจำนวนเงินไม่ได้ โปรดพิมพ์เฉพาะตัวเลข เช่น 12,500.50',
  ambiguous_separator: 'จุดหรือจุลภาคไม่ตรงตำแหน่ง โปรดพิมพ์แบบ 12,500.50',
  ambiguous_shorthand: 'คำย่อนี้อ่านได้หลายอย่าง โปรดพิมพ์ตัวเลขเต็ม เช่น 25,000',
  too_many_decimals: 'ทศนิยมเกิน 2 ตำแหน่ง โปรดพิมพ์สตางค์ไม่เกิน 2 หลัก',
  leading_zero: 'มีเลข 0 นำหน้า โปรดพิมพ์จำนวนเงินโดยไม่มี 0 ข้างหน้า',
  negative: 'มีเครื่องหมายลบหรือวงเล็บ โปรดพิมพ์เฉพาะจำนวนเงินที่ขายได้',
  too_large: 'จำนวนเงินสูงเกินกว่าที่ระบบรับได้ โปรดตรวจจำนวนหลักอีกครั้ง',
  zero_needs_reason: `ยอด 0 บาทต้องมีเหตุผล ${PRESS_NO_SALES}`,
  no_sales_words: `ถ้าเดือนนี้ไม่มีรายได้ ${PRESS_NO_SALES}`,
  words_not_digits: 'พิมพ์มาเป็นตัวหนังสือ โปรดพิมพ์เป็นตัวเลข เช่น 20,000',
  approximate: 'เป็นยอดโดยประมาณ โปรดพิมพ์ยอดที่แน่นอนเพียงจำนวนเดียว',
  looks_like_date: 'ดูเหมือนวันที่หรือเวลา โปรดพิมพ์จำนวนเงิน เช่น 12,500',
  looks_like_phone: 'ดูเหมือนเบอร์โทรศัพท์ โปรดพิมพ์จำนวนเงิน เช่น 12,500',
  formula: 'ช่องนี้คิดเลขให้ไม่ได้ โปรดพิมพ์ยอดรวมเป็นตัวเลข',
}

/** `สูงกว่าเดือนเดียวกันปีก่อน 4.0 เท่า โปรดตรวจสอบ`; near ten times it also names the likely slip. */
export function doubtWords({ code, times }: Doubt): string {
  const isAbove = code.startsWith('far_above') || code.startsWith('ten_times')
  const isZeroSlip = code.startsWith('ten')
  const base = code.endsWith('_last_year') ? 'เดือนเดียวกันปีก่อน' : 'เดือนก่อน'
  const slip = isZeroSlip ? `อาจพิมพ์ 0 ${isAbove ? 'เกิน' : 'ขาด'}หนึ่งตัว ` : ''
  return `${isAbove ? 'สูง' : 'ต่ำ'}กว่า${base} ${times.toFixed(1)} เท่า ${slip}โปรดตรวจสอบ`
}
