// Typing the figures once more into the department's own system: what there is to type, what is ticked as typed, and the
// total that the department's system says. One statement reads a month, so that amounts and their lines are of one moment.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import {
  CATEGORIES,
  type Category,
  CHANNELS,
  type Channel,
  type NoSalesReason,
  type Satang,
} from '../vocabulary.ts'
import { producersOf } from './belonging.ts'

/** One producer of a district and month, as it is typed into the department's system. */
export interface RekeyingRow {
  producerId: string
  /** Registration code. */
  code: string
  name: string
  mainCategory: Category
  /** The figure's version; 0 = nothing was ever stored. */
  version: number
  /** Null = no figure (blank); 0 only with a reason. */
  amount: Satang | null
  noSalesReason: NoSalesReason | null
  /** Amounts above 0, in the department's order of categories and channels. */
  entries: { category: Category; channel: Channel; amount: Satang }[]
  /** The version that was typed in and what it said (null = nothing); null = not typed in yet. */
  tick: { version: number; amount: Satang | null; at: Date; byName: string } | null
}

export interface RekeyingPlace {
  provinceCode: string
  officeCode: string
  period: string
}

interface StoredRow extends Record<string, unknown> {
  id: string
  code: string
  name: string
  main_category: Category
  version: number
  amount: string | null
  no_sales_reason: NoSalesReason | null
  entries: { category: Category; channel: Channel; amount: string }[]
  ticked_version: number | null
  ticked_amount: string | null
  rekeyed_at: string | null
  by_name: string | null
}

/** The producers whose month is the district's, in the department's order: registration code, then name. */
export const listRekeyingRows = (db: Db | Tx, officeCode: string, period: string): Promise<RekeyingRow[]> =>
  readRows(db, officeCode, period, sql``)

/** One of them, or null where the month is not the district's. */
export async function findRekeyingRow(
  db: Db | Tx,
  { officeCode, period }: Pick<RekeyingPlace, 'officeCode' | 'period'>,
  producerId: string,
): Promise<RekeyingRow | null> {
  const [row] = await readRows(db, officeCode, period, sql`and p.id = ${producerId}::uuid`)
  return row ?? null
}

async function readRows(db: Db | Tx, officeCode: string, period: string, only: SQL): Promise<RekeyingRow[]> {
  const rows = await db.execute<StoredRow>(sql`
    select p.id, p.code, p.name, p.main_category, coalesce(f.version, 0) as version, f.amount::text, f.no_sales_reason,
      coalesce((select jsonb_agg(jsonb_build_object('category', e.category, 'channel', e.channel,
          'amount', e.amount::text))
        from revenue_entries e where e.producer_id = p.id and e.period = ${period} and e.office_code = ${officeCode}),
        '[]'::jsonb) as entries,
      r.figure_version as ticked_version, v.amount::text as ticked_amount, r.rekeyed_at::text, o.full_name as by_name
    from producers p
    left join figures f on f.producer_id = p.id and f.period = ${period} and f.office_code = ${officeCode}
    left join rekeyed r on r.producer_id = p.id and r.period = ${period} and r.office_code = ${officeCode}
    left join figure_versions v on v.producer_id = p.id and v.period = ${period} and v.version = r.figure_version
    left join officers o on o.id = r.rekeyed_by
    where p.id in ${producersOf(officeCode, period)} ${only}
    order by p.code collate "C", p.name, p.id`)
  return Array.from(rows, readRow)
}

const readRow = (row: StoredRow): RekeyingRow => ({
  producerId: row.id,
  code: row.code,
  name: row.name,
  mainCategory: row.main_category,
  version: row.version,
  amount: satangOf(row.amount),
  noSalesReason: row.no_sales_reason,
  entries: row.entries
    .map(entry => ({ ...entry, amount: satangOf(entry.amount) ?? 0n }))
    .sort((a, b) => placeOf(a) - placeOf(b)),
  tick:
    row.ticked_version === null || row.rekeyed_at === null
      ? null
      : {
          version: row.ticked_version,
          amount: satangOf(row.ticked_amount),
          at: new Date(row.rekeyed_at),
          byName: row.by_name ?? '',
        },
})

const placeOf = ({ category, channel }: { category: Category; channel: Channel }): number =>
  CATEGORIES.indexOf(category) * CHANNELS.length + CHANNELS.indexOf(channel)

const satangOf = (numeric: string | null): Satang | null =>
  numeric === null ? null : BigInt(numeric.replace('.', ''))

/** Ticks this version as typed in; the same version ticked before keeps who was first. */
export async function insertTick(
  tx: Tx,
  place: RekeyingPlace,
  tick: { producerId: string; version: number; by: string; at: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into rekeyed (office_code, period, province_code, producer_id, figure_version, rekeyed_at, rekeyed_by)
    values (${place.officeCode}, ${place.period}, ${place.provinceCode}, ${tick.producerId}::uuid, ${tick.version},
      ${tick.at.toISOString()}::timestamptz, ${tick.by}::uuid)
    on conflict (producer_id, period) do update set office_code = excluded.office_code,
      province_code = excluded.province_code, figure_version = excluded.figure_version,
      rekeyed_at = excluded.rekeyed_at, rekeyed_by = excluded.rekeyed_by
    where (rekeyed.office_code, rekeyed.figure_version) is distinct from (excluded.office_code, excluded.figure_version)`)
}

/** Takes a tick back; where there is none, nothing happens. */
export async function deleteTick(tx: Tx, place: RekeyingPlace, producerId: string): Promise<void> {
  await tx.execute(sql`
    delete from rekeyed
    where producer_id = ${producerId}::uuid and period = ${place.period} and office_code = ${place.officeCode}`)
}

/** What the department's system said in total, as somebody read it there; null = nobody has noted it. */
export async function findDepartmentTotal(
  db: Db | Tx,
  officeCode: string,
  period: string,
): Promise<{ amount: Satang; at: Date; by: string; byName: string } | null> {
  const [row] = await db.execute<{ amount: string; noted_at: string; noted_by: string; by_name: string }>(sql`
    select d.amount::text, d.noted_at::text, d.noted_by, o.full_name as by_name
    from department_totals d join officers o on o.id = d.noted_by
    where d.office_code = ${officeCode} and d.period = ${period}`)
  if (row === undefined) return null
  return {
    amount: satangOf(row.amount) ?? 0n,
    at: new Date(row.noted_at),
    by: row.noted_by,
    byName: row.by_name,
  }
}

/** `amount`: canonical baht. */
export async function storeDepartmentTotal(
  tx: Tx,
  place: RekeyingPlace,
  total: { amount: string; by: string; at: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into department_totals (office_code, period, province_code, amount, noted_at, noted_by)
    values (${place.officeCode}, ${place.period}, ${place.provinceCode}, ${total.amount}::numeric,
      ${total.at.toISOString()}::timestamptz, ${total.by}::uuid)
    on conflict (office_code, period) do update
      set amount = excluded.amount, noted_at = excluded.noted_at, noted_by = excluded.noted_by`)
}
