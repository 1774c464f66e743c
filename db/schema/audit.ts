// Who did what, when, from where, to what. Written inside the transaction of the action it records, never changed after.
// At commit a trigger adds each row to the hash chain of its province: a row changed or taken away later breaks it.
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { ORIGINS } from '../vocabulary.ts'
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
    /** From where it was done. */
    origin: word('origin', ORIGINS).notNull().default('app'),
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
    index('audit_by_officer').on(table.officerId, table.seq),
    check('audit_actor_kind', oneOf('actor_kind', ACTOR_KINDS)),
    check('audit_origin', oneOf('origin', ORIGINS)),
  ],
)

/** The seals, in the order of the commits. `hash` = SHA-256 of the hash before, a line break and the row's text. */
export const auditChain = pgTable(
  'audit_chain',
  {
    /** Province code; empty for what belongs to no province. */
    chain: text('chain').notNull(),
    /** 1, 2, 3 … without a gap. */
    number: integer('number').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull().unique(),
    hash: text('hash').notNull(),
  },
  table => [primaryKey({ columns: [table.chain, table.number] })],
)

/** The last seal of each chain: commits of one province take turns on this row. */
export const auditHeads = pgTable('audit_heads', {
  chain: text('chain').primaryKey(),
  number: integer('number').notNull(),
  hash: text('hash').notNull(),
})
