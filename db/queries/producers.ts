// Producers by themselves: who one is, where it stays and stayed, and every change of it.
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { producerStays, producers } from '../schema/index.ts'
import { staysWith } from './belonging.ts'

export type ProducerRow = typeof producers.$inferSelect
export type StayRow = typeof producerStays.$inferSelect

/** What is known of a producer; months are in its stays. */
export type ProducerFacts = Pick<
  ProducerRow,
  'name' | 'product' | 'kind' | 'mainCategory' | 'mainChannel' | 'subdistrictCode' | 'code' | 'officeCode'
>

/** The producer's name, also when it is not active any more; null = there is none. */
export async function findProducerName(db: Db | Tx, id: string): Promise<string | null> {
  const [row] = await db.select({ name: producers.name }).from(producers).where(eq(producers.id, id))
  return row?.name ?? null
}

/** Of these districts and months, those in which the producer stays with that district; keys `5605:2025-01`. */
export async function listStayed(
  db: Db | Tx,
  producerId: string,
  places: readonly { officeCode: string; period: string }[],
): Promise<Set<string>> {
  const codes = sql.param(`{${places.map(place => place.officeCode).join(',')}}`)
  const periods = sql.param(`{${places.map(place => place.period).join(',')}}`)
  const rows = await db.execute<{ key: string }>(sql`
    select w.code || ':' || w.period as key from unnest(${codes}::text[], ${periods}::text[]) w(code, period)
    where ${staysWith(sql`${producerId}::uuid`, sql`w.code`, sql`w.period`)}`)
  return new Set(Array.from(rows, row => row.key))
}

export async function findProducer(db: Db | Tx, id: string): Promise<ProducerRow | null> {
  const [row] = await db.select().from(producers).where(eq(producers.id, id))
  return row ?? null
}

/** Those that turned out to be this one, by name. */
export async function listMergedInto(db: Db | Tx, id: string): Promise<ProducerRow[]> {
  return db
    .select()
    .from(producers)
    .where(eq(producers.mergedInto, id))
    .orderBy(asc(producers.name), asc(producers.code))
}

/** All stays of these producers, the earliest first. */
export async function listStays(db: Db | Tx, ids: readonly string[]): Promise<Map<string, StayRow[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(producerStays)
    .where(inArray(producerStays.producerId, [...ids]))
    .orderBy(asc(producerStays.fromPeriod))
  return Map.groupBy(rows, row => row.producerId)
}

/** Whoever keeps the producers of one province takes turns until the transaction ends. First of all locks. */
export async function lockProducers(tx: Tx, provinceCode: string): Promise<void> {
  const name = `producers:${provinceCode}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** Numbers of the province that begin with this. */
export async function listCodes(db: Db | Tx, provinceCode: string, start: string): Promise<string[]> {
  const rows = await db
    .select({ code: producers.code })
    .from(producers)
    .where(and(eq(producers.provinceCode, provinceCode), sql`starts_with(${producers.code}, ${start})`))
  return rows.map(row => row.code)
}

export async function insertProducer(tx: Tx, row: typeof producers.$inferInsert): Promise<void> {
  await tx.insert(producers).values(row)
}

export async function updateProducer(
  tx: Tx,
  id: string,
  change: Partial<ProducerFacts & Pick<ProducerRow, 'mergedInto'>>,
): Promise<void> {
  if (Object.keys(change).length > 0) await tx.update(producers).set(change).where(eq(producers.id, id))
}

/** Whatever turned out to be the one turned out to be the other. */
export async function repointMerged(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(producers).set({ mergedInto: to }).where(eq(producers.mergedInto, from))
}

/** The producer's stays, all of them, in place of those there were. */
export async function replaceStays(
  tx: Tx,
  producer: Pick<ProducerRow, 'id' | 'provinceCode'>,
  stays: readonly Pick<StayRow, 'officeCode' | 'fromPeriod' | 'untilPeriod'>[],
): Promise<void> {
  const { id: producerId, provinceCode } = producer
  await tx.delete(producerStays).where(eq(producerStays.producerId, producerId))
  if (stays.length === 0) return
  await tx.insert(producerStays).values(
    stays.map(({ officeCode, fromPeriod, untilPeriod }) => ({
      producerId,
      provinceCode,
      officeCode,
      fromPeriod,
      untilPeriod,
    })),
  )
}
