// What a filed forecast holds, and the sums of a province's filed forecasts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodsOfFiscalYear } from '../../bot/domain/fiscal-year.ts'
import { isStay } from '../../bot/domain/forecast.ts'
import { buildForecastContent, isSameForecast } from '../../bot/domain/forecast-content.ts'
import { growthOfContent, summarizeForecasts } from '../../bot/domain/forecast-summary.ts'
import { parseBaht, sumSatang } from '../../bot/domain/money.ts'
import { anyRow, anyYear, rowOf } from './forecast-rows.ts'

const head = {
  provinceCode: '56',
  provinceName: 'พะเยา',
  officeCode: '5605',
  officeName: 'ดอกคำใต้',
  fiscalYear: 2025,
  number: 1,
  version: 4,
  percentTenths: 30,
  filed: null,
}
const person = { id: 'a', code: 'PYO1', name: 'ก', product: 'ผ้า', subdistrict: null }

describe('the content that is filed', () => {
  it('has the sums of its producers, by month, by round and of the year', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), anyYear, (rows, lastYear) => {
        const { producers, totals } = buildForecastContent({
          ...head,
          rows: rows.map(item => ({ ...item, ...person })),
          lastYear,
        })
        const sum = (list: readonly (string | null)[]) =>
          sumSatang(list.map(amount => parseBaht(amount ?? '0') ?? 0n))
        expect(sum(totals.months)).toBe(parseBaht(totals.amount))
        expect(sum(totals.rounds)).toBe(parseBaht(totals.amount))
        expect(sum(producers.map(producer => producer.total))).toBe(parseBaht(totals.amount))
        expect(sum(producers.flatMap(producer => producer.amounts))).toBe(parseBaht(totals.amount))
        for (const producer of producers)
          for (const [month, amount] of producer.amounts.entries())
            if (!isStay(producer.stays, month)) expect(amount).toBeNull()
        expect(growthOfContent({ totals }).tenths).toBe(totals.growth.tenths)
      }),
    )
  })

  it('is the same whoever files it when, under whatever number; another amount is another content', () => {
    const rows = [{ ...rowOf([5n]), ...person }]
    const content = buildForecastContent({ ...head, rows, lastYear: rowOf([]).lastYear })
    const filed = {
      by: 'ข',
      role: 'district_chief' as const,
      isActing: false,
      at: '2025-01-20T00:00:00.000Z',
    }
    expect(isSameForecast(content, { ...content, number: 2, filed })).toBe(true)
    expect(isSameForecast(content, { ...content, version: 5 })).toBe(false)
    const other = buildForecastContent({
      ...head,
      rows: [{ ...rowOf([6n]), ...person }],
      lastYear: rowOf([]).lastYear,
    })
    expect(isSameForecast(content, other)).toBe(false)
  })
})

describe('the forecasts of a province', () => {
  const periods = periodsOfFiscalYear(2025)
  const contentOf = (officeCode: string, amount: bigint, lastYear: bigint | null) =>
    buildForecastContent({
      ...head,
      officeCode,
      rows: [{ ...rowOf(Array.from({ length: 12 }, () => amount)), ...person }],
      lastYear: Array.from({ length: 12 }, () => lastYear),
    })

  it('add up, grow like for like, and are compared with what was sold only where it is reported', () => {
    const sold = [
      { officeCode: '5605', period: '2024-10', amountSatang: 90n, isReported: true },
      { officeCode: '5606', period: '2024-10', amountSatang: 10n, isReported: false },
      { officeCode: '5607', period: '2024-10', amountSatang: 777n, isReported: true },
      { officeCode: '5605', period: '2024-11', amountSatang: 5n, isReported: false },
    ]
    const summary = summarizeForecasts(
      [contentOf('5605', 100n, 80n), contentOf('5606', 50n, null)],
      sold,
      periods,
    )
    expect(summary.amountSatang).toBe(1800n)
    expect(summary.growth).toEqual({ nowSatang: 1200n, baseSatang: 960n, tenths: 250, months: 12 })
    expect(summary.months[0]).toEqual({
      period: '2024-10',
      forecastSatang: 150n,
      actualSatang: 100n,
      reported: 1,
    })
    expect(summary.months[1]).toMatchObject({ actualSatang: 5n, reported: 0 })
    expect(summary.months[2]).toMatchObject({ actualSatang: null, reported: 0 })
    expect(summary.toDate).toEqual({
      forecastSatang: 100n,
      actualSatang: 90n,
      tenths: -100,
      covered: 1,
      of: 24,
    })
  })

  it('of nobody are nothing, not zero growth', () => {
    const summary = summarizeForecasts([], [], periods)
    expect(summary).toMatchObject({ amountSatang: 0n, growth: { tenths: null, months: 0 } })
    expect(summary.toDate.tenths).toBeNull()
  })
})
