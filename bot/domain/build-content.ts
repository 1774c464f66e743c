// Makes the content of a district report from its figures: sums, cells of category × channel, growth. Pure and exact; the
// sum of all รต.1 is the total of รต.2 by construction, and a property test holds it to that.
import {
  CATEGORIES,
  type Category,
  CHANNELS,
  type Channel,
  type OfficeCode,
  type Period,
  type Satang,
} from '../../db/vocabulary.ts'
import { fiscalYearOf } from './fiscal-year.ts'
import { tenthsOf } from './growth.ts'
import { parseBaht, sumSatang, toBaht } from './money.ts'
import type { ContentProducer, ReportContent } from './report-content.ts'

/** One month of the district, for the fiscal year so far. */
export interface MonthAmount {
  period: Period
  /** Null = not reported: left out of both sides, and of the sum. */
  nowSatang: Satang | null
  /** Null = no figures a year before. */
  baseSatang: Satang | null
}

export interface ContentFacts {
  provinceCode: string
  provinceName: string
  officeCode: OfficeCode
  officeName: string
  period: Period
  number: number
  /** Every one with a figure or a stated zero. */
  producers: ContentProducer[]
  /** From October up to and with the period; the period's own amount is taken from the producers. */
  months: readonly MonthAmount[]
  submitted: ReportContent['submitted']
  certified: ReportContent['certified']
}

export function buildContent(facts: ContentFacts): ReportContent {
  const { months, ...rest } = facts
  const total = sumSatang(facts.producers.map(producer => satangOf(producer.amount)))
  const yearToDate = months.map(month =>
    month.period === facts.period ? { ...month, nowSatang: total } : month,
  )
  const reported = yearToDate.filter(month => month.nowSatang !== null)
  const own = yearToDate.find(month => month.period === facts.period)
  return {
    schema: 1,
    ...rest,
    fiscalYear: fiscalYearOf(facts.period),
    totals: totalsOf(facts.producers, total),
    yearToDate: {
      amount: toBaht(sumSatang(reported.map(month => month.nowSatang ?? 0n))),
      months: reported.length,
    },
    growth: { month: growthOver(own === undefined ? [] : [own]), year: growthOver(yearToDate) },
  }
}

function totalsOf(producers: readonly ContentProducer[], total: Satang): ReportContent['totals'] {
  const cells = new Map<string, Satang>()
  for (const { category, channel, amount } of producers.flatMap(producer => producer.entries)) {
    const key = `${category}:${channel}`
    cells.set(key, (cells.get(key) ?? 0n) + satangOf(amount))
  }
  const cell = (category: Category, channel: Channel) => cells.get(`${category}:${channel}`) ?? 0n
  const byCategory = (category: Category) => sumSatang(CHANNELS.map(channel => cell(category, channel)))
  const byChannel = (channel: Channel) => sumSatang(CATEGORIES.map(category => cell(category, channel)))
  const noSales = producers.filter(producer => producer.noSalesReason !== null).length
  return {
    amount: toBaht(total),
    withSales: producers.length - noSales,
    noSales,
    byCategory: recordOf(CATEGORIES, category => toBaht(byCategory(category))),
    byChannel: recordOf(CHANNELS, channel => toBaht(byChannel(channel))),
    cells: recordOf(CATEGORIES, category => recordOf(CHANNELS, channel => toBaht(cell(category, channel)))),
  }
}

/** Like for like: only months that are reported and have a base count on either side. */
function growthOver(months: readonly MonthAmount[]): { base: string | null; tenths: number | null } {
  const counted = months.filter(month => month.nowSatang !== null && month.baseSatang !== null)
  if (counted.length === 0) return { base: null, tenths: null }
  const base = sumSatang(counted.map(month => month.baseSatang ?? 0n))
  return {
    base: toBaht(base),
    tenths: tenthsOf(sumSatang(counted.map(month => month.nowSatang ?? 0n)), base),
  }
}

const recordOf = <Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value) =>
  Object.fromEntries(keys.map(key => [key, of(key)])) as Record<Key, Value>

/** Stored amounts are canonical; anything else is a fault, not a zero. */
function satangOf(amount: string): Satang {
  const satang = parseBaht(amount)
  if (satang === null) throw new RangeError(`Not canonical baht: ${amount}`)
  return satang
}
