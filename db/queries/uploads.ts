// Spreadsheets that came in and wait for their confirmation. Those from the chat are fetched under a lease; until then
// `content` holds what fetching needs. Every change of state is conditional on the state before.
import { and, asc, desc, eq, getTableColumns, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { uploads } from '../schema/index.ts'

export type UploadRow = typeof uploads.$inferSelect

/** What `content` is while the file is still at LINE. */
export interface FetchingContent {
  /** Who sent it: what they may is asked anew when it has come. */
  lineUserId: string
  replyToken: string | null
  attempts: number
  /** ISO. */
  nextAttemptAt: string
}

/** An event that comes again changes nothing. */
export async function insertUpload(db: Db | Tx, row: typeof uploads.$inferInsert): Promise<void> {
  await db.insert(uploads).values(row).onConflictDoNothing()
}

/** The officer's own upload, as long as it is kept; null = there is none. */
export async function findUpload(
  db: Db | Tx,
  id: string,
  officerId: string,
  now: Date,
): Promise<UploadRow | null> {
  const [row] = await db
    .select()
    .from(uploads)
    .where(isOwn(id, officerId, now))
  return row ?? null
}

/** Nothing about the same month came after it: what is corrected and sent again takes the place of what it was. */
const IS_LATEST = sql<boolean>`not exists (select from uploads later
  where later.officer_id = uploads.officer_id and later.kind = uploads.kind and later.state <> 'refused'
    and later.period is not distinct from uploads.period and later.created_at > uploads.created_at)`

/** The newest of the officer's own that are not in the record, as long as they are kept. */
export async function listOpenUploads(
  db: Db | Tx,
  officerId: string,
  now: Date,
  most: number,
): Promise<(Omit<UploadRow, 'content' | 'outcome'> & { isLatest: boolean })[]> {
  const { content, outcome, ...kept } = getTableColumns(uploads)
  const columns = { ...kept, isLatest: IS_LATEST }
  return db
    .select(columns)
    .from(uploads)
    .where(
      and(
        eq(uploads.officerId, officerId),
        ne(uploads.state, 'applied'),
        sql`${uploads.expiresAt} > ${instant(now)}`,
      ),
    )
    .orderBy(desc(uploads.createdAt), asc(uploads.id))
    .limit(most)
}

/** The same, for this transaction alone: of two that apply it, the second sees what the first has done. */
export async function lockUpload(
  tx: Tx,
  id: string,
  officerId: string,
  now: Date,
): Promise<UploadRow | null> {
  const [row] = await tx
    .select()
    .from(uploads)
    .where(isOwn(id, officerId, now))
    .for('update')
  return row ?? null
}

const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`

const isOwn = (id: string, officerId: string, now: Date) =>
  and(eq(uploads.id, id), eq(uploads.officerId, officerId), sql`${uploads.expiresAt} > ${instant(now)}`)

export async function updateUpload(tx: Db | Tx, id: string, change: Partial<UploadRow>): Promise<void> {
  await tx.update(uploads).set(change).where(eq(uploads.id, id))
}

/** Up to `limit` files that are due, leased until `leasedUntil`; other workers skip them meanwhile. */
export async function claimUploads(
  db: Db,
  now: Date,
  leasedUntil: Date,
  limit: number,
): Promise<(UploadRow & { fetching: FetchingContent })[]> {
  return db.transaction(async tx => {
    const due = await tx
      .select()
      .from(uploads)
      .where(
        and(
          eq(uploads.state, 'fetching'),
          sql`(${uploads.content} ->> 'nextAttemptAt')::timestamptz <= ${instant(now)}`,
        ),
      )
      .orderBy(asc(uploads.createdAt), asc(uploads.id))
      .limit(limit)
      .for('update', { skipLocked: true })
    const claimed = due.map(row => {
      const before = row.content as unknown as FetchingContent
      const fetching = {
        ...before,
        attempts: before.attempts + 1,
        nextAttemptAt: leasedUntil.toISOString(),
      }
      return { ...row, fetching }
    })
    for (const { id, fetching } of claimed)
      await tx
        .update(uploads)
        .set({ content: { ...fetching } })
        .where(eq(uploads.id, id))
    return claimed
  })
}

/** The end of the wait, or another attempt later. False when it did not wait any more. */
export async function settleUpload(tx: Db | Tx, id: string, change: Partial<UploadRow>): Promise<boolean> {
  const changed = await tx
    .update(uploads)
    .set(change)
    .where(and(eq(uploads.id, id), eq(uploads.state, 'fetching')))
    .returning({ id: uploads.id })
  return changed.length > 0
}

/** Taken back in the chat: nothing of it is kept, unless it is in the record already. */
export async function deleteUploadOf(db: Db | Tx, messageId: string): Promise<void> {
  await db
    .delete(uploads)
    .where(and(eq(uploads.messageId, messageId), inArray(uploads.state, ['fetching', 'ready', 'refused'])))
}

export async function deleteExpiredUploads(db: Db, now: Date): Promise<void> {
  await db.delete(uploads).where(lte(uploads.expiresAt, instant(now)))
}
