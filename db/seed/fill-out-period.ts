// "A demo colleague records the rest": plausible figures of an office for a later month, from the same month last year.
// Every line is drawn from its own seed, so a line's figure does not depend on which other lines are asked for.
import type { Category, Channel, NoSalesReason, OfficeCode, Period, Satang } from '../vocabulary.ts'
import { roundLikeAPerson } from './round-like-a-person.ts'
import { createRandom, drawNormal, pick, type Random } from './seeded-random.ts'

/** One line of the month a year before; `satang` 0n = the producer stated no sales then, or was not there yet. */
export type LastYearLine = {
  producerId: string
  officeCode: OfficeCode
  category: Category
  channel: Channel
  satang: Satang
}

/** A figure for one producer, period, category and channel. */
export type DemoEntry = LastYearLine & { period: Period }

/** A stated "no sales this month". */
export type DemoZero = { producerId: string; officeCode: OfficeCode; period: Period; reason: NoSalesReason }

export type FilledPeriod = { entries: DemoEntry[]; zeros: DemoZero[] }

/** Spread of yearly growth between offices, and of one line around its office's growth. */
const OFFICE_GROWTH = { least: -0.04, most: 0.1 }
const LINE_SPREAD = 0.03
const LINE_LIMIT = 2.5

/** Only small sellers have months without sales; a large one missing would move its whole district. */
const ZERO_BELOW: Satang = 12_000_000n
const ZERO_HOW_OFTEN = 0.03
const ZERO_AGAIN_HOW_OFTEN = 0.5
const RETURN_SATANG = { least: 300_000, times: 12 }

/**
 * Figures and stated zeros for `period`: every producer of `lastYear` gets exactly one of the two, a producer with
 * two lines always figures. The same arguments give the same result.
 */
export function fillOutPeriod(period: Period, lastYear: readonly LastYearLine[], seed: string): FilledPeriod {
  const linesPerProducer = countLines(lastYear)
  const filled: FilledPeriod = { entries: [], zeros: [] }
  for (const line of lastYear) {
    const random = createRandom([seed, period, line.producerId, line.category, line.channel].join(':'))
    const reason = linesPerProducer.get(line.producerId) === 1 ? drawNoSales(random, line.satang) : null
    const { producerId, officeCode, category, channel } = line
    if (reason !== null) {
      filled.zeros.push({ producerId, officeCode, period, reason })
      continue
    }
    const satang = BigInt(roundLikeAPerson(random, drawSatang(random, line, seed)))
    filled.entries.push({ producerId, officeCode, period, category, channel, satang })
  }
  return filled
}

/** The reason of a month without sales, or null when the producer sells. */
function drawNoSales(random: Random, lastYearSatang: Satang): NoSalesReason | null {
  if (lastYearSatang === 0n) return random() < ZERO_AGAIN_HOW_OFTEN ? 'out_of_season' : null
  if (lastYearSatang >= ZERO_BELOW || random() >= ZERO_HOW_OFTEN) return null
  return pick(random, ['no_orders', 'no_orders', 'not_produced', 'paused'] as const)
}

function drawSatang(random: Random, line: LastYearLine, seed: string): number {
  if (line.satang === 0n) return RETURN_SATANG.least * RETURN_SATANG.times ** random()
  const growth = 1 + drawOfficeGrowth(line.officeCode, seed)
  return Number(line.satang) * growth * (1 + LINE_SPREAD * drawNormal(random, LINE_LIMIT))
}

/** The office's growth on last year as a fraction: its own, the same in every month of one seed. */
function drawOfficeGrowth(officeCode: OfficeCode, seed: string): number {
  const { least, most } = OFFICE_GROWTH
  return least + (most - least) * createRandom(`${seed}:${officeCode}`)()
}

function countLines(lines: readonly LastYearLine[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line.producerId, (counts.get(line.producerId) ?? 0) + 1)
  return counts
}
