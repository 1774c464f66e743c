// The content of a report: its sums, and growth over the months that were reported.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildContent, type ContentFacts, type MonthAmount } from '../../bot/domain/build-content.ts'
import { toBaht } from '../../bot/domain/money.ts'
import type { ContentProducer } from '../../bot/domain/report-content.ts'
import { CATEGORIES, CHANNELS } from '../../db/vocabulary.ts'
import { expectSums } from '../journeys/expect-sums.ts'

const factsOf = (producers: ContentProducer[], months: MonthAmount[]): ContentFacts => ({
  provinceCode: '56',
  provinceName: 'พะเยา',
  officeCode: '5605',
  officeName: 'ดอกคำใต้',
  period: '2024-12',
  number: 1,
  producers,
  months,
  submitted: null,
  certified: null,
})

const line = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  channel: fc.constantFrom(...CHANNELS),
  satang: fc.bigInt({ min: 1n, max: 9_999_999_999n }),
})

const producer = fc
  .uniqueArray(line, { maxLength: 6, selector: item => `${item.category}${item.channel}` })
  .map(
    (lines): ContentProducer => ({
      id: '00000000-0000-4000-8000-000000000001',
      code: 'PYO0001',
      name: 'ผู้ผลิต',
      product: 'ผ้าทอ',
      subdistrict: null,
      figureVersion: 1,
      amount: toBaht(lines.reduce((sum, item) => sum + item.satang, 0n)),
      entries: lines.map(({ category, channel, satang }) => ({ category, channel, amount: toBaht(satang) })),
      noSalesReason: lines.length === 0 ? 'no_orders' : null,
      note: null,
      doubtReason: null,
      source: 'visit',
      recordedBy: null,
      recordedAt: '2024-12-20T03:00:00.000Z',
    }),
  )

describe('the content of a report', () => {
  it('adds up to the satang, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(producer, { maxLength: 12 }), producers => {
        const content = buildContent(factsOf(producers, []))
        expectSums(content)
        expect(content.totals.withSales + content.totals.noSales).toBe(producers.length)
      }),
    )
  })

  const months: MonthAmount[] = [
    { period: '2024-10', nowSatang: null, baseSatang: 10_000n },
    { period: '2024-11', nowSatang: 11_000n, baseSatang: 10_000n },
    { period: '2024-12', nowSatang: 0n, baseSatang: null },
  ]

  it('leaves months that are not reported, or have no base, out of both sides of the growth', () => {
    const { growth, yearToDate } = buildContent(factsOf([], months))
    expect(growth).toEqual({ month: { base: null, tenths: null }, year: { base: '100.00', tenths: 100 } })
    expect(yearToDate).toEqual({ amount: '110.00', months: 2 })
  })
})
