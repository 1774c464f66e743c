// Amounts in words: known readings, and a reader of Thai number words that takes every amount back to its figure.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bahtText } from '../../bot/documents/baht-text.ts'

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']
const PLACES: Record<string, bigint> = { สิบ: 10n, ร้อย: 100n, พัน: 1000n, หมื่น: 10_000n, แสน: 100_000n }
const WORD = /ล้าน|แสน|หมื่น|พัน|ร้อย|สิบ|เอ็ด|ยี่|ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า/g

/** The other way round, written for the test alone: it knows nothing of how the words were made. */
function readNumber(words: string): bigint {
  expect(words.replace(WORD, '')).toBe('')
  let [whole, part, digit] = [0n, 0n, 0n]
  for (const word of words.match(WORD) ?? []) {
    if (word === 'ล้าน') {
      whole = (whole + part + digit) * 1_000_000n
      part = digit = 0n
    } else if (PLACES[word]) {
      part += (digit === 0n ? 1n : digit) * PLACES[word]
      digit = 0n
    } else digit = word === 'เอ็ด' ? 1n : word === 'ยี่' ? 2n : BigInt(DIGITS.indexOf(word))
  }
  return whole + part + digit
}

function readBaht(text: string): bigint {
  const [, baht = '', rest = ''] = /^(?:(.*)บาท)?(.*)$/s.exec(text) ?? []
  const satang = rest === 'ถ้วน' ? 0n : readNumber(rest.replace(/สตางค์$/, ''))
  return (baht === '' ? 0n : readNumber(baht)) * 100n + satang
}

const anyAmount = fc.oneof(
  fc.bigInt({ min: 0n, max: 99_999_999_999_999n }),
  fc.bigInt({ min: 0n, max: 10_000n }),
  // Ones, zeros and twos are where Thai is irregular.
  fc
    .array(fc.constantFrom('0', '1', '2'), { minLength: 1, maxLength: 20 })
    .map(digits => BigInt(digits.join(''))),
)

describe('an amount in words', () => {
  it.each([
    [0n, 'ศูนย์บาทถ้วน'],
    [1n, 'หนึ่งสตางค์'],
    [50n, 'ห้าสิบสตางค์'],
    [121n, 'หนึ่งบาทยี่สิบเอ็ดสตางค์'],
    [1_000n, 'สิบบาทถ้วน'],
    [1_100n, 'สิบเอ็ดบาทถ้วน'],
    [2_111n, 'ยี่สิบเอ็ดบาทสิบเอ็ดสตางค์'],
    [10_100n, 'หนึ่งร้อยเอ็ดบาทถ้วน'],
    [100_100n, 'หนึ่งพันเอ็ดบาทถ้วน'],
    [1_250_050n, 'หนึ่งหมื่นสองพันห้าร้อยบาทห้าสิบสตางค์'],
    [100_000_100n, 'หนึ่งล้านเอ็ดบาทถ้วน'],
    [1_100_000_000n, 'สิบเอ็ดล้านบาทถ้วน'],
    [10_100_000_000n, 'หนึ่งร้อยเอ็ดล้านบาทถ้วน'],
    [100_000_000_000_000n, 'หนึ่งล้านล้านบาทถ้วน'],
    [150_000_000_000_000n, 'หนึ่งล้านห้าแสนล้านบาทถ้วน'],
    [
      99_999_999_999_999n,
      'เก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าล้านเก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าบาทเก้าสิบเก้าสตางค์',
    ],
  ])('%s satang reads %s', (satang, words) => {
    expect(bahtText(satang)).toBe(words)
  })

  it('says exactly the figure, whatever it is', () => {
    fc.assert(
      fc.property(anyAmount, satang => {
        expect(readBaht(bahtText(satang))).toBe(satang)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads a one in the units as เอ็ด exactly where a digit stands before it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), tens => {
        const words = bahtText((tens * 10n + 1n) * 100n)
        expect(words.endsWith(tens === 0n ? 'หนึ่งบาทถ้วน' : 'เอ็ดบาทถ้วน')).toBe(true)
      }),
    )
  })

  it('has no word for less than nothing', () => {
    expect(() => bahtText(-1n)).toThrow(RangeError)
  })
})
