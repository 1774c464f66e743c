// The monthly chart from amounts alone: bars of the right height and kind, lines that break where nothing is known.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndicatorMonthView } from '../../bot/contract/indicator.ts'
import { roundTop, shapeChart } from '../../liff/pages/chart-shape.ts'

const month = (index: number, change: Partial<IndicatorMonthView> = {}): IndicatorMonthView => ({
  period: `2025-${String(index + 1).padStart(2, '0')}`,
  now: null,
  imported: null,
  isReported: false,
  base: null,
  lastYear: null,
  forecast: null,
  target: null,
  growth: { now: '0.00', base: '0.00', tenths: null, covered: 0, of: 1 },
  ...change,
})

describe('the top of the chart', () => {
  it('is the next round number of baht', () => {
    expect([0n, 1n, 100n, 101n, 250_00n, 900_00n, 51_000_000_00n].map(roundTop)).toEqual([
      100n,
      100n,
      100n,
      200n,
      300_00n,
      1_000_00n,
      60_000_000_00n,
    ])
  })

  it('is never below an amount and never twice as high', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100n, max: 10n ** 20n }), most => {
        const top = roundTop(most)
        expect(top >= most && top <= most * 2n).toBe(true)
      }),
    )
  })
})

describe('the chart', () => {
  const shape = shapeChart([
    month(0, { now: '100.00', isReported: true, lastYear: '50.00', target: '80.00' }),
    month(1, { now: '50.00', lastYear: '25.00' }),
    month(2, { imported: '10.00', target: '40.00', forecast: '20.00' }),
    month(3, { now: '5.00', imported: '90.00', target: '60.00', forecast: '30.00' }),
    month(4, { lastYear: '100.00' }),
  ])

  it('has a bar for what was recorded, else imported, and tells reported from not', () => {
    expect(shape.top).toBe(100_00n)
    expect(shape.bars.map(({ x, y, height, kind }) => [x, y, height, kind])).toEqual([
      [2, 0, 100, 'reported'],
      [12, 50, 50, 'open'],
      [22, 90, 10, 'imported'],
      [32, 95, 5, 'open'],
    ])
  })

  it('breaks a line where nothing is known and draws a lone month as a dot; the forecast is dots alone', () => {
    expect(shape.lines).toEqual({
      lastYear: 'M5 50L15 75M45 0h0.01',
      target: 'M5 20h0.01M25 60L35 40',
      forecast: 'M25 80h0.01M35 70h0.01',
    })
  })

  it('of nothing has no bar and no line', () => {
    expect(shapeChart([month(0)])).toEqual({
      top: 100n,
      bars: [],
      lines: { lastYear: null, target: null, forecast: null },
    })
  })
})
