// The numbers of a district report (form รต.2) from its rows: totals by category and channel, growth, exceptions.
// Pure; the same sums as the server's, shown for reading.
import type { Entry, FormRow } from '../../bot/contract/reports.ts'
import { satangOf } from '../form/field.ts'
import { type FormTotals, totalsOf } from '../form/form-totals.ts'

/** Like for like: only producers with a figure on both sides. */
export type Against = Pick<FormTotals, 'growthTenths' | 'compared'>

export interface ReportTotals {
  satang: bigint
  /** Producers with a figure or a stated zero. */
  counted: number
  lastMonth: Against
  lastYear: Against
  byCategory: ReadonlyMap<Entry['category'], bigint>
  byChannel: ReadonlyMap<Entry['channel'], bigint>
  /** Stated "no sales". */
  zeros: readonly FormRow[]
  /** Doubtful amounts that the officer confirmed. */
  doubts: readonly FormRow[]
  /** Not recorded yet. */
  blanks: readonly FormRow[]
}

/** Null = blank. */
export const amountOf = (row: FormRow): bigint | null =>
  row.figure === null || row.figure.amount === null ? null : satangOf(row.figure.amount)

export function reportTotals(rows: readonly FormRow[]): ReportTotals {
  const byCategory = new Map<Entry['category'], bigint>()
  const byChannel = new Map<Entry['channel'], bigint>()
  for (const { category, channel, amount } of rows.flatMap(row => row.figure?.entries ?? [])) {
    const satang = satangOf(amount)
    byCategory.set(category, (byCategory.get(category) ?? 0n) + satang)
    byChannel.set(channel, (byChannel.get(channel) ?? 0n) + satang)
  }
  const lastYear = totalsOf(rows.map(row => ({ satang: amountOf(row), base: row.lastYear })))
  return {
    satang: lastYear.satang,
    counted: lastYear.counted,
    lastMonth: totalsOf(rows.map(row => ({ satang: amountOf(row), base: row.lastMonth }))),
    lastYear,
    byCategory,
    byChannel,
    zeros: rows.filter(row => row.figure?.noSalesReason),
    doubts: rows.filter(row => row.figure?.doubtReason),
    blanks: rows.filter(row => amountOf(row) === null),
  }
}

/** Tenths of a percent of a part; 0 for an empty whole. */
export const shareTenths = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 2000n + whole) / (whole * 2n))
