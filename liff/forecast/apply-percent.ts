// A percentage for all producers, or for one: what it would overwrite that somebody typed, and what it fills in.
import { batch } from '@preact/signals'
import { applyPercent, type ForecastRow, isStay, monthsByHand } from '../../bot/domain/forecast.ts'
import { amountsOf, filledWith, maybeSatang } from './cell.ts'
import { type ForecastModel, type ProducerModel, setEdits } from './forecast-model.ts'

const rowOf = ({ row, cells }: ProducerModel): ForecastRow => ({
  stays: row.stays,
  amounts: amountsOf(cells.peek()),
  lastYear: row.lastYear.map(maybeSatang),
})

/** Months typed by hand that a percentage would overwrite; what is not understood yet was typed, too. */
export function typedMonths(producer: ProducerModel, before: number | null): number[] {
  const row = rowOf(producer)
  const unread = producer.cells.peek().flatMap((cell, month) => {
    const isUnread = cell.kind === 'ask' || cell.kind === 'refused'
    return isUnread && row.lastYear[month] !== null ? [month] : []
  })
  return [...new Set([...monthsByHand(row, before), ...unread])]
}

export function countTyped(
  producers: readonly ProducerModel[],
  before: number | null,
): { months: number; producers: number } {
  const counts = producers.map(producer => typedMonths(producer, before).length)
  return { months: counts.reduce((sum, count) => sum + count, 0), producers: counts.filter(Boolean).length }
}

/** Fills these producers in; returns how many became different. Nothing is saved yet. */
export function fillWithPercent(
  model: ForecastModel,
  producers: readonly ProducerModel[],
  tenths: number,
  replaces: boolean,
): number {
  let filled = 0
  batch(() => {
    const before = model.percent.peek()
    for (const producer of producers) if (fillOne(model, producer, { before, tenths, replaces })) filled++
    model.percent.value = tenths
    model.touches.value++
  })
  return filled
}

function fillOne(
  model: ForecastModel,
  producer: ProducerModel,
  percent: { before: number | null; tenths: number; replaces: boolean },
): boolean {
  const row = rowOf(producer)
  const kept = percent.replaces ? [] : typedMonths(producer, percent.before)
  const amounts = applyPercent(row, percent)
  const [edits, stored] = [producer.edits.peek(), producer.stored.peek()]
  const after = edits.map((edit, month) => {
    const isFilled = isStay(row.stays, month) && row.lastYear[month] !== null && !kept.includes(month)
    return isFilled ? filledWith(amounts[month] ?? null, edit, stored[month] ?? null) : edit
  })
  const isSame = after.every((edit, month) => edit?.text === edits[month]?.text)
  if (!isSame) setEdits(model, producer, after)
  return !isSame
}
