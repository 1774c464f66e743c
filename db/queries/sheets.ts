// What spreadsheets need beyond the shared queries: sales by what was sold and how, what else is known of producers, and
// the sales of single producers.
import { inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { producers } from '../schema/index.ts'
import type { Category, Channel } from '../vocabulary.ts'

export interface AmountPartRow {
  officeCode: string
  period: string
  category: Category
  channel: Channel
  satang: bigint
}

/**
 * Sales of a province's districts in these months by category and channel; with `officeCode` only that district's. They
 * belong to the district that recorded them, and their sum is its month's total.
 */
export async function listAmountParts(
  db: Db | Tx,
  where: { provinceCode: string; officeCode?: string; periods: readonly string[] },
): Promise<AmountPartRow[]> {
  const only = where.officeCode === undefined ? sql`` : sql`and office_code = ${where.officeCode}`
  const rows = await db.execute<{
    office_code: string
    period: string
    category: Category
    channel: Channel
    amount: string
  }>(sql`
    select office_code, period, category, channel, sum(amount)::text as amount
    from revenue_entries
    where province_code = ${where.provinceCode}
      and office_code in (select code from offices where province_code = ${where.provinceCode})
      and period = any(${sql.param(`{${where.periods.join(',')}}`)}::text[]) ${only}
    group by office_code, period, category, channel
    order by office_code, period, category, channel`)
  return Array.from(rows, row => ({
    officeCode: row.office_code,
    period: row.period,
    category: row.category,
    channel: row.channel,
    satang: satangOf(row.amount),
  }))
}

/** Kind, main category and channel of these producers, by id. */
export async function listProducerKinds(db: Db | Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ProducerKinds>()
  const rows = await db
    .select({
      id: producers.id,
      kind: producers.kind,
      mainCategory: producers.mainCategory,
      mainChannel: producers.mainChannel,
    })
    .from(producers)
    .where(inArray(producers.id, [...ids]))
  return new Map(rows.map(row => [row.id, row]))
}

type ProducerKinds = Pick<typeof producers.$inferSelect, 'id' | 'kind' | 'mainCategory' | 'mainChannel'>

export interface ProducerSales {
  id: string
  code: string
  name: string
  /** As the periods asked for; null = nothing recorded. */
  sold: (bigint | null)[]
}

/** What a district recorded of each producer in these months, by Thai name; who has no figure at all is left out. */
export async function listProducerSales(
  db: Db | Tx,
  officeCode: string,
  periods: readonly string[],
): Promise<ProducerSales[]> {
  const rows = await db.execute<{ id: string; code: string; name: string; sold: Record<string, string> }>(sql`
    select p.id, p.code, p.name, jsonb_object_agg(f.period, f.amount::text) as sold
    from figures f join producers p on p.id = f.producer_id
    where f.office_code = ${officeCode} and f.amount is not null
      and f.period = any(${sql.param(`{${periods.join(',')}}`)}::text[])
    group by p.id, p.code, p.name
    order by p.name, p.code`)
  return Array.from(rows, row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    sold: periods.map(period => {
      const amount = row.sold[period]
      return amount === undefined ? null : satangOf(amount)
    }),
  }))
}

const satangOf = (numeric: string): bigint => BigInt(numeric.replace('.', ''))
