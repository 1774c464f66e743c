// A producer and those that turned out to be it. Their figures stay where they are, and its own past is the sum of all.
// One level is enough: merging points those of a duplicate to the one that is kept (bot/actions/merge-producer.ts).
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'

/**
 * What that producer and those merged into it sold in the month, as canonical baht; null where none has a figure. Write the
 * id with its table: inside, a bare `id` is another one.
 */
export const familyAmount = (producerId: SQL, period: SQL | string): SQL<string | null> => sql`(
  select sum(past.amount)::text from producers kin
  join figures past on past.producer_id = kin.id and past.period = ${period}
  where kin.id = ${producerId} or kin.merged_into = ${producerId})`

export interface KinFigure {
  producerId: string
  code: string
  name: string
  officeCode: string
  period: string
  /** Canonical baht. */
  amount: string
}

/** Figures in these months of those merged into the producer, by month and name. */
export async function listKinFigures(
  db: Db | Tx,
  producerId: string,
  periods: readonly string[],
): Promise<KinFigure[]> {
  const rows = await db.execute<{
    id: string
    code: string
    name: string
    office_code: string
    period: string
    amount: string
  }>(sql`
    select kin.id, kin.code, kin.name, past.office_code, past.period, past.amount::text
    from producers kin join figures past on past.producer_id = kin.id
    where kin.merged_into = ${producerId}::uuid and past.amount is not null
      and past.period = any(${sql.param([...periods])}::text[])
    order by past.period, kin.name, kin.code`)
  return Array.from(rows, row => ({
    producerId: row.id,
    code: row.code,
    name: row.name,
    officeCode: row.office_code,
    period: row.period,
    amount: row.amount,
  }))
}

export interface KeptProducer {
  id: string
  code: string
  name: string
}

/** For those of these producers that turned out to be another one: who is kept, by their own id. */
export async function listKept(db: Db | Tx, ids: readonly string[]): Promise<Map<string, KeptProducer>> {
  const rows = await db.execute<{ merged: string; id: string; code: string; name: string }>(sql`
    select p.id as merged, head.id, head.code, head.name
    from producers p join producers head on head.id = p.merged_into
    where p.id = any(${sql.param([...ids])}::uuid[])`)
  return new Map(Array.from(rows, ({ merged, ...head }) => [merged, head]))
}

/** Ids of those that went along when the producer itself was merged the last time. */
export async function listFollowers(db: Db | Tx, producerId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select jsonb_array_elements_text(last.detail -> 'followers') as id from (
      select a.detail from audit a join producers p on p.id = ${producerId}::uuid
      where a.office_code = p.office_code and a.action = 'merge-producer' and a.detail ->> 'producerId' = ${producerId}
      order by a.seq desc limit 1) last`)
  return Array.from(rows, row => row.id)
}
