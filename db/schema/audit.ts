// Who did what, when, to what. Written inside the transaction of the action it records.
import { bigserial, check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, oneOf, word } from './columns.ts'
import { officers } from './officers.ts'

export const ACTOR_KINDS = ['officer', 'clock', 'line', 'command'] as const

export const audit = pgTable(
  'audit',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    actorKind: word('actor_kind', ACTOR_KINDS).notNull(),
    officerId: uuid('officer_id').references(() => officers.id),
    /** Name of the action, as its file: `save-figures`. */
    action: text('action').notNull(),
    provinceCode: text('province_code'),
    officeCode: text('office_code'),
    period: text('period'),
    /** Old and new values, ids and reasons; never a token, never a message's text. */
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  table => [
    index('audit_by_office').on(table.officeCode, table.period),
    check('audit_actor_kind', oneOf('actor_kind', ACTOR_KINDS)),
  ],
)
