// LINE chats the bot knows: people who added it as a friend and groups that invited it.
// A block is only ever told by webhook (LINE answers 200 to pushes nobody gets), so it is kept here.
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, oneOf, word } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'

export const CHAT_KINDS = ['user', 'group'] as const

export const lineChats = pgTable(
  'line_chats',
  {
    /** `U…` or `C…`. */
    id: text('id').primaryKey(),
    kind: word('kind', CHAT_KINDS).notNull(),
    addedAt: instant('added_at').notNull(),
    /** The person blocked the bot, or the group removed it. */
    blockedAt: instant('blocked_at'),
    /** Timestamp of the event that last changed this row: an older redelivered event changes nothing. */
    changedAt: instant('changed_at').notNull(),
    /** Groups only: the office whose general notices go here. */
    officeCode: text('office_code').references(() => offices.code),
    provinceCode: text('province_code'),
    boundBy: uuid('bound_by').references(() => officers.id),
    /** Groups only: members without the bot, for the cost of a push; read from LINE before a run. */
    memberCount: integer('member_count'),
  },
  table => [
    index('line_chats_by_office').on(table.officeCode),
    check('line_chats_kind', oneOf('kind', CHAT_KINDS)),
  ],
)
