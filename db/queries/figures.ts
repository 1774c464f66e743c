// Reading and writing the figures of a district-month.
// The write is one prepared statement with column arrays: drizzle's builder is eight times slower for 120 rows.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { figures, producers, revenueEntries } from '../schema/index.ts'
import type { Category, Channel, NoSalesReason, Source } from '../vocabulary.ts'
import { producersOf } from './belonging.ts'
import { familyAmount } from './producer-family.ts'

/** A figure as it is to be stored; `amount` null = taken back. */
export interface FigureRow {
  producerId: string
  /** Version after this write. */
  version: number
  /** Canonical baht, the sum of the entries; "0.00" with a reason. */
  amount: string | null
  noSalesReason: NoSalesReason | null
  note: string | null
  source: Source
  doubtReason: string | null
  entries: readonly { category: Category; channel: Channel; amount: string }[]
}

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
    .orderBy(revenueEntries.category, revenueEntries.channel)
  const found = new Map(
    rows.map(row => [row.producerId, { ...row, entries: [] as (typeof lines)[number][] }]),
  )
  for (const line of lines) found.get(line.producerId)?.entries.push(line)
  return found
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
 * Stores figures, their history and their entries. The caller holds the lock of the report row, so versions
 * cannot have moved since they were read.
 */
export async function storeFigures(
  tx: Tx,
  place: FigurePlace,
  officerId: string,
  at: Date,
  rows: readonly FigureRow[],
): Promise<void> {
  const lines = rows.flatMap(row => row.entries.map(entry => ({ producerId: row.producerId, ...entry })))
  await tx.execute(sql`
    with input as (
      select * from unnest(
        ${array(rows, row => row.producerId)}::uuid[], ${array(rows, row => row.amount)}::numeric[],
        ${array(rows, row => row.noSalesReason)}::text[], ${array(rows, row => row.note)}::text[],
        ${array(rows, row => row.source)}::text[], ${array(rows, row => row.doubtReason)}::text[],
        ${array(rows, row => String(row.version))}::int[]
      ) as i(producer_id, amount, no_sales_reason, note, source, doubt_reason, version)
    ), lines as (
      select * from unnest(
        ${array(lines, line => line.producerId)}::uuid[], ${array(lines, line => line.category)}::text[],
        ${array(lines, line => line.channel)}::text[], ${array(lines, line => line.amount)}::numeric[]
      ) as l(producer_id, category, channel, amount)
    ), stored as (
      insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, note, source,
        doubt_reason, version, recorded_at, recorded_by)
      select producer_id, ${place.period}, ${place.provinceCode}, ${place.officeCode}, amount, no_sales_reason, note, source,
        doubt_reason, version, ${at.toISOString()}::timestamptz, ${officerId}::uuid
      from input order by producer_id
      on conflict (producer_id, period) do update set office_code = excluded.office_code,
        province_code = excluded.province_code, amount = excluded.amount, no_sales_reason = excluded.no_sales_reason,
        note = excluded.note, source = excluded.source, doubt_reason = excluded.doubt_reason,
        version = excluded.version, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
    ), history as (
      insert into figure_versions (producer_id, period, version, province_code, office_code, amount, no_sales_reason,
        note, source, doubt_reason, recorded_at, recorded_by, entries)
      select i.producer_id, ${place.period}, i.version, ${place.provinceCode}, ${place.officeCode}, i.amount,
        i.no_sales_reason, i.note, i.source, i.doubt_reason, ${at.toISOString()}::timestamptz, ${officerId}::uuid,
        coalesce((select jsonb_agg(jsonb_build_object('category', l.category, 'channel', l.channel,
          'amount', l.amount::numeric(14,2)::text) order by l.category, l.channel)
          from lines l where l.producer_id = i.producer_id), '[]'::jsonb)
      from input i
    ), gone as (
      delete from revenue_entries e using input i
      where e.producer_id = i.producer_id and e.period = ${place.period}
        and not exists (select from lines l where l.producer_id = e.producer_id and l.category = e.category and l.channel = e.channel)
    )
    insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    select producer_id, ${place.period}, category, channel, ${place.provinceCode}, ${place.officeCode}, amount
    from lines order by producer_id, category, channel
    on conflict (producer_id, period, category, channel) do update
      set amount = excluded.amount, office_code = excluded.office_code, province_code = excluded.province_code`)
}

const array = <T>(rows: readonly T[], pick: (row: T) => string | null) => sql.param(rows.map(pick))

/** Recomputes the totals of one district-month from its figures, in the transaction that changed them. */
export async function refreshDistrictMonth(tx: Tx, place: FigurePlace): Promise<void> {
  await tx.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select ${place.officeCode}, ${place.period}, ${place.provinceCode}, coalesce(sum(amount), 0), count(amount),
      count(no_sales_reason)
    from figures where office_code = ${place.officeCode} and period = ${place.period}
    on conflict (office_code, period) do update
      set amount = excluded.amount, recorded = excluded.recorded, no_sales = excluded.no_sales`)
}
