// The indicator against a naive computation: every month, every growth, every standing, on generated years; and what it says
// must be sold is exactly enough: with it the level is reached, with a satang less it is not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IndicatorFacts, type MeasuredOffice, measureIndicators } from '../../bot/domain/indicator.ts'
import type { Target } from '../../bot/domain/target.ts'
import { SPANS, type Span } from '../../db/vocabulary.ts'
import { DISTRICTS, indicatorFacts, levels, PERIODS, percent, YEAR } from './indicator-facts.ts'
import {
  naive,
  naiveGrowth,
  naiveMonth,
  naiveReached,
  naiveRemaining,
  naiveWhole,
  thresholds,
  yearsBefore,
} from './naive-indicator.ts'

function expectStanding(
  facts: IndicatorFacts,
  { officeCode, spans, wholeBase }: MeasuredOffice,
  codes: readonly string[],
  span: Span,
): void {
  const { standing } = spans[span]
  const set = facts.targets.find(item => item.officeCode === officeCode && item.span === span)
  expect(standing?.target).toEqual(set?.target)
  if (standing === null || set === undefined) return
  const list = thresholds(set.target)
  const reached = naiveReached(facts, codes, span, set.target)
  const isReached = reached === list.length
  expect(standing).toMatchObject({ isReached, level: set.target.kind === 'percent' ? null : reached })
  expect(standing.distanceTenths === null).toBe(reached === null)
  expect(standing.distanceTenths === 0).toBe(isReached)
  expect(standing.remaining).toEqual(naiveRemaining(facts, codes, span))
  const { total, sold, count } = naiveWhole(facts, codes, span)
  expect(wholeBase[span]).toEqual({ covered: count, of: codes.length })
  expect(standing.needed.map(item => item.thresholdTenths)).toEqual(total > 0n ? list : [])
  for (const { satang, thresholdTenths } of standing.needed) {
    const goal = total * BigInt(1000 + thresholdTenths)
    expect((sold + satang) * 1000n >= goal).toBe(true)
    expect(satang === 0n || (sold + satang - 1n) * 1000n < goal).toBe(true)
  }
}

describe('the indicator of a generated year', () => {
  it('has of every district-month what the record says, and nothing made up', () => {
    fc.assert(
      fc.property(indicatorFacts, facts => {
        const year = measureIndicators(facts)
        expect(year.districts.map(item => item.officeCode)).toEqual(naive(facts).counted)
        expect(year.districts.length + year.leftOut.length).toBe(DISTRICTS.length)
        for (const { officeCode, months } of [...year.districts, ...year.leftOut])
          for (const month of months) expect(month).toMatchObject(naiveMonth(facts, officeCode, month.period))
      }),
      { numRuns: 60 },
    )
  })

  it('that was only imported is shown, also where nobody produces any more', () => {
    const facts = round({ kind: 'percent', tenths: 50 }, [], [70n, 80n])
    const amounts = facts.amounts.map(row => ({ ...row, state: 'draft' as const, isImported: true }))
    const districts = facts.districts.map(district => ({ ...district, hasProducers: false }))
    const year = measureIndicators({ ...facts, amounts, districts })
    expect(year.districts.map(item => item.officeCode)).toEqual(['5601'])
    expect(year.province.months.slice(0, 3).map(month => month.importedSatang)).toEqual([70n, 80n, null])
  })

  it('of the province is the sum of the districts that have an amount', () => {
    fc.assert(
      fc.property(indicatorFacts, facts => {
        const year = measureIndicators(facts)
        for (const [index, month] of year.province.months.entries())
          for (const key of [
            'nowSatang',
            'importedSatang',
            'baseSatang',
            'lastYearSatang',
            'forecastSatang',
          ] as const) {
            const known = year.districts.flatMap(item => item.months[index]?.[key] ?? [])
            expect(month[key]).toBe(known.length === 0 ? null : known.reduce((sum, item) => sum + item, 0n))
          }
      }),
      { numRuns: 60 },
    )
  })

  it('measures growth like for like, and says how many district-months it counted', () => {
    fc.assert(
      fc.property(indicatorFacts, facts => {
        const year = measureIndicators(facts)
        for (const office of [year.province, ...year.districts])
          for (const span of SPANS) {
            const codes = office === year.province ? naive(facts).counted : [office.officeCode]
            const { now, before, covered, of } = naiveGrowth(facts, codes, span)
            const { growth } = office.spans[span]
            expect(growth).toMatchObject({ nowSatang: now, baseSatang: before, covered, of })
            expect(growth.tenths === null).toBe(before === 0n)
          }
      }),
      { numRuns: 100 },
    )
  })

  it('says of every target exactly what is reached and what is needed, no satang more or less', () => {
    fc.assert(
      fc.property(indicatorFacts, facts => {
        const year = measureIndicators(facts)
        for (const office of [year.province, ...year.districts])
          for (const span of SPANS) {
            const codes = office === year.province ? naive(facts).counted : [office.officeCode]
            expectStanding(facts, office, codes, span)
          }
      }),
      { numRuns: 150 },
    )
  })

  it('does not change where the target of another office or span changes', () => {
    fc.assert(
      fc.property(indicatorFacts, facts => {
        const [own, other] = [measureIndicators(facts), measureIndicators({ ...facts, targets: [] })]
        expect(other.districts.map(item => item.spans.year.growth)).toEqual(
          own.districts.map(item => item.spans.year.growth),
        )
        expect(other.province.spans.round_1.standing).toBeNull()
      }),
      { numRuns: 20 },
    )
  })
})

/** A round with a base in all six months, of which the first few are reported. */
function round(target: Target, bases: readonly bigint[], sold: readonly bigint[]): IndicatorFacts {
  const amount = (period: string, amountSatang: bigint) => ({
    officeCode: '5601',
    period,
    amountSatang,
    state: 'certified' as const,
    isImported: false,
  })
  return {
    asOf: new Date('2025-03-12T03:00:00Z'),
    fiscalYear: YEAR,
    rule: 'last_year',
    focus: '2025-03',
    province: { officeCode: '56', officeName: 'พะเยา' },
    districts: [{ officeCode: '5601', officeName: 'เมืองพะเยา', hasProducers: true }],
    amounts: [
      ...bases.map((satang, index) => amount(yearsBefore(PERIODS[index] ?? '', 1), satang)),
      ...sold.map((satang, index) => amount(PERIODS[index] ?? '', satang)),
    ],
    forecasts: [],
    targets: [{ officeCode: '5601', span: 'round_1', target }],
  }
}

const standingOf = (facts: IndicatorFacts) => measureIndicators(facts).districts[0]?.spans.round_1.standing

describe('what must be sold', () => {
  const six = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 6, maxLength: 6 })

  it('in the remaining months is exactly enough: sold so, the level is reached; a satang less, it is not', () => {
    fc.assert(
      fc.property(fc.oneof(levels, percent), six, six, fc.nat(5), (target, bases, all, done) => {
        const sold = all.slice(0, done)
        const standing = standingOf(round(target, bases, sold))
        expect(standing?.remaining).toEqual(PERIODS.slice(done, 6))
        for (const [index, { satang }] of (standing?.needed ?? []).entries()) {
          const rest = [satang, ...Array.from({ length: 5 - done }, () => 0n)]
          const reached = (extra: bigint) => {
            const after = standingOf(round(target, bases, [...sold, satang + extra, ...rest.slice(1)]))
            return target.kind === 'percent' ? after?.isReached : (after?.level ?? 0) > index
          }
          expect(reached(0n)).toBe(true)
          if (satang > 0n) expect(reached(-1n)).toBe(false)
        }
        expect(standing?.needed).toHaveLength(thresholds(target).length)
      }),
      {
        numRuns: 200,
        examples: [[{ kind: 'percent', tenths: 50 }, [1n, 1n, 1n, 1n, 1n, 1n], [1n, 1n, 1n, 1n, 1n, 1n], 3]],
      },
    )
  })

  it('is not said where a month of the span has no base, and is never below nothing', () => {
    const target: Target = { kind: 'percent', tenths: 50 }
    const bases = [100n, 100n, 100n, 100n, 100n, 100n]
    expect(standingOf(round(target, bases.slice(0, 5), [200n]))?.needed).toEqual([])
    expect(standingOf(round(target, bases, [10_000n]))?.needed).toEqual([
      { level: null, thresholdTenths: 50, satang: 0n },
    ])
    expect(standingOf(round(target, bases, [110n]))?.needed[0]?.satang).toBe(520n)
  })

  it('counts an imported month of this year as sold, not as remaining and not as reported', () => {
    const facts = round({ kind: 'percent', tenths: 0 }, [100n, 100n, 100n, 100n, 100n, 100n], [90n, 80n])
    const amounts = facts.amounts.map(row =>
      row.period === '2024-10' ? { ...row, state: 'draft' as const, isImported: true } : row,
    )
    const standing = standingOf({ ...facts, amounts })
    expect(standing?.needed[0]?.satang).toBe(430n)
    expect(standing?.remaining).toEqual(['2024-12', '2025-01', '2025-02', '2025-03'])
    expect(measureIndicators({ ...facts, amounts }).districts[0]?.spans.round_1.growth).toMatchObject({
      nowSatang: 80n,
      baseSatang: 100n,
      covered: 1,
      of: 6,
    })
  })

  it('is reached exactly, though the growth shown is rounded: 4.96 % is not 5 %', () => {
    const facts = round({ kind: 'percent', tenths: 50 }, [10_000n], [10_496n])
    expect(measureIndicators(facts).districts[0]?.spans.round_1.growth.tenths).toBe(50)
    expect(standingOf(facts)).toMatchObject({ isReached: false, distanceTenths: 1 })
  })
})

describe('the target of a month', () => {
  it('is the round’s, else the year’s, on the month’s base, up to the satang', () => {
    const facts = round({ kind: 'levels', tenths: [0, 10, 20, 30, 45] }, [1001n, 7n], [])
    const targetsIn = (more: IndicatorFacts['targets']) =>
      measureIndicators({ ...facts, targets: more }).districts[0]?.months.map(month => month.targetSatang)
    const byYear = { officeCode: '5601', span: 'year', target: { kind: 'percent', tenths: 100 } } as const
    expect(targetsIn([...facts.targets, byYear])?.slice(0, 3)).toEqual([1047n, 8n, null])
    expect(targetsIn([byYear])?.slice(0, 3)).toEqual([1102n, 8n, null])
    expect(targetsIn([])).toEqual(PERIODS.map(() => null))
  })
})
