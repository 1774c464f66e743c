// The wire form of money: one spelling in, one spelling out, never a rounded satang.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBaht, formatMillions, parseBaht, sumSatang, toBaht } from '../../bot/domain/money.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'

const satang = fc.bigInt({ min: 0n, max: MAX_SATANG })

describe('the wire', () => {
  test.each<[string, bigint]>([
    ['0', 0n],
    ['0.00', 0n],
    ['0.5', 50n],
    ['0.05', 5n],
    ['1', 100n],
    ['12500', 1_250_000n],
    ['12500.5', 1_250_050n],
    ['12500.50', 1_250_050n],
    ['999999999999.99', MAX_SATANG],
  ])('takes the canonical %j exactly', (text, expected) => {
    expect(parseBaht(text)).toBe(expected)
  })

  test.each([
    '',
    ' ',
    '12,500',
    ' 12500',
    '12500 ',
    '12500\n',
    '+1',
    '-1',
    '-0',
    '00',
    '007',
    '01.50',
    '.5',
    '5.',
    '1.005',
    '1.000',
    '1e5',
    '0x10',
    '1_000',
    '๑๒',
    '１２',
    '12 500',
    '฿1',
    '1000000000000',
    '999999999999.999',
    'NaN',
    'Infinity',
    '1.5.0',
  ])('refuses every other spelling: %j', text => {
    expect(parseBaht(text)).toBeNull()
  })

  test('an amount survives the round trip through its canonical string', () => {
    fc.assert(
      fc.property(satang, amount => {
        const text = toBaht(amount)
        expect(text).toMatch(/^(0|[1-9]\d{0,11})\.\d\d$/)
        expect(parseBaht(text)).toBe(amount)
      }),
    )
  })

  test('whatever is taken is a spelling of its own canonical string', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9.]{0,16}$/), text => {
        const amount = parseBaht(text)
        if (amount === null) return
        expect(amount <= MAX_SATANG).toBe(true)
        expect(toBaht(amount).startsWith(text)).toBe(true)
      }),
    )
  })
})

describe('display', () => {
  test.each<[bigint, string, string]>([
    [0n, '0.00', '0'],
    [5n, '0.05', '0.05'],
    [99_999n, '999.99', '999.99'],
    [100_000n, '1,000.00', '1,000'],
    [1_250_050n, '12,500.50', '12,500.50'],
    [123_456_700n, '1,234,567.00', '1,234,567'],
    [MAX_SATANG, '999,999,999,999.99', '999,999,999,999.99'],
    [-50n, '-0.50', '-0.50'],
    [-123_400n, '-1,234.00', '-1,234'],
  ])('%s satang reads %s, or %s without needless decimals', (amount, always, auto) => {
    expect(formatBaht(amount)).toBe(always)
    expect(formatBaht(amount, { decimals: 'always' })).toBe(always)
    expect(formatBaht(amount, { decimals: 'auto' })).toBe(auto)
  })

  test('grouping agrees with Intl on any amount', () => {
    const intl = new Intl.NumberFormat('th-TH-u-nu-latn', { minimumFractionDigits: 2 })
    fc.assert(
      fc.property(satang, amount => {
        expect(formatBaht(amount)).toBe(intl.format(toBaht(amount) as Intl.StringNumericLiteral))
      }),
    )
  })

  test.each<[bigint, string]>([
    [1_284_000_000n, '12.84'],
    [1_284_499_999n, '12.84'],
    [1_284_500_000n, '12.85'],
    [499_999n, '0.00'],
    [500_000n, '0.01'],
    [123_456_789_000n, '1,234.57'],
    [-1_284_500_000n, '-12.85'],
    [0n, '0.00'],
  ])('%s satang is %s million', (amount, expected) => {
    expect(formatMillions(amount)).toBe(expected)
  })
})

test('a sum is exact where floats are not', () => {
  expect(sumSatang([])).toBe(0n)
  expect(sumSatang(Array.from({ length: 100_000 }, () => 10n))).toBe(1_000_000n)
  expect(sumSatang([MAX_SATANG, 1n, MAX_SATANG])).toBe(2n * MAX_SATANG + 1n)
})
