// Calls to LINE that are to be made or were made. Claiming takes a lease; a dead worker's rows come back by themselves.
import { and, eq, getTableColumns, lte, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { deliveries } from '../schema/index.ts'
import type { DeliveryState, NoticeState } from '../vocabulary.ts'

export type NewDelivery = typeof deliveries.$inferInsert
export type Delivery = typeof deliveries.$inferSelect

export async function insertDeliveries(tx: Db | Tx, rows: NewDelivery[]): Promise<void> {
  if (rows.length > 0) await tx.insert(deliveries).values(rows)
}

/** Calls that carry notices, due at once, and the notices into them, in one statement. */
export async function insertNoticeCalls(
  tx: Db | Tx,
  calls: readonly (Pick<NewDelivery, 'id' | 'method' | 'recipients' | 'body' | 'cost'> & {
    noticeIds: readonly string[]
  })[],
  now: Date,
): Promise<void> {
  if (calls.length === 0) return
  await tx.execute(sql`
    with calls as (
      select * from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb)
        as c(id uuid, method text, recipients text[], body text, cost int, "noticeIds" uuid[])
    ), made as (
      insert into deliveries (id, method, recipients, body, cost, state, attempts, created_at, next_attempt_at)
      select id, method, recipients, body, cost, 'sending', 0, at, at
      from calls, (select ${now.toISOString()}::timestamptz as at)
    )
    update notices n set state = 'sending', delivery_id = c.id, reason = null
    from (select id, unnest("noticeIds") as notice_id from calls) c
    where n.id = c.notice_id`)
}

/** Up to `limit` calls that are due, leased until `leasedUntil`; other workers skip them meanwhile. */
export async function claimDeliveries(
  db: Db | Tx,
  now: Date,
  leasedUntil: Date,
  limit: number,
): Promise<Delivery[]> {
  const due = db.$with('due').as(
    db
      .select({ dueId: sql<string>`${deliveries.id}`.as('due_id') })
      .from(deliveries)
      // Written out: an index with a condition is not used for a parameter in a statement that is kept.
      .where(and(sql`${deliveries.state} = 'sending'`, lte(deliveries.nextAttemptAt, now)))
      .orderBy(deliveries.nextAttemptAt)
      .limit(limit)
      .for('update', { skipLocked: true }),
  )
  return db
    .with(due)
    .update(deliveries)
    .set({
      nextAttemptAt: leasedUntil,
      attempts: sql`${deliveries.attempts} + 1`,
      firstAttemptAt: sql`coalesce(${deliveries.firstAttemptAt}, ${now.toISOString()}::timestamptz)`,
    })
    .from(due)
    .where(eq(deliveries.id, due.dueId))
    .returning(getTableColumns(deliveries))
}

/** What a claimed call came to. */
export interface CallEnd {
  /** `attempts` of the claim: whose lease is over does not put off what somebody else has in hand. */
  delivery: Pick<Delivery, 'id' | 'attempts'>
  /** `sending` = due again at `nextAttemptAt`. */
  state: DeliveryState
  nextAttemptAt: Date | null
  lineRequestId: string | null
  error: string | null
  /** Of the notices it carried, null = as they were. Planned and held ones leave the call and wait to be worded anew. */
  notices: { state: NoticeState; reason: string | null } | null
}

/** All of them in one statement, so in one transaction. A settled reply's token and text are erased. */
export async function recordCalls(db: Db | Tx, ends: readonly CallEnd[], at: Date): Promise<void> {
  const rows = ends.map(({ delivery, notices: of, ...end }) => ({
    id: delivery.id,
    attempts: delivery.attempts,
    state: end.state,
    next_at: end.nextAttemptAt,
    request_id: storable(end.lineRequestId),
    error: storable(end.error),
    notice_state: of?.state ?? null,
    reason: storable(of?.reason ?? null),
  }))
  await db.execute(sql`
    with ends as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id uuid, attempts int, state text,
        next_at timestamptz, request_id text, error text, notice_state text, reason text)
    ), ended as (
      update deliveries d set state = e.state, line_request_id = e.request_id, error = e.error,
        next_attempt_at = coalesce(e.next_at, d.next_attempt_at),
        settled_at = case when e.state <> 'sending' then ${at.toISOString()}::timestamptz end,
        body = case when d.method = 'reply' and e.state <> 'sending' then '' else d.body end
      from ends e
      where d.id = e.id and d.state = 'sending' and (e.state <> 'sending' or d.attempts = e.attempts)
      returning d.id, e.notice_state, e.reason, e.notice_state in ('planned', 'held') as is_free
    )
    update notices n set state = e.notice_state, reason = e.reason,
      delivery_id = case when not e.is_free then n.delivery_id end,
      settled_at = case when not e.is_free then ${at.toISOString()}::timestamptz end
    from ended e
    where n.delivery_id = e.id and n.state = 'sending' and e.notice_state is not null`)
}

/** PostgreSQL takes neither NUL nor half a character, and LINE's words may have been cut. */
const storable = (text: string | null): string | null => text?.toWellFormed().replaceAll('\0', '') ?? null

/** The instant of the next call that is waiting, or null. */
export async function findNextDeliveryAt(db: Db | Tx): Promise<Date | null> {
  const [row] = await db
    .select({ at: sql<string | null>`min(${deliveries.nextAttemptAt})::text` })
    .from(deliveries)
    .where(eq(deliveries.state, 'sending'))
  return row?.at ? new Date(row.at) : null
}

/** Quota that calls under way will use. */
export async function sumSendingCost(db: Db | Tx): Promise<number> {
  const [row] = await db
    .select({ cost: sql<number>`coalesce(sum(${deliveries.cost}), 0)::int` })
    .from(deliveries)
    .where(eq(deliveries.state, 'sending'))
  return row?.cost ?? 0
}
