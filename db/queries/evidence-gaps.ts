// Evidence of a whole quarter: who has figures but nothing that proves them, and the samples drawn for inspection.
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { inspectionSamples, producers } from '../schema/index.ts'

export interface QuarterProducer {
  producerId: string
  code: string
  name: string
  /** The district that recorded its newest figure of these months. */
  officeCode: string
  hasEvidence: boolean
}

const textArray = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`

/** Producers of the province with a figure (a stated zero is one) in at least one of the periods; by office and Thai name. */
export async function listQuarterProducers(
  db: Db | Tx,
  provinceCode: string,
  periods: readonly string[],
): Promise<QuarterProducer[]> {
  const rows = await db.execute<{
    id: string
    code: string
    name: string
    office_code: string
    has_evidence: boolean
  }>(sql`
    select p.id, p.code, p.name, f.office_code, exists (
      select from evidence e where e.producer_id = p.id and e.period = any(${textArray(periods)}) and e.removed_at is null
    ) as has_evidence
    from (
      select distinct on (producer_id) producer_id, office_code from figures
      where province_code = ${provinceCode} and period = any(${textArray(periods)}) and amount is not null
      order by producer_id, period desc
    ) f
    join producers p on p.id = f.producer_id
    order by f.office_code, p.name, p.code`)
  return Array.from(rows, row => ({
    producerId: row.id,
    code: row.code,
    name: row.name,
    officeCode: row.office_code,
    hasEvidence: row.has_evidence,
  }))
}

/** These producers as they stand now, wherever they are; for a figure that was taken back after the draw. */
export async function listProducersById(
  db: Db | Tx,
  ids: readonly string[],
  periods: readonly string[],
): Promise<QuarterProducer[]> {
  if (ids.length === 0) return []
  return db
    .select({
      producerId: producers.id,
      code: producers.code,
      name: producers.name,
      officeCode: producers.officeCode,
      // Named by hand, as in evidence.ts.
      hasEvidence: sql<boolean>`exists (select from evidence e where e.producer_id = producers.id
        and e.period = any(${textArray(periods)}) and e.removed_at is null)`.as('has_evidence'),
    })
    .from(producers)
    .where(sql`${producers.id} = any(${sql.param([...ids])}::uuid[])`)
}

export type SampleRow = typeof inspectionSamples.$inferSelect

/** Newest first. */
export async function listSamples(db: Db | Tx, provinceCode: string, quarter: string): Promise<SampleRow[]> {
  return db
    .select()
    .from(inspectionSamples)
    .where(and(eq(inspectionSamples.provinceCode, provinceCode), eq(inspectionSamples.quarter, quarter)))
    .orderBy(desc(inspectionSamples.drawnAt), desc(inspectionSamples.id))
}

/** Draws of one province and quarter are made one after the other until this transaction ends. */
export async function lockSamples(tx: Tx, provinceCode: string, quarter: string): Promise<void> {
  const name = `samples:${provinceCode}:${quarter}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** Draws of this officer after `since`. */
export async function listDrawsSince(
  tx: Tx,
  { provinceCode, quarter, drawnBy }: Pick<SampleRow, 'provinceCode' | 'quarter' | 'drawnBy'>,
  since: Date,
): Promise<SampleRow[]> {
  return tx
    .select()
    .from(inspectionSamples)
    .where(
      and(
        eq(inspectionSamples.provinceCode, provinceCode),
        eq(inspectionSamples.quarter, quarter),
        eq(inspectionSamples.drawnBy, drawnBy),
        gt(inspectionSamples.drawnAt, sql`${since.toISOString()}::timestamptz`),
      ),
    )
}

export async function insertSample(tx: Tx, row: typeof inspectionSamples.$inferInsert): Promise<void> {
  await tx.insert(inspectionSamples).values(row)
}
