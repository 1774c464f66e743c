// What people typed comes out on paper in full, or with a box for what the font cannot draw; never not at all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasGlyph, MISSING_GLYPH, printable, shorten } from '../../bot/documents/printable.ts'
import { thaiDigits, thaiDigitsOfWords } from '../../bot/documents/thai-digits.ts'
import { readSarabun } from './read-font.ts'

describe('text for paper', () => {
  it.each(['400Regular', '700Bold'] as const)('knows exactly the characters of Sarabun %s', weight => {
    // Control characters and private ones are never printed, though the font has a few.
    const printed = readSarabun(weight).codePoints.filter(
      code => code >= 0x20 && (code < 0xe000 || code > 0xf8ff),
    )
    const ours = Array.from({ length: 0x10000 }, (_, code) => code).filter(hasGlyph)
    expect(printed.length).toBeGreaterThan(700)
    expect(ours).toEqual(printed)
  })

  it.each([
    ['กลุ่มทอผ้าน้ำไหล ปี่ ผู้ ญู ฐู', 'กลุ่มทอผ้าน้ำไหล ปี่ ผู้ ญู ฐู'],
    ['Café OTOP “5 ดาว”', 'Café OTOP “5 ดาว”'],
    ['e\u0301', 'é'],
    ['ขายดี 🎉 มาก', `ขายดี ${MISSING_GLYPH} มาก`],
    ['👩‍👩‍👧‍👦ครอบครัว', `${MISSING_GLYPH}ครอบครัว`],
    ['茶', MISSING_GLYPH],
    ['สอง\nบรรทัด\tและ\u00a0ช่อง', 'สอง บรรทัด และ ช่อง'],
    ['บ้าน\u200bป่าแดง\u202e\ufeff', 'บ้านป่าแดง'],
    ['\u{f8ff}', MISSING_GLYPH],
    ['\ud800', MISSING_GLYPH],
    ['', ''],
  ])('%j is printed as %j', (typed, printed) => {
    expect(printable(typed)).toBe(printed)
  })

  it('never lets through a character without a glyph, and printing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), typed => {
        const printed = printable(typed)
        expect([...printed].every(character => hasGlyph(character.codePointAt(0) ?? 0))).toBe(true)
        expect(printable(printed)).toBe(printed)
      }),
      { numRuns: 300 },
    )
  })

  it('is cut between characters as they are read', () => {
    expect(shorten('น้ำผึ้ง', 4)).toBe('น้ำผึ้ง')
    expect(shorten('น้ำผึ้งป่า', 3)).toBe('น้ำผึ้…')
    expect(shorten('กขค', 3)).toBe('กขค')
  })

  it('has Thai digits, but not inside words of Latin letters', () => {
    expect(thaiDigits('1,234.50')).toBe('๑,๒๓๔.๕๐')
    expect(thaiDigitsOfWords('หมู่ 12 บ้านเลขที่ 4/7')).toBe('หมู่ ๑๒ บ้านเลขที่ ๔/๗')
    expect(thaiDigitsOfWords('7-Eleven สาขา 3, PYO0012, A4')).toBe('7-Eleven สาขา ๓, PYO0012, A4')
  })
})
