// Questions about figures and their answers.
import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { figureComments, figures, officers, producers } from '../schema/index.ts'
import { runPrepared } from './prepared.ts'

/** A question is open until somebody else than the asker has written under it. */
const isOpen = sql`q.reply_to is null and not exists (
  select from figure_comments a where a.reply_to = q.id and a.written_by <> q.written_by)`

/** Open questions of a report by producer. */
export async function countOpenQuestions(
  db: Db | Tx,
  officeCode: string,
  period: string,
): Promise<Map<string, number>> {
  const rows = await runPrepared<{ producer_id: string; count: number }>(
    db,
    sql`
    select q.producer_id, count(*)::int as count from figure_comments q
    where q.office_code = ${officeCode} and q.period = ${period} and ${isOpen}
    group by q.producer_id`,
  )
  return new Map(rows.map(row => [row.producer_id, row.count]))
}

/** Months of a district with open questions, newest first. */
export async function listOpenQuestions(db: Db | Tx, officeCode: string) {
  const rows = await db.execute<{ period: string; count: number }>(sql`
    select q.period, count(*)::int as count from figure_comments q
    where q.office_code = ${officeCode} and ${isOpen}
    group by q.period order by q.period desc`)
  return Array.from(rows, ({ period, count }) => ({ officeCode, period, count }))
}

/** Everything written about a report, oldest first. */
export async function listComments(db: Db | Tx, officeCode: string, period: string) {
  return db
    .select({
      comment: figureComments,
      producerName: producers.name,
      byName: officers.fullName,
      byRole: officers.role,
    })
    .from(figureComments)
    .innerJoin(producers, eq(producers.id, figureComments.producerId))
    .innerJoin(officers, eq(officers.id, figureComments.writtenBy))
    .where(and(eq(figureComments.officeCode, officeCode), eq(figureComments.period, period)))
    .orderBy(asc(figureComments.writtenAt), asc(figureComments.id))
}

/** The question with this id, locked; null = there is none, or it is an answer. */
export async function lockQuestion(tx: Tx, id: string) {
  const [row] = await tx
    .select()
    .from(figureComments)
    .where(and(eq(figureComments.id, id), isNull(figureComments.replyTo)))
    .for('update')
  return row ?? null
}

export async function insertComment(tx: Tx, row: typeof figureComments.$inferInsert): Promise<void> {
  await tx.insert(figureComments).values(row)
}

/** Makes what one person writes take turns, so that a double tap finds the first one. Nobody else waits for it. */
export async function lockAuthor(tx: Tx, officerId: string): Promise<void> {
  await tx.select({ id: officers.id }).from(officers).where(eq(officers.id, officerId)).for('no key update')
}

/** True when the same person has written the same to the same place at `since` or later. */
export async function hasJustWritten(
  tx: Tx,
  row: Pick<
    typeof figureComments.$inferInsert,
    'officeCode' | 'period' | 'producerId' | 'text' | 'writtenBy'
  > & { replyTo: string | null },
  since: Date,
): Promise<boolean> {
  const [found] = await tx
    .select({ id: figureComments.id })
    .from(figureComments)
    .where(
      and(
        eq(figureComments.officeCode, row.officeCode),
        eq(figureComments.period, row.period),
        eq(figureComments.producerId, row.producerId),
        eq(figureComments.writtenBy, row.writtenBy),
        eq(figureComments.text, row.text),
        gte(figureComments.writtenAt, sql`${since.toISOString()}::timestamptz`),
        row.replyTo === null ? isNull(figureComments.replyTo) : eq(figureComments.replyTo, row.replyTo),
      ),
    )
    .limit(1)
  return found !== undefined
}

/** Version of the figure as it stands; 0 = nothing is stored. */
export async function findFigureVersion(db: Db | Tx, producerId: string, period: string): Promise<number> {
  const [row] = await db
    .select({ version: figures.version })
    .from(figures)
    .where(and(eq(figures.producerId, producerId), eq(figures.period, period)))
  return row?.version ?? 0
}
