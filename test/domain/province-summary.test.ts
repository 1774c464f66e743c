// The province's summary from rows alone: totals, completeness, who is in time and who is missing.
import { describe, expect, it } from 'vitest'
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
  periods: [
    { period: '2024-12', lastYear: '2023-12' },
    { period: '2025-01', lastYear: '2024-01' },
  ],
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
  const amounts = [
    { officeCode: '5601', period: '2025-01', amountSatang: 110n, state: 'certified' },
    { officeCode: '5601', period: '2024-01', amountSatang: 100n, state: 'certified' },
    // Not reported: left out of both sides.
    { officeCode: '5603', period: '2025-01', amountSatang: 999n, state: 'draft' },
    { officeCode: '5603', period: '2024-01', amountSatang: 999n, state: 'certified' },
    // No base.
    { officeCode: '5602', period: '2025-01', amountSatang: 500n, state: 'submitted' },
    // The month before, for the year to date only.
    { officeCode: '5602', period: '2024-12', amountSatang: 90n, state: 'accepted' },
    { officeCode: '5602', period: '2023-12', amountSatang: 100n, state: 'certified' },
    // Of a district that owes nothing, and of a month that is not asked about.
    { officeCode: '5609', period: '2025-01', amountSatang: 777n, state: 'certified' },
    { officeCode: '5609', period: '2024-01', amountSatang: 7n, state: 'certified' },
    { officeCode: '5601', period: '2024-11', amountSatang: 777n, state: 'certified' },
  ] as const

  it('is of the month over the same month, and of the fiscal year so far, like for like', () => {
    const summary = summarizeProvince(facts({ amounts }))
    expect(summary.growthMonth).toEqual({ nowSatang: 110n, baseSatang: 100n, tenths: 100, covered: 1, of: 6 })
    expect(summary.growthYear).toEqual({ nowSatang: 200n, baseSatang: 200n, tenths: 0, covered: 2, of: 12 })
  })
})
