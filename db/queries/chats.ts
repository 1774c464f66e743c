// LINE chats: who has the bot, who has blocked or removed it, and which office a group is bound to.
// Events come late and twice: a change only counts if nothing later is known (`changed_at`).
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { lineChats } from '../schema/index.ts'

export type ChatRow = typeof lineChats.$inferSelect

interface ChatSeen {
  id: string
  kind: ChatRow['kind']
  /** LINE's timestamp of the event that shows it. */
  at: Date
}

/** The chat has the bot: it can be written to. False when something later is known. */
export async function markChatPresent(db: Db | Tx, { id, kind, at }: ChatSeen): Promise<boolean> {
  const changed = await db
    .insert(lineChats)
    .values({ id, kind, addedAt: at, changedAt: at })
    .onConflictDoUpdate({
      target: lineChats.id,
      set: {
        addedAt: sql`case when ${lineChats.blockedAt} is null then ${lineChats.addedAt} else excluded.added_at end`,
        blockedAt: null,
        changedAt: sql`excluded.changed_at`,
      },
      setWhere: sql`${lineChats.changedAt} <= excluded.changed_at`,
    })
    .returning({ id: lineChats.id })
  return changed.length > 0
}

/**
 * The person blocked the bot, or the group removed it: nothing is pushed there any more, and a group loses its
 * office, because nobody knows who is in it when the bot comes back. False when something later is known.
 */
export async function markChatGone(db: Db | Tx, { id, kind, at }: ChatSeen): Promise<boolean> {
  const changed = await db
    .insert(lineChats)
    .values({ id, kind, addedAt: at, blockedAt: at, changedAt: at })
    .onConflictDoUpdate({
      target: lineChats.id,
      set: {
        blockedAt: sql`excluded.blocked_at`,
        changedAt: sql`excluded.changed_at`,
        officeCode: null,
        provinceCode: null,
        boundBy: null,
        memberCount: null,
      },
      setWhere: sql`${lineChats.changedAt} <= excluded.changed_at`,
    })
    .returning({ id: lineChats.id })
  return changed.length > 0
}

export async function findChat(db: Db | Tx, id: string): Promise<ChatRow | null> {
  const [row] = await db.select().from(lineChats).where(eq(lineChats.id, id))
  return row ?? null
}

/** General notices of the office go to this group from now on. False when the bot is not in it any more. */
export async function bindChat(
  tx: Tx,
  { id, ...office }: { id: string; officeCode: string; provinceCode: string; boundBy: string },
): Promise<boolean> {
  const changed = await tx
    .update(lineChats)
    .set(office)
    .where(and(eq(lineChats.id, id), eq(lineChats.kind, 'group'), isNull(lineChats.blockedAt)))
    .returning({ id: lineChats.id })
  return changed.length > 0
}
