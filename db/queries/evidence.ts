// What exists as evidence of a district's month. Removed rows stay for the history and are left out here; one that still
// names a photo after it was removed has its file yet to be deleted.
import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { evidence, producers } from '../schema/index.ts'
import type { EvidenceKind } from '../vocabulary.ts'
import { producersOf } from './belonging.ts'

export type EvidenceRow = typeof evidence.$inferSelect

export async function insertEvidence(
  tx: Db | Tx,
  rows: readonly (typeof evidence.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(evidence).values([...rows])
}

/** Also one that was removed. */
export async function findEvidence(db: Db | Tx, id: string): Promise<EvidenceRow | null> {
  const [row] = await db.select().from(evidence).where(eq(evidence.id, id))
  return row ?? null
}

/** Also one that was removed; nobody else changes it before this transaction ends. */
export async function lockEvidence(tx: Tx, id: string): Promise<EvidenceRow | null> {
  const [row] = await tx.select().from(evidence).where(eq(evidence.id, id)).for('update')
  return row ?? null
}

export async function updateEvidence(tx: Db | Tx, id: string, change: Partial<EvidenceRow>): Promise<void> {
  await tx.update(evidence).set(change).where(eq(evidence.id, id))
}

/** Evidence of a district's month, oldest first. */
export async function listEvidence(db: Db | Tx, officeCode: string, period: string): Promise<EvidenceRow[]> {
  return db
    .select()
    .from(evidence)
    .where(and(eq(evidence.officeCode, officeCode), eq(evidence.period, period), isNull(evidence.removedAt)))
    .orderBy(asc(evidence.addedAt), asc(evidence.id))
}

/** The same statement by the same officer after `since`, without a photo yet; null = there is none. */
export async function findTwin(
  tx: Tx,
  like: Pick<EvidenceRow, 'officeCode' | 'period' | 'producerId' | 'kind' | 'keptAt' | 'note' | 'addedBy'>,
  since: Date,
): Promise<{ id: string } | null> {
  const [row] = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(
      and(
        eq(evidence.officeCode, like.officeCode),
        eq(evidence.period, like.period),
        eq(evidence.producerId, like.producerId),
        eq(evidence.kind, like.kind),
        sql`${evidence.keptAt} is not distinct from ${like.keptAt}`,
        sql`${evidence.note} is not distinct from ${like.note}`,
        eq(evidence.addedBy, like.addedBy),
        gt(evidence.addedAt, sql`${since.toISOString()}::timestamptz`),
        isNull(evidence.photoKey),
        isNull(evidence.removedAt),
      ),
    )
  return row ?? null
}

/** Evidence that one choice in the chat made of several photos: one officer, one producer, one instant. */
const isBatchOf = (row: EvidenceRow) =>
  and(
    eq(evidence.addedBy, row.addedBy),
    eq(evidence.producerId, row.producerId),
    eq(evidence.officeCode, row.officeCode),
    eq(evidence.addedAt, sql`${row.addedAt.toISOString()}::timestamptz`),
    isNull(evidence.removedAt),
  )

/** The row and what was made with it, oldest month first. */
export async function lockBatch(tx: Tx, row: EvidenceRow): Promise<EvidenceRow[]> {
  return tx
    .select()
    .from(evidence)
    .where(isBatchOf(row))
    .orderBy(asc(evidence.period), asc(evidence.id))
    .for('update')
}

export async function setKindOfBatch(tx: Tx, row: EvidenceRow, kind: EvidenceKind): Promise<void> {
  await tx.update(evidence).set({ kind }).where(isBatchOf(row))
}

/** Keys of photos whose evidence was removed, not more than `limit`. */
export async function listRemovedPhotos(db: Db | Tx, limit: number): Promise<{ id: string; key: string }[]> {
  const rows = await db
    .select({ id: evidence.id, key: evidence.photoKey })
    .from(evidence)
    .where(and(isNotNull(evidence.removedAt), isNotNull(evidence.photoKey)))
    .limit(limit)
  return rows.flatMap(({ id, key }) => (key === null ? [] : [{ id, key }]))
}

export interface EvidenceProducer {
  producerId: string
  code: string
  name: string
  hasEvidence: boolean
}

/**
 * Evidence of a row of `producers` in this district's month that was not removed. The column is named by hand: among the
 * selected fields drizzle leaves the table's name out, and `id` alone would be that of the evidence.
 */
const evidenceHere = (officeCode: string, period: string) =>
  sql<boolean>`exists (select from evidence e where e.producer_id = producers.id
    and e.office_code = ${officeCode} and e.period = ${period} and e.removed_at is null)`

/**
 * The producers whose month is the district's, by Thai name; with `alsoFormer` those, too, that have evidence
 * there and moved or stopped since.
 */
export async function listEvidenceProducers(
  db: Db | Tx,
  officeCode: string,
  period: string,
  alsoFormer: boolean,
): Promise<EvidenceProducer[]> {
  const hasEvidence = evidenceHere(officeCode, period)
  const isOwn = sql`producers.id in ${producersOf(officeCode, period)}`
  return db
    .select({
      producerId: producers.id,
      code: producers.code,
      name: producers.name,
      hasEvidence: hasEvidence.as('has_evidence'),
    })
    .from(producers)
    .where(
      and(
        eq(producers.provinceCode, officeCode.slice(0, 2)),
        alsoFormer ? sql`(${isOwn} or ${hasEvidence})` : isOwn,
      ),
    )
    .orderBy(asc(producers.name), asc(producers.code))
}

export type ProducerRow = typeof producers.$inferSelect

/**
 * The producer, locked until this transaction ends, so that statements about it are made one after the other; null = it is
 * none of this district's in this period.
 */
export async function lockActiveProducer(
  tx: Tx,
  { producerId, officeCode, period }: { producerId: string; officeCode: string; period: string },
): Promise<ProducerRow | null> {
  const [row] = await tx
    .select()
    .from(producers)
    .where(and(eq(producers.id, producerId), sql`${producers.id} in ${producersOf(officeCode, period)}`))
    .for('no key update')
  return row ?? null
}
