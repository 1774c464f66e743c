// Whatever people wrote becomes one clean line that LINE takes: the rule behind every name and reason in a message.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shorten } from '../../bot/messages/shorten.ts'

const countOf = (text: string) => [...text].length

describe('shorten', () => {
  test('leaves what fits as it is', () => {
    expect(shorten('กลุ่มทอผ้าบ้านทุ่งหลวง', 60)).toBe('กลุ่มทอผ้าบ้านทุ่งหลวง')
  })

  test('cuts between graphemes: a vowel or tone mark never stands without its letter', () => {
    // ที่ is three code points in one grapheme: a limit inside it drops the whole.
    expect(shorten('กี่ที่นี้', 6)).toBe('กี่…')
    expect(shorten('กี่ที่นี้', 7)).toBe('กี่ที่…')
  })

  test('makes one line of many and drops marks that turn the reading direction', () => {
    expect(shorten('ก\r\n\tข\u2028ค\u202eง ', 60)).toBe('ก ข คง')
  })

  test.each(['', '   ', '\n', '\u200b', '\u202e'])('says so where nothing can be seen: %j', blank => {
    expect(shorten(blank, 60)).toBe('ไม่ระบุ')
  })

  test('a letter under a hundred marks is cut too', () => {
    expect(countOf(shorten(`ก${'\u0e49'.repeat(100)}`, 10))).toBe(10)
  })

  test('for any text: never empty, never too long, well-formed, one line', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .array(fc.constantFrom('ก', 'ำ', '่', '\ud83d', '👨‍👩‍👧', ' ', '\u0000'), { maxLength: 200 })
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(anything, fc.integer({ min: 8, max: 80 }), (words, most) => {
        const short = shorten(words, most)
        expect(short.trim()).not.toBe('')
        expect(countOf(short)).toBeLessThanOrEqual(most)
        expect(short.isWellFormed()).toBe(true)
        expect(short).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      }),
      { numRuns: 500 },
    )
  })
})
