// The province's summary from rows alone: totals, completeness, who is in time and who is missing.
import { describe, expect, it } from 'vitest'
import type { DistrictAmount } from '../../bot/domain/growth-base.ts'
import {
  type DistrictMonth,
  type SummaryFacts,
  summarizeProvince,
} from '../../bot/domain/province-summary.ts'
import { calendarOf } from '../../bot/domain/reporting-calendar.ts'

const bangkok = (text: string) => new Date(`${text}+07:00`)

const district = (officeCode: string, more: Partial<DistrictMonth> = {}): DistrictMonth => ({
  officeCode,
  officeName: `อำเภอ ${officeCode}`,
  expected: 10,
  recorded: 10,
  noSales: 1,
  amountSatang: 100_00n,
  state: 'certified',
  firstSubmittedAt: bangkok('2025-01-25T23:59:59.999'),
  firstCertifiedAt: bangkok('2025-01-31T23:59:59.999'),
  ...more,
})

const ROWS = [
  district('5601'),
  district('5602', {
    state: 'submitted',
    firstSubmittedAt: bangkok('2025-01-26T00:00:00'),
    firstCertifiedAt: null,
  }),
  district('5603', {
    state: 'draft',
    recorded: 4,
    amountSatang: 40_50n,
    firstSubmittedAt: null,
    firstCertifiedAt: null,
  }),
  // In time at first, then returned: on time stays, submitted does not.
  district('5604', {
    state: 'returned',
    firstSubmittedAt: bangkok('2025-01-20T10:00'),
    firstCertifiedAt: null,
  }),
  district('5605', {
    state: 'draft',
    recorded: 0,
    amountSatang: 0n,
    noSales: 0,
    firstSubmittedAt: null,
    firstCertifiedAt: null,
  }),
  district('5606', { state: 'accepted', firstCertifiedAt: bangkok('2025-02-01T00:00:00') }),
  // Without producers.
  district('5609', {
    expected: 0,
    recorded: 0,
    noSales: 0,
    amountSatang: 0n,
    state: 'draft',
    firstSubmittedAt: null,
    firstCertifiedAt: null,
  }),
]

const facts = (more: Partial<SummaryFacts> = {}): SummaryFacts => ({
  asOf: bangkok('2025-02-07T07:00'),
  calendar: calendarOf('2025-01', []),
  rule: 'last_year',
  periods: ['2024-12', '2025-01'],
  districts: ROWS,
  amounts: [],
  ...more,
})

describe('the summary', () => {
  const summary = summarizeProvince(facts())

  it('adds up amounts, producers and stated zeros', () => {
    expect(summary.amountSatang).toBe(440_50n)
    expect(summary.producers).toEqual({ expected: 60, recorded: 44, noSales: 5 })
  })

  it('counts the districts that owe a report, by how far they are', () => {
    expect(summary.offices).toEqual({ of: 6, complete: 4, submitted: 3, certified: 2 })
  })

  it('calls in time what came by the end of the day, to the millisecond', () => {
    expect(summary.onTime).toEqual({
      submitted: 3,
      certified: 1,
      of: 6,
      isDuePassed: true,
      isSignOffPassed: true,
    })
  })

  it('knows before the end of a day that it is not over', () => {
    const at = (text: string) => summarizeProvince(facts({ asOf: bangkok(text) })).onTime
    expect(at('2025-01-25T23:59:59.999')).toMatchObject({ isDuePassed: false, isSignOffPassed: false })
    expect(at('2025-01-26T00:00:00')).toMatchObject({ isDuePassed: true, isSignOffPassed: false })
    expect(at('2025-02-01T00:00:00')).toMatchObject({ isDuePassed: true, isSignOffPassed: true })
  })

  it('goes by a corrected due day', () => {
    const calendar = calendarOf('2025-01', [
      { period: '2025-01', milestone: 'report_due', correctedOn: '2025-01-26', reason: 'x' },
    ])
    expect(summarizeProvince(facts({ calendar })).onTime.submitted).toBe(4)
  })

  it('names who is not certified, the one with most left first, and nobody who owes nothing', () => {
    expect(summary.missing.map(row => [row.officeCode, row.left, row.state])).toEqual([
      ['5605', 10, 'draft'],
      ['5603', 6, 'draft'],
      ['5602', 0, 'submitted'],
      ['5604', 0, 'returned'],
    ])
  })

  it('of a province without producers is all zeros and nobody is missing', () => {
    const none = summarizeProvince(facts({ districts: [ROWS[6] as DistrictMonth] }))
    expect(none.offices).toEqual({ of: 0, complete: 0, submitted: 0, certified: 0 })
    expect([none.missing, none.amountSatang, none.growthYear.tenths]).toEqual([[], 0n, null])
  })
})

describe('its growth', () => {
  const amount = (
    officeCode: string,
    period: string,
    satang: bigint,
    more: Partial<DistrictAmount> = {},
  ): DistrictAmount => ({
    officeCode,
    period,
    amountSatang: satang,
    state: 'certified',
    isImported: false,
    ...more,
  })
  const amounts = [
    amount('5601', '2025-01', 110n),
    amount('5601', '2024-01', 100n),
    // Not reported: left out of both sides.
    amount('5603', '2025-01', 999n, { state: 'draft' }),
    amount('5603', '2024-01', 999n),
    // No base.
    amount('5602', '2025-01', 500n, { state: 'submitted' }),
    // The month before, for the year to date only.
    amount('5602', '2024-12', 90n, { state: 'accepted' }),
    amount('5602', '2023-12', 100n),
    // Of a district that owes nothing this year, and of a month that is not asked about.
    amount('5609', '2024-01', 7n),
    amount('5601', '2024-11', 777n),
  ]

  it('is of the month over the same month, and of the fiscal year so far, like for like', () => {
    const summary = summarizeProvince(facts({ amounts }))
    expect(summary.growthMonth).toEqual({ nowSatang: 110n, baseSatang: 100n, tenths: 100, covered: 1, of: 6 })
    expect(summary.growthYear).toEqual({ nowSatang: 200n, baseSatang: 200n, tenths: 0, covered: 2, of: 12 })
  })

  it('of the year keeps what a district reported before its last producer left', () => {
    const gone = [amount('5609', '2024-12', 60n), amount('5609', '2023-12', 50n)]
    const { growthMonth, growthYear } = summarizeProvince(facts({ amounts: [...amounts, ...gone] }))
    expect([growthMonth.covered, growthMonth.of]).toEqual([1, 6])
    expect(growthYear).toEqual({ nowSatang: 260n, baseSatang: 250n, tenths: 40, covered: 3, of: 14 })
  })

  it('takes an imported year as its base, and never an imported month as reported', () => {
    const imported = { state: 'draft', isImported: true } as const
    const more = [amount('5602', '2024-01', 400n, imported), amount('5604', '2025-01', 900n, imported)]
    const base = amount('5604', '2024-01', 300n)
    const summary = summarizeProvince(facts({ amounts: [...amounts, ...more, base] }))
    expect(summary.growthMonth).toEqual({ nowSatang: 610n, baseSatang: 500n, tenths: 220, covered: 2, of: 6 })
  })

  it('by the average of three years counts only where all three are known', () => {
    const earlier = [amount('5601', '2023-01', 101n), amount('5601', '2022-01', 102n)]
    const two = [amount('5602', '2024-01', 100n), amount('5602', '2023-01', 100n)]
    const summary = summarizeProvince(
      facts({ rule: 'average_3_years', amounts: [...amounts, ...earlier, ...two] }),
    )
    expect(summary.rule).toBe('average_3_years')
    expect(summary.growthMonth).toEqual({ nowSatang: 110n, baseSatang: 101n, tenths: 89, covered: 1, of: 6 })
  })
})
