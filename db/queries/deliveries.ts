// Calls to LINE that are to be made or were made. Claiming takes a lease; a dead worker's rows come back by themselves.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { deliveries, notices } from '../schema/index.ts'
import type { DeliveryState, NoticeState } from '../vocabulary.ts'

export type NewDelivery = typeof deliveries.$inferInsert
export type Delivery = typeof deliveries.$inferSelect

export async function insertDeliveries(tx: Db | Tx, rows: NewDelivery[]): Promise<void> {
  if (rows.length > 0) await tx.insert(deliveries).values(rows)
}

/** Up to `limit` calls that are due, leased until `leasedUntil`; other workers skip them meanwhile. */
export async function claimDeliveries(
  db: Db,
  now: Date,
  leasedUntil: Date,
  limit: number,
): Promise<Delivery[]> {
  return db.transaction(async tx => {
    const due = await tx
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.state, 'sending'), sql`${deliveries.nextAttemptAt} <= ${now.toISOString()}`))
      .orderBy(deliveries.nextAttemptAt)
      .limit(limit)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    await tx
      .update(deliveries)
      .set({
        nextAttemptAt: leasedUntil,
        attempts: sql`${deliveries.attempts} + 1`,
        firstAttemptAt: sql`coalesce(${deliveries.firstAttemptAt}, ${now.toISOString()}::timestamptz)`,
      })
      .where(
        inArray(
          deliveries.id,
          due.map(row => row.id),
        ),
      )
    return due.map(row => ({ ...row, attempts: row.attempts + 1, firstAttemptAt: row.firstAttemptAt ?? now }))
  })
}

/** Due again at `at`: a back-off, or the end of a lease given back early. */
export async function postponeDelivery(
  db: Db | Tx,
  id: string,
  at: Date,
  error: string | null,
): Promise<void> {
  await db
    .update(deliveries)
    .set({ nextAttemptAt: at, error })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'sending')))
}

/** The call's end, and that of the notices it carried. A reply's token and text are erased with it. */
export async function settleDelivery(
  tx: Tx,
  id: string,
  end: {
    state: DeliveryState
    noticeState: NoticeState
    at: Date
    lineRequestId: string | null
    error: string | null
  },
): Promise<void> {
  await tx
    .update(deliveries)
    .set({
      state: end.state,
      settledAt: end.at,
      lineRequestId: end.lineRequestId,
      error: end.error,
      body: sql`case when ${deliveries.method} = 'reply' then '' else ${deliveries.body} end`,
    })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'sending')))
  await tx
    .update(notices)
    .set({ state: end.noticeState, settledAt: end.at, reason: end.error })
    .where(and(eq(notices.deliveryId, id), eq(notices.state, 'sending')))
}

/** A multicast that LINE refused as a whole reached nobody: its notices go back and travel one by one. */
export async function releaseNotices(
  tx: Tx,
  deliveryId: string,
  state: 'planned' | 'held',
  reason: string | null,
): Promise<void> {
  await tx
    .update(notices)
    .set({ state, reason, deliveryId: null })
    .where(and(eq(notices.deliveryId, deliveryId), eq(notices.state, 'sending')))
}

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
