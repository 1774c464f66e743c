// What a message must survive: any text a person or an import can leave behind, any count, any amount, any reader.
import fc from 'fast-check'
import { MAX_SATANG, ROLES } from '../../db/vocabulary.ts'

export const ugly = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom(
    '',
    ' ',
    '\u200b',
    '"\\'.repeat(300),
    '𠮷'.repeat(500),
    `ก${'\u0e49'.repeat(900)}`,
    '👨‍👩‍👧‍👦'.repeat(99),
  ),
  fc.constantFrom('ดอกคำใต้', 'อำเภอดอกคำใต้', 'วิสาหกิจชุมชนแปรรูปสมุนไพรบ้านสันป่าสัก'),
)
export const count = fc.oneof(fc.nat(70), fc.nat(2_000_000))
export const amount = fc.bigInt({ min: 0n, max: MAX_SATANG * 40n })
export const role = fc.constantFrom(...ROLES, null)
