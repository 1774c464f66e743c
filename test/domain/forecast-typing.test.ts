// What people type into a forecast: percentages, and amounts among which a typed zero is one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERCENT_TENTHS } from '../../bot/domain/forecast.ts'
import { readForecastAmount, readPercent } from '../../bot/domain/forecast-typing.ts'
import { readTypedAmount } from '../../bot/domain/typed-amount.ts'

describe('a typed percentage', () => {
  it.each([
    ['3', 30],
    ['+3.0', 30],
    ['3.5 %', 35],
    ['๒.๕%', 25],
    ['-1.5', -15],
    ['−0.7', -7],
    ['ร้อยละ 5', 50],
    ['0', 0],
    ['-0', 0],
    ['-100', -1000],
    ['1000', 10_000],
  ])('%s is %d tenths', (text, tenths) => {
    expect(Object.is(readPercent(text), tenths)).toBe(true)
  })

  it.each([
    '',
    '%',
    '3.25',
    '3,5',
    '1.',
    '.5',
    '5 5 %x',
    'สาม',
    '1000.1',
    '-100.1',
    '12345',
    '=3',
    '3-5',
    '1e2',
  ])('%j is not taken', text => {
    expect(readPercent(text)).toBeNull()
  })

  it('is read back from every way it is written', () => {
    const tenths = fc.integer({ min: PERCENT_TENTHS.least, max: PERCENT_TENTHS.most })
    fc.assert(
      fc.property(tenths, value => {
        const size = Math.abs(value)
        const text = `${value < 0 ? '−' : '+'}${Math.floor(size / 10)}.${size % 10} %`
        expect(readPercent(text)).toBe(value)
      }),
      { examples: [[0], [-1]] },
    )
  })
})

describe('a typed amount', () => {
  it.each(['0', '๐', '0.00', '0 บาท', ' 0 ', '0.-'])('%j is zero', text => {
    expect(readForecastAmount(text)).toEqual({ kind: 'amount', satang: 0n, echo: false })
  })

  it.each([
    ['ศูนย์', 'zero_needs_reason'],
    ['ไม่มี', 'no_sales_words'],
    ['-', 'no_sales_words'],
    ['00', 'leading_zero'],
    ['-0', 'negative'],
  ])('%j is refused: %s', (text, reason) => {
    expect(readForecastAmount(text)).toEqual({ kind: 'refused', reason })
  })

  it('is never made of nothing: blank stays blank', () => {
    for (const text of ['', '  ', '\u200b']) expect(readForecastAmount(text)).toEqual({ kind: 'blank' })
  })

  it('is otherwise read as in the revenue form', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('12,500', '1.2 หมื่น', '12.5k', '1,2500', '๑๒๕', '12500.505', '081-234-5678'),
    )
    fc.assert(
      fc.property(text, typed => {
        const revenue = readTypedAmount(typed)
        const isZero = revenue.kind === 'refused' && revenue.reason === 'zero_needs_reason'
        if (!isZero) expect(readForecastAmount(typed)).toEqual(revenue)
      }),
    )
  })
})
