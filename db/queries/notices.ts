// The outbox of notices: written once by their key, claimed by one worker, grouped into deliveries.
import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '../connect.ts'
import { lineChats, notices, officers, offices } from '../schema/index.ts'
import type { NoticeState } from '../vocabulary.ts'

export type NewNotice = typeof notices.$inferInsert
export type NoticeRow = typeof notices.$inferSelect

/** Writes those whose key is new; returns how many. */
export async function insertNotices(tx: Tx, rows: NewNotice[]): Promise<number> {
  let added = 0
  for (let from = 0; from < rows.length; from += 1000) {
    const slice = rows.slice(from, from + 1000)
    const done = await tx
      .insert(notices)
      .values(slice)
      .onConflictDoNothing({ target: notices.key })
      .returning({ id: notices.id })
    added += done.length
  }
  return added
}

/** Up to `limit` notices that are due, locked until the transaction ends; other workers skip them. */
export async function lockDueNotices(tx: Tx, now: Date, limit: number): Promise<NoticeRow[]> {
  return tx
    .select()
    .from(notices)
    .where(and(eq(notices.state, 'planned'), isNull(notices.deliveryId), lte(notices.sendAfter, now)))
    .orderBy(asc(notices.sendAfter), asc(notices.recipient), asc(notices.id))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** All other planned and due notices of these recipients, locked: one person gets one message. */
export async function lockDueNoticesOf(
  tx: Tx,
  now: Date,
  recipients: readonly string[],
  known: readonly string[],
): Promise<NoticeRow[]> {
  if (recipients.length === 0) return []
  return tx
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.state, 'planned'),
        isNull(notices.deliveryId),
        lte(notices.sendAfter, now),
        inArray(notices.recipient, [...recipients]),
        sql`not (${notices.id} = any(${sql.param([...known])}::uuid[]))`,
      ),
    )
    .for('update', { skipLocked: true })
}

export async function settleNotices(
  tx: Tx,
  ids: readonly string[],
  state: NoticeState,
  reason: string | null,
  at: Date | null,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(notices)
    .set({ state, reason, settledAt: at })
    .where(inArray(notices.id, [...ids]))
}

export async function postponeNotices(tx: Tx, ids: readonly string[], sendAfter: Date): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(notices)
      .set({ sendAfter })
      .where(inArray(notices.id, [...ids]))
}

/** Notices that wait for quota go back to planned; what is no longer true is skipped when they are claimed. */
export async function releaseHeldNotices(db: Db | Tx): Promise<number> {
  const freed = await db
    .update(notices)
    .set({ state: 'planned', reason: null })
    .where(and(eq(notices.state, 'held'), isNull(notices.deliveryId)))
    .returning({ id: notices.id })
  return freed.length
}

export async function countHeldNotices(db: Db | Tx, provinceCode?: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(notices)
    .where(
      provinceCode === undefined
        ? and(eq(notices.state, 'held'), isNull(notices.deliveryId))
        : and(eq(notices.state, 'held'), isNull(notices.deliveryId), eq(notices.provinceCode, provinceCode)),
    )
  return row?.count ?? 0
}

/** The oldest notice that should have gone out, for /readyz; null = none waits. */
export async function findOldestUnsent(db: Db | Tx, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: sql<string | null>`min(${notices.sendAfter})::text` })
    .from(notices)
    .where(and(inArray(notices.state, ['planned', 'sending']), lte(notices.sendAfter, now)))
  return row?.at ? new Date(row.at) : null
}

/** Groups bound to offices of the province that have not removed the bot. */
export async function listBoundGroups(db: Db | Tx, provinceCode: string) {
  const rows = await db
    .select({ groupId: lineChats.id, officeCode: lineChats.officeCode, memberCount: lineChats.memberCount })
    .from(lineChats)
    .where(
      and(
        eq(lineChats.kind, 'group'),
        eq(lineChats.provinceCode, provinceCode),
        sql`${lineChats.blockedAt} is null`,
      ),
    )
    .orderBy(lineChats.id)
  return rows.flatMap(row => (row.officeCode === null ? [] : [{ ...row, officeCode: row.officeCode }]))
}

/** Which of these LINE ids can be reached now: friends who have not blocked, groups that still have the bot. */
export async function listReachable(db: Db | Tx, recipients: readonly string[]) {
  if (recipients.length === 0) return new Map<string, { memberCount: number | null }>()
  const rows = await db
    .select({ id: lineChats.id, memberCount: lineChats.memberCount })
    .from(lineChats)
    .where(and(inArray(lineChats.id, [...recipients]), sql`${lineChats.blockedAt} is null`))
  return new Map(rows.map(row => [row.id, { memberCount: row.memberCount }]))
}

export async function setMemberCount(db: Db | Tx, groupId: string, memberCount: number): Promise<void> {
  await db.update(lineChats).set({ memberCount }).where(eq(lineChats.id, groupId))
}

/** Newest first, with names, for the list of what was sent to whom and why not. */
export async function listNotices(db: Db | Tx, provinceCode: string, limit: number) {
  return db
    .select({ notice: notices, officeName: offices.nameTh, officerName: officers.fullName })
    .from(notices)
    .innerJoin(offices, eq(offices.code, notices.officeCode))
    .leftJoin(officers, eq(officers.id, notices.officerId))
    .where(eq(notices.provinceCode, provinceCode))
    .orderBy(sql`${notices.sendAfter} desc`, asc(notices.officeCode), asc(notices.recipient))
    .limit(limit)
}

/** Notices of the province about one month, the newest first, at most `most`; `count` is of all. `byName`: who nudged. */
export async function listNoticesAbout(
  db: Db | Tx,
  where: { provinceCode: string; period: string; most: number },
) {
  const nudger = alias(officers, 'nudger')
  const rows = await db
    .select({
      notice: notices,
      name: offices.nameTh,
      kind: offices.kind,
      officerName: officers.fullName,
      byName: nudger.fullName,
      count: sql<number>`(count(*) over ())::int`,
    })
    .from(notices)
    .innerJoin(offices, eq(offices.code, notices.officeCode))
    .leftJoin(officers, eq(officers.id, notices.officerId))
    .leftJoin(nudger, and(eq(notices.kind, 'nudge'), sql`${nudger.id}::text = ${notices.subject}`))
    .where(and(eq(notices.provinceCode, where.provinceCode), eq(notices.period, where.period)))
    .orderBy(desc(notices.sendAfter), asc(notices.officeCode), asc(officers.fullName), asc(notices.id))
    .limit(where.most)
  return { rows, count: rows[0]?.count ?? 0 }
}

/** Months about which there are notices, in order. */
export async function listNoticePeriods(db: Db | Tx, provinceCode: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ period: notices.period })
    .from(notices)
    .where(eq(notices.provinceCode, provinceCode))
    .orderBy(asc(notices.period))
  return rows.map(row => row.period)
}

/** One worker prepares at a time, so that everything one person gets lands in one message. Freed at commit. */
export async function takePreparingTurn(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(735_001) as taken`)
  return row?.taken === true
}

/** How many notices are due now, and how many wait for quota. */
export async function countDueNotices(db: Db | Tx, now: Date): Promise<{ due: number; held: number }> {
  const [row] = await db.execute<{ due: number; held: number }>(sql`
    select count(*) filter (where state = 'planned' and send_after <= ${now.toISOString()}::timestamptz)::int as due,
      count(*) filter (where state = 'held')::int as held
    from notices where state in ('planned', 'held') and delivery_id is null`)
  return row ?? { due: 0, held: 0 }
}

/** Groups that are about to be told something. */
export async function listDueGroups(db: Db | Tx, now: Date): Promise<string[]> {
  const rows = await db
    .selectDistinct({ recipient: notices.recipient })
    .from(notices)
    .where(
      and(
        eq(notices.state, 'planned'),
        isNull(notices.deliveryId),
        lte(notices.sendAfter, now),
        sql`${notices.recipient} like 'C%'`,
      ),
    )
  return rows.map(row => row.recipient)
}
