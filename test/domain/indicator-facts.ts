// Generated facts of an indicator: a few districts with recorded, reported, imported and unknown months over four years.
import fc from 'fast-check'
import type { DistrictAmount } from '../../bot/domain/growth-base.ts'
import type { IndicatorFacts } from '../../bot/domain/indicator.ts'
import { periodsOfSpan } from '../../bot/domain/spans.ts'
import type { Target } from '../../bot/domain/target.ts'
import { BASELINE_RULES, REPORT_STATES, SPANS } from '../../db/vocabulary.ts'

export const YEAR = 2025
export const DISTRICTS = ['5601', '5602', '5603']
export const PERIODS = periodsOfSpan(YEAR, 'year')

const money = fc.oneof(fc.bigInt({ min: 0n, max: 500n }), fc.bigInt({ min: 0n, max: 99_999_999_999_999n }))

export const percent: fc.Arbitrary<Target> = fc
  .integer({ min: -1000, max: 10_000 })
  .map(tenths => ({ kind: 'percent', tenths }))

export const levels: fc.Arbitrary<Target> = fc
  .uniqueArray(fc.integer({ min: -300, max: 600 }), { minLength: 5, maxLength: 5 })
  .map(list => ({
    kind: 'levels',
    tenths: list.sort((a, b) => a - b) as [number, number, number, number, number],
  }))

const target = fc.oneof(percent, levels)

/** A district's month of one year; null = nobody knows anything of it. */
const month = fc.option(
  fc.record({
    amountSatang: money,
    state: fc.constantFrom(...REPORT_STATES),
    isImported: fc.boolean(),
  }),
  { freq: 9 },
)

const monthOf = (officeCode: string, period: string): fc.Arbitrary<DistrictAmount[]> =>
  month.map(row =>
    row === null
      ? []
      : [{ ...row, officeCode, period, state: row.isImported ? ('draft' as const) : row.state }],
  )

const allMonths = DISTRICTS.flatMap(code =>
  [YEAR, YEAR - 1, YEAR - 2, YEAR - 3].flatMap(year =>
    periodsOfSpan(year, 'year').map(period => [code, period] as const),
  ),
)

const cells = ['56', ...DISTRICTS].flatMap(officeCode => SPANS.map(span => ({ officeCode, span })))

export const indicatorFacts: fc.Arbitrary<IndicatorFacts> = fc.record({
  asOf: fc.constant(new Date('2025-02-12T03:00:00Z')),
  fiscalYear: fc.constant(YEAR),
  rule: fc.constantFrom(...BASELINE_RULES),
  focus: fc.constantFrom('2024-09', ...PERIODS, '2025-10'),
  province: fc.constant({ officeCode: '56', officeName: 'พะเยา' }),
  districts: fc.tuple(...DISTRICTS.map(() => fc.boolean())).map(list =>
    DISTRICTS.map((officeCode, index) => ({
      officeCode,
      officeName: `อำเภอ ${officeCode}`,
      hasProducers: list[index] ?? false,
    })),
  ),
  amounts: fc.tuple(...allMonths.map(([code, period]) => monthOf(code, period))).map(list => list.flat()),
  forecasts: fc
    .subarray(PERIODS)
    .map(list => list.map(period => ({ officeCode: '5602', period, amountSatang: 700n }))),
  targets: fc
    .tuple(fc.subarray(cells), fc.array(target, { minLength: cells.length, maxLength: cells.length }))
    .map(([list, targets]) =>
      list.flatMap((cell, index) => {
        const chosen = targets[index]
        return chosen === undefined ? [] : [{ ...cell, target: chosen }]
      }),
    ),
})
