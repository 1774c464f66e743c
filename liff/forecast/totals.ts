// The bar's numbers: the year as it stands on the screen, and how it compares with last year. Growth is like for like: while
// something is blank only producers' months with an amount on both sides count; once all is filled in, the whole district.
import { growthOnLastYear, monthTotals } from '../../bot/domain/forecast.ts'
import { tenthsOf } from '../../bot/domain/growth.ts'
import { sumSatang } from '../../bot/domain/money.ts'
import { amountsOf, maybeSatang } from './cell.ts'
import type { ForecastModel, ProducerModel } from './forecast-model.ts'

export interface YearGrowth {
  /** Tenths of a percent; null = nothing to compare with. */
  tenths: number | null
  /** What was compared: producers while it is being written, months of the district once it is whole. */
  compared: number
  isWhole: boolean
}

export function growthOf(model: ForecastModel): YearGrowth {
  const producers = model.producers.value
  const { done, expected } = model.counts.value
  if (expected === 0 || done < expected) return soFar(producers)
  const rows = producers.map(({ row, cells }) => ({ stays: row.stays, amounts: amountsOf(cells.value) }))
  const { tenths, months } = growthOnLastYear(monthTotals(rows), model.view.value.lastYear.map(maybeSatang))
  return { tenths, compared: months, isWhole: true }
}

function soFar(producers: readonly ProducerModel[]): YearGrowth {
  const pairs = producers.map(({ row, cells }) =>
    amountsOf(cells.value).flatMap((now, month) => {
      const base = maybeSatang(row.lastYear[month] ?? null)
      return now === null || base === null ? [] : [{ now, base }]
    }),
  )
  const all = pairs.flat()
  return {
    tenths: tenthsOf(sumSatang(all.map(pair => pair.now)), sumSatang(all.map(pair => pair.base))),
    compared: pairs.filter(list => list.length > 0).length,
    isWhole: false,
  }
}

/** What the producer sold in all of last year; null = no figure at all. */
export function lastYearOf({ row }: ProducerModel): bigint | null {
  const known = row.lastYear.filter(amount => amount !== null)
  return known.length === 0 ? null : sumSatang(known.map(amount => maybeSatang(amount) ?? 0n))
}
