// The outbox. A notice is what one recipient is to be told; a delivery is one call to LINE.
// A delivery's bytes, recipients and key are committed before the first call and never change after.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { DELIVERY_METHODS, DELIVERY_STATES, NOTICE_KINDS, NOTICE_STATES } from '../vocabulary.ts'
import { civilDate, instant, oneOf, word } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'

export const deliveries = pgTable(
  'deliveries',
  {
    /** Sent to LINE as X-Line-Retry-Key: within 24 h LINE acts on it once. */
    id: uuid('id').primaryKey(),
    method: word('method', DELIVERY_METHODS).notNull(),
    /** LINE ids; empty for a reply. */
    recipients: text('recipients').array().notNull(),
    /** The request body without recipients, as the exact JSON text that is sent every time. */
    body: text('body').notNull(),
    /** Messages LINE counts against the month's quota: recipients, a group by its members. */
    cost: integer('cost').notNull(),
    state: word('state', DELIVERY_STATES).notNull(),
    attempts: integer('attempts').notNull(),
    createdAt: instant('created_at').notNull(),
    firstAttemptAt: instant('first_attempt_at'),
    /** Due again at this instant: start, end of a lease, or end of a back-off. */
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** Replies only: the token's minute ends. */
    expiresAt: instant('expires_at'),
    settledAt: instant('settled_at'),
    lineRequestId: text('line_request_id'),
    error: text('error'),
  },
  table => [
    index('deliveries_due').on(table.nextAttemptAt).where(sql`state = 'sending'`),
    check('deliveries_method', oneOf('method', DELIVERY_METHODS)),
    check('deliveries_state', oneOf('state', DELIVERY_STATES)),
  ],
)

export const notices = pgTable(
  'notices',
  {
    id: uuid('id').primaryKey(),
    /** `kind:period:date:recipient` (domain/notice-planning.ts): planning twice writes once. */
    key: text('key').notNull().unique(),
    provinceCode: text('province_code').notNull(),
    kind: word('kind', NOTICE_KINDS).notNull(),
    period: text('period').notNull(),
    /** The milestone's date when this was planned. A correction makes another notice. */
    dueOn: civilDate('due_on').notNull(),
    /** The office it is about. */
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    /** LINE id of the person or group. */
    recipient: text('recipient').notNull(),
    /** Null for a group. */
    officerId: uuid('officer_id').references(() => officers.id),
    /** What else it is about: a correction's id, a report's version (`v12`). Part of the key. */
    subject: text('subject'),
    sendAfter: instant('send_after').notNull(),
    expiresAt: instant('expires_at').notNull(),
    state: word('state', NOTICE_STATES).notNull(),
    /** Why it was skipped, held, refused, expired or failed. */
    reason: text('reason'),
    deliveryId: uuid('delivery_id').references(() => deliveries.id),
    plannedAt: instant('planned_at').notNull(),
    settledAt: instant('settled_at'),
  },
  table => [
    // Its condition names nothing that changes when a call ends, and pages have room (fillfactor, migration 0009): so the
    // end of a hundred thousand notices touches no index.
    index('notices_waiting').on(table.sendAfter).where(sql`delivery_id is null`),
    index('notices_by_delivery').on(table.deliveryId),
    index('notices_by_province').on(table.provinceCode, table.period),
    index('notices_nudges').on(table.provinceCode, table.period).where(sql`kind = 'nudge'`),
    check('notices_kind', oneOf('kind', NOTICE_KINDS)),
    check('notices_state', oneOf('state', NOTICE_STATES)),
  ],
)

/** How far the planner has looked: everything due up to this instant has its notices. */
export const plannerWatermarks = pgTable('planner_watermarks', {
  name: text('name').primaryKey(),
  plannedUntil: instant('planned_until').notNull(),
  /** When the planner last ran, for /readyz. */
  ranAt: instant('ran_at').notNull(),
})
