// Demo figures from 2023-10 to 2024-12: FY2567 adds up to Phayao's real monthly totals to the baht, and the first
// quarter of FY2568 follows from it with each district's growth. Every producer has a figure or a stated zero.
import type { Period, Satang } from '../vocabulary.ts'
import {
  type DemoProducer,
  listDemoProducers,
  type ProducerKind,
  type ProductLine,
} from './demo-producers.ts'
import {
  type DemoEntry,
  type DemoZero,
  type FilledPeriod,
  fillOutPeriod,
  type LastYearLine,
} from './fill-out-period.ts'
import { fitToTotals, type Totals } from './fit-to-totals.ts'
import { listMonthsOfSales, type MonthOfSales } from './otop-sales.ts'
import { planDemoZeros, type ZeroPlan } from './plan-demo-zeros.ts'
import { roundLikeAPerson } from './round-like-a-person.ts'
import { createRandom, drawNormal, type Random } from './seeded-random.ts'

/** The months of FY2568 that are already there when practice mode begins, with the month a year before. */
const SECOND_YEAR: readonly (readonly [Period, Period])[] = [
  ['2024-10', '2023-10'],
  ['2024-11', '2023-11'],
  ['2024-12', '2023-12'],
]
/** Seed of FY2568's growth: give it to fillOutPeriod for the rest of that fiscal year and districts keep their trend. */
export const FY2568_SEED = 'fiscal-2568'

/** Sizes are log-normal: this spread makes the mean about three times the median. */
const SIZE_SPREAD = 1.45
const SIZE_LIMIT = 2.8
const SIZE_BY_KIND: Record<ProducerKind, number> = { group: 0.2, individual: -0.35, sme: 1.2 }
const MONTH_SPREAD = 0.1
const SECOND_LINE_SHARE = 0.3

/** Producers above this size (see above, a pure number around 1) sell every month. */
const ZERO_BELOW_SIZE = 1.8

type SizedLine = ProductLine & { producer: DemoProducer; size: number }

/** One row per producer, period and product line; amounts in satang, all positive. Ordered by period. */
export function listDemoEntries(): DemoEntry[] {
  return makeDemoRevenue().entries
}

/** The producers that stated no sales, one row per producer and period. Ordered by period. */
export function listDemoZeros(): DemoZero[] {
  return makeDemoRevenue().zeros
}

/** Entries and zeros together: half the work when both are needed. */
export function makeDemoRevenue(): FilledPeriod {
  const random = createRandom('demo-revenue')
  const months = listMonthsOfSales()
  const lines = listDemoProducers().flatMap(producer => sizeLines(random, producer))
  const zeroPlan = planDemoZeros(
    random,
    listThoseWithZeros(lines),
    months.map(month => month.period),
  )
  const firstYear = months.map(month => makeMonth(random, month, lines, zeroPlan))
  const secondYear = SECOND_YEAR.map(([period, yearBefore]) => {
    const monthBefore = firstYear[months.findIndex(month => month.period === yearBefore)]
    return fillOutPeriod(period, listLastYear(monthBefore, lines), FY2568_SEED)
  })
  const all = [...firstYear, ...secondYear]
  return { entries: all.flatMap(month => month.entries), zeros: all.flatMap(month => month.zeros) }
}

function sizeLines(random: Random, producer: DemoProducer): SizedLine[] {
  const size = Math.exp(SIZE_BY_KIND[producer.kind] + SIZE_SPREAD * drawNormal(random, SIZE_LIMIT))
  const main = { producer, category: producer.mainCategory, channel: producer.mainChannel }
  if (producer.secondLine === null) return [{ ...main, size }]
  return [
    { ...main, size: size * (1 - SECOND_LINE_SHARE) },
    { producer, ...producer.secondLine, size: size * SECOND_LINE_SHARE },
  ]
}

/** Large producers, those with two lines and the handful that export never have a month without sales. */
function listThoseWithZeros(lines: readonly SizedLine[]): string[] {
  return lines
    .filter(line => line.size < ZERO_BELOW_SIZE && line.producer.secondLine === null)
    .filter(line => line.channel === 'domestic_offline' || line.channel === 'domestic_online')
    .map(line => line.producer.id)
}

/** One month of FY2567: amounts in the nation's proportions, rounded as people do, adding up to Phayao's total. */
function makeMonth(
  random: Random,
  month: MonthOfSales,
  lines: readonly SizedLine[],
  zeroPlan: ZeroPlan,
): FilledPeriod {
  const { period } = month
  const selling = lines.filter(line => !zeroPlan.has(`${line.producer.id}:${period}`))
  const weighted = selling.map(line => ({
    category: line.category,
    channel: line.channel,
    weight: line.size * Math.exp(MONTH_SPREAD * drawNormal(random, 2)),
  }))
  const amounts = fitToTotals(weighted, scaleTotals(month)).map(satang => roundLikeAPerson(random, satang))
  const entries = selling.map((line, index): DemoEntry => {
    const satang = BigInt(amounts[index] ?? 0)
    return { ...toKey(line), period, satang }
  })
  const zeros = lines.flatMap((line): DemoZero[] => {
    const reason = zeroPlan.get(`${line.producer.id}:${period}`)
    return reason === undefined
      ? []
      : [{ producerId: line.producer.id, officeCode: line.producer.officeCode, period, reason }]
  })
  return { entries: settle(entries, month.phayaoSatang), zeros }
}

/** The nation's month in Phayao's size: per category and per channel, in satang. */
function scaleTotals({ phayaoSatang, national }: MonthOfSales): Totals {
  const nationalTotal = Object.values(national.byCategory).reduce((sum, baht) => sum + baht, 0)
  const factor = Number(phayaoSatang) / nationalTotal
  return { byCategory: scale(national.byCategory, factor), byChannel: scale(national.byChannel, factor) }
}

function scale<K extends string>(amounts: Record<K, number>, factor: number): Record<K, number> {
  const scaled = { ...amounts }
  for (const key of Object.keys(amounts) as K[]) scaled[key] = amounts[key] * factor
  return scaled
}

/** Puts what rounding left over on the largest line, where a few hundred baht do not show. */
function settle(entries: readonly DemoEntry[], total: Satang): DemoEntry[] {
  const left = entries.reduce((rest, entry) => rest - entry.satang, total)
  const largest = entries.reduce((best, entry) => (entry.satang > best.satang ? entry : best))
  return entries.map(entry => (entry === largest ? { ...entry, satang: entry.satang + left } : entry))
}

/** A month's figures and zeros as the base of the month a year later, in the order of the producers. */
function listLastYear(month: FilledPeriod | undefined, lines: readonly SizedLine[]): LastYearLine[] {
  const amounts = new Map(month?.entries.map(entry => [toLineKey(entry), entry.satang]))
  return lines.map(line => {
    const key = toKey(line)
    return { ...key, satang: amounts.get(toLineKey(key)) ?? 0n }
  })
}

type LineKey = Omit<LastYearLine, 'satang'>

function toKey(line: SizedLine): LineKey {
  const { id, officeCode } = line.producer
  return { producerId: id, officeCode, category: line.category, channel: line.channel }
}

function toLineKey(line: LineKey): string {
  return `${line.producerId}:${line.category}:${line.channel}`
}
