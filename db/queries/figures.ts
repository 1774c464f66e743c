// Reading and writing the figures of a district-month.
// The write is one prepared statement with column arrays: drizzle's builder is eight times slower for 120 rows.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { figures, producers, revenueEntries } from '../schema/index.ts'
import type { Category, Channel, NoSalesReason, Satang, Source } from '../vocabulary.ts'
import { isMonthOf, producersOf } from './belonging.ts'
import { runPrepared } from './prepared.ts'
import { familyAmount } from './producer-family.ts'

/** A figure with its entries, by category and channel. What is stored of it, or is to be. */
export interface KnownFigure {
  version: number
  /** The sum of the entries; 0 with a reason; null = taken back. */
  amount: Satang | null
  noSalesReason: NoSalesReason | null
  note: string | null
  source: Source
  doubtReason: string | null
  recordedAt: Date
  recordedBy: string | null
  entries: readonly { category: Category; channel: Channel; amount: Satang }[]
}

const toSatang = (baht: string): Satang => figures.amount.mapFromDriverValue(baht) as Satang
const toBaht = (amount: Satang): string => figures.amount.mapToDriverValue(amount) as string

export interface FigurePlace {
  provinceCode: string
  officeCode: string
  period: string
}

/** Ids of the producers whose month is the district's (belonging.ts). */
export async function listActiveProducerIds(
  db: Db | Tx,
  officeCode: string,
  period: string,
): Promise<Set<string>> {
  const rows = await db
    .select({ id: producers.id })
    .from(producers)
    .where(sql`${producers.id} in ${producersOf(officeCode, period)}`)
  return new Set(rows.map(row => row.id))
}

/** Stored figures with their entries for these producers, by producer id. */
export async function listFigures(db: Db | Tx, period: string, producerIds: readonly string[]) {
  if (producerIds.length === 0) return new Map<string, StoredFigure>()
  const ids = [...producerIds]
  const rows = await db
    .select()
    .from(figures)
    .where(and(eq(figures.period, period), inArray(figures.producerId, ids)))
  const lines = await db
    .select()
    .from(revenueEntries)
    .where(and(eq(revenueEntries.period, period), inArray(revenueEntries.producerId, ids)))
    .orderBy(sql`${revenueEntries.category} collate "C"`, sql`${revenueEntries.channel} collate "C"`)
  const found = new Map(
    rows.map(row => [row.producerId, { ...row, entries: [] as (typeof lines)[number][] }]),
  )
  for (const line of lines) found.get(line.producerId)?.entries.push(line)
  return found
}

/**
 * Of these producers, those whose month is the district's (belonging.ts), each with what is stored of it; null = nothing
 * yet. One statement, and prepared: every save begins with it.
 */
export async function listOwnFigures(
  db: Db | Tx,
  { officeCode, period }: Pick<FigurePlace, 'officeCode' | 'period'>,
  producerIds: readonly string[],
): Promise<Map<string, KnownFigure | null>> {
  const rows = await runPrepared<OwnRow>(
    db,
    sql`
    select i.id as "producerId", f.version, f.amount, f.no_sales_reason as "noSalesReason", f.note, f.source,
      f.doubt_reason as "doubtReason", f.recorded_at as "recordedAt", f.recorded_by as "recordedBy",
      e.category, e.channel, e.amount as "entryAmount"
    from unnest(${sql.param([...producerIds])}::uuid[]) as i(id)
    left join figures f on f.producer_id = i.id and f.period = ${period}
    left join revenue_entries e on e.producer_id = f.producer_id and e.period = f.period
    where ${isMonthOf(sql`f`, sql`i.id`, officeCode, period)}
    order by e.category collate "C", e.channel collate "C"`,
  )
  const found = new Map<string, KnownFigure | null>()
  for (const { producerId, category, channel, entryAmount, ...row } of rows) {
    if (row.version === null) {
      found.set(producerId, null)
      continue
    }
    const entries = entryAmount === null ? [] : [{ category, channel, amount: toSatang(entryAmount) }]
    found.set(producerId, {
      ...row,
      version: row.version,
      amount: row.amount === null ? null : toSatang(row.amount),
      recordedAt: new Date(row.recordedAt),
      entries: [...(found.get(producerId)?.entries ?? []), ...entries],
    })
  }
  return found
}

interface OwnRow extends Omit<KnownFigure, 'version' | 'amount' | 'recordedAt' | 'entries'> {
  producerId: string
  /** Null = there is no figure. */
  version: number | null
  amount: string | null
  recordedAt: string
  category: Category
  channel: Channel
  /** Null = there is no entry. */
  entryAmount: string | null
}

export type StoredFigure = typeof figures.$inferSelect & { entries: (typeof revenueEntries.$inferSelect)[] }

/** Rows of the form: the district's producers by Thai name, with their own past of the month before and of a year before. */
export async function listFormRows(
  db: Db | Tx,
  officeCode: string,
  period: string,
  before: { lastMonth: string; lastYear: string },
) {
  return db
    .select({
      producerId: producers.id,
      code: producers.code,
      name: producers.name,
      product: producers.product,
      mainCategory: producers.mainCategory,
      mainChannel: producers.mainChannel,
      lastMonth: pastIn(before.lastMonth),
      lastYear: pastIn(before.lastYear),
    })
    .from(producers)
    .where(sql`${producers.id} in ${producersOf(officeCode, period)}`)
    .orderBy(producers.name, producers.code)
}

/** Of the producer and those merged into it. Named by hand: drizzle leaves the table away where it selects from one only. */
const pastIn = (period: string) => familyAmount(sql`"producers"."id"`, period)

/**
 * Stores figures of one moment and officer, their history and their entries. The caller holds the lock of the report row,
 * so versions cannot have moved since they were read.
 */
export async function storeFigures(
  tx: Tx,
  { period, provinceCode, officeCode }: FigurePlace,
  by: { officerId: string; at: Date },
  rows: readonly (KnownFigure & { producerId: string })[],
): Promise<void> {
  const lines = rows.flatMap(row => row.entries.map(entry => ({ producerId: row.producerId, ...entry })))
  const at = by.at.toISOString()
  await runPrepared(
    tx,
    sql`
    with input as (
      select * from unnest(
        ${array(rows, row => row.producerId)}::uuid[],
        ${array(rows, row => (row.amount === null ? null : toBaht(row.amount)))}::numeric[],
        ${array(rows, row => row.noSalesReason)}::text[], ${array(rows, row => row.note)}::text[],
        ${array(rows, row => row.source)}::text[], ${array(rows, row => row.doubtReason)}::text[],
        ${array(rows, row => String(row.version))}::int[],
        ${array(rows, row => JSON.stringify(row.entries.map(line => ({ ...line, amount: toBaht(line.amount) }))))}::text[]
      ) as i(producer_id, amount, no_sales_reason, note, source, doubt_reason, version, entries)
    ), lines as (
      select * from unnest(
        ${array(lines, line => line.producerId)}::uuid[], ${array(lines, line => line.category)}::text[],
        ${array(lines, line => line.channel)}::text[], ${array(lines, line => toBaht(line.amount))}::numeric[]
      ) as l(producer_id, category, channel, amount)
    ), stored as (
      insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, note, source,
        doubt_reason, version, recorded_at, recorded_by)
      select producer_id, ${period}, ${provinceCode}, ${officeCode}, amount, no_sales_reason, note, source,
        doubt_reason, version, ${at}::timestamptz, ${by.officerId}::uuid
      from input order by producer_id
      on conflict (producer_id, period) do update set office_code = excluded.office_code,
        province_code = excluded.province_code, amount = excluded.amount, no_sales_reason = excluded.no_sales_reason,
        note = excluded.note, source = excluded.source, doubt_reason = excluded.doubt_reason,
        version = excluded.version, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
    ), history as (
      insert into figure_versions (producer_id, period, version, province_code, office_code, amount, no_sales_reason,
        note, source, doubt_reason, recorded_at, recorded_by, entries)
      select producer_id, ${period}, version, ${provinceCode}, ${officeCode}, amount, no_sales_reason,
        note, source, doubt_reason, ${at}::timestamptz, ${by.officerId}::uuid, entries::jsonb
      from input
    ), gone as (
      delete from revenue_entries
      where producer_id = any(${array(rows, row => row.producerId)}::uuid[]) and period = ${period}
        and (producer_id, category, channel) not in (select producer_id, category, channel from lines)
    )
    insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    select producer_id, ${period}, category, channel, ${provinceCode}, ${officeCode}, amount
    from lines order by producer_id, category, channel
    on conflict (producer_id, period, category, channel) do update
      set amount = excluded.amount, office_code = excluded.office_code, province_code = excluded.province_code`,
  )
}

const array = <T>(rows: readonly T[], pick: (row: T) => string | null) => sql.param(rows.map(pick))

/** Recomputes the totals of one district-month from its figures, in the transaction that changed them. */
export async function refreshDistrictMonth(tx: Tx, place: FigurePlace): Promise<void> {
  await runPrepared(
    tx,
    sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select ${place.officeCode}, ${place.period}, ${place.provinceCode}, coalesce(sum(amount), 0), count(amount),
      count(no_sales_reason)
    from figures where office_code = ${place.officeCode} and period = ${place.period}
    on conflict (office_code, period) do update
      set amount = excluded.amount, recorded = excluded.recorded, no_sales = excluded.no_sales`,
  )
}
