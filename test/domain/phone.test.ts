// Thai phone numbers as people write them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, readPhone } from '../../bot/domain/phone.ts'

describe('a phone number', () => {
  it.each([
    ['0812345678', '0812345678', '081-234-5678'],
    ['081-234-5678', '0812345678', '081-234-5678'],
    [' 081 234 5678 ', '0812345678', '081-234-5678'],
    ['๐๘๑-๒๓๔-๕๖๗๘', '0812345678', '081-234-5678'],
    ['+66 81 234 5678', '0812345678', '081-234-5678'],
    ['+66 (0)81-234-5678', '0812345678', '081-234-5678'],
    ['0 5444 9544', '054449544', '054-449-544'],
    ['(054) 449544', '054449544', '054-449-544'],
    ['02.123.4567', '021234567', '02-123-4567'],
    ['+6654449544', '054449544', '054-449-544'],
    ['081\u200b2345678', '0812345678', '081-234-5678'],
  ])('%j is kept as %s and read as %s', (typed, digits, shown) => {
    expect(readPhone(typed)).toBe(digits)
    expect(formatPhone(digits)).toBe(shown)
  })

  it.each([
    '',
    '12345',
    '081234567',
    '08123456789',
    '0544495441',
    '0112345678',
    '66812345678',
    '+1 212 555 0100',
    '0812345678 ต่อ 12',
    '081-234-5678, 089-999-9999',
    'ไม่มี',
    '1669',
  ])('%j is none', typed => {
    expect(readPhone(typed)).toBeNull()
  })

  it('is digits only, beginning with 0, and reading it again changes nothing', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[0-9๐-๙+ ().-]{7,16}$/))
    fc.assert(
      fc.property(typed, text => {
        const digits = readPhone(text)
        if (digits === null) return
        expect(digits).toMatch(/^0\d{8,9}$/)
        expect(readPhone(digits)).toBe(digits)
        expect(readPhone(formatPhone(digits))).toBe(digits)
      }),
      { examples: [['+66812345678'], ['0066 54 449544']] },
    )
  })
})
