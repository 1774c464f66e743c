// Photos that officers sent to the chat: fetched from LINE under a lease, kept until their producer is named, then used.
// Every change of state is conditional on the state before, so whoever comes second changes nothing.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { chatPhotos, officers } from '../schema/index.ts'
import type { Role } from '../vocabulary.ts'

export type ChatPhotoRow = typeof chatPhotos.$inferSelect

const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`

/** An event that comes again changes nothing. */
export async function insertChatPhoto(tx: Db | Tx, row: typeof chatPhotos.$inferInsert): Promise<void> {
  await tx.insert(chatPhotos).values(row).onConflictDoNothing()
}

/** Up to `limit` photos that are due, leased until `leasedUntil`; other workers skip them meanwhile. */
export async function claimChatPhotos(
  db: Db,
  now: Date,
  leasedUntil: Date,
  limit: number,
): Promise<ChatPhotoRow[]> {
  return db.transaction(async tx => {
    const due = await tx
      .select()
      .from(chatPhotos)
      .where(and(eq(chatPhotos.state, 'waiting'), sql`${chatPhotos.nextAttemptAt} <= ${instant(now)}`))
      .orderBy(asc(chatPhotos.nextAttemptAt), asc(chatPhotos.id))
      .limit(limit)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    const ids = due.map(row => row.id)
    await tx
      .update(chatPhotos)
      .set({ nextAttemptAt: leasedUntil, attempts: sql`${chatPhotos.attempts} + 1` })
      .where(inArray(chatPhotos.id, ids))
    return due.map(row => ({ ...row, attempts: row.attempts + 1 }))
  })
}

/** One at a time decides about an officer's photos until this transaction ends. */
export async function lockPhotosOf(tx: Db | Tx, officerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`photos:${officerId}`}, 0))`)
}

/** The end of the wait, or another attempt later. False when it did not wait any more. */
export async function settleChatPhoto(
  tx: Db | Tx,
  id: string,
  change: Partial<ChatPhotoRow>,
): Promise<boolean> {
  const changed = await tx
    .update(chatPhotos)
    .set(change)
    .where(and(eq(chatPhotos.id, id), eq(chatPhotos.state, 'waiting')))
    .returning({ id: chatPhotos.id })
  return changed.length > 0
}

export type OpenPhoto = ChatPhotoRow & { role: Role }

/** Photos sent after `since` without a producer yet, in their order; none of who has left the office they were sent for. */
export async function listOpenPhotos(db: Db | Tx, officerId: string, since: Date): Promise<OpenPhoto[]> {
  const rows = await db
    .select({ photo: chatPhotos, role: officers.role })
    .from(chatPhotos)
    .innerJoin(officers, eq(officers.id, chatPhotos.officerId))
    .where(
      and(
        eq(chatPhotos.officerId, officerId),
        inArray(chatPhotos.state, ['waiting', 'kept']),
        gt(chatPhotos.receivedAt, instant(since)),
        isNull(officers.removedAt),
        eq(officers.officeCode, chatPhotos.officeCode),
      ),
    )
    .orderBy(asc(chatPhotos.receivedAt), asc(chatPhotos.id))
  return rows.map(({ photo, role }) => ({ ...photo, role }))
}

/** The officer's own photo, or null. */
export async function findChatPhoto(
  db: Db | Tx,
  id: string,
  officerId: string,
): Promise<ChatPhotoRow | null> {
  const [row] = await db
    .select()
    .from(chatPhotos)
    .where(and(eq(chatPhotos.id, id), eq(chatPhotos.officerId, officerId)))
  return row ?? null
}

/** Their answers are given, or are too late to be given. */
export async function dropReplyTokens(tx: Db | Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(chatPhotos)
    .set({ replyToken: null })
    .where(inArray(chatPhotos.id, [...ids]))
}

/** Marks these kept photos used; returns those that were still kept. */
export async function useChatPhotos(tx: Db | Tx, ids: readonly string[]): Promise<ChatPhotoRow[]> {
  if (ids.length === 0) return []
  return tx
    .update(chatPhotos)
    .set({ state: 'used', replyToken: null })
    .where(and(inArray(chatPhotos.id, [...ids]), eq(chatPhotos.state, 'kept')))
    .returning()
}

/** Photos of which nothing is wanted any more: their files are deleted later. Used ones are evidence and stay. */
export async function refuseChatPhotos(tx: Db | Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const changed = await tx
    .update(chatPhotos)
    .set({ state: 'refused', replyToken: null })
    .where(and(inArray(chatPhotos.id, [...ids]), inArray(chatPhotos.state, ['waiting', 'kept'])))
    .returning({ id: chatPhotos.id })
  return changed.length
}

/** The photo of a message that nobody has chosen a producer for; null = there is none. */
export async function findOpenPhotoOf(db: Db | Tx, messageId: string): Promise<ChatPhotoRow | null> {
  const [row] = await db
    .select()
    .from(chatPhotos)
    .where(and(eq(chatPhotos.messageId, messageId), inArray(chatPhotos.state, ['waiting', 'kept'])))
  return row ?? null
}

/** Whether a stored file still belongs to a photo that waits for its producer, or to evidence. */
export async function isPhotoWanted(db: Db | Tx, id: string, key: string): Promise<boolean> {
  const rows = await db.execute<{ wanted: boolean }>(sql`
    select exists (select from chat_photos where id = ${id} and state in ('waiting', 'kept'))
      or exists (select from evidence where photo_key = ${key} and removed_at is null) as wanted`)
  return Array.from(rows)[0]?.wanted === true
}

/** Kept photos that nobody chose a producer for in time are given up. */
export async function refuseOldPhotos(db: Db | Tx, before: Date): Promise<void> {
  await db
    .update(chatPhotos)
    .set({ state: 'refused', replyToken: null })
    .where(and(eq(chatPhotos.state, 'kept'), lt(chatPhotos.receivedAt, instant(before))))
}

/** Refused photos whose file may still lie in the storage, not more than `limit`. */
export async function listRefusedPhotos(db: Db | Tx, limit: number): Promise<{ id: string; key: string }[]> {
  const rows = await db
    .select({ id: chatPhotos.id, key: chatPhotos.photoKey })
    .from(chatPhotos)
    .where(and(eq(chatPhotos.state, 'refused'), isNotNull(chatPhotos.photoKey)))
    .limit(limit)
  return rows.flatMap(({ id, key }) => (key === null ? [] : [{ id, key }]))
}

/** The file of a refused photo is gone. */
export async function forgetPhotoFile(db: Db | Tx, id: string): Promise<void> {
  await db
    .update(chatPhotos)
    .set({ photoKey: null, photoHash: null, photoSize: null })
    .where(and(eq(chatPhotos.id, id), eq(chatPhotos.state, 'refused')))
}
