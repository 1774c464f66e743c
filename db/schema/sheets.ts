// Spreadsheets: links by which they go out, and what came in and waits for its confirmation.
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { SHEET_FORMATS, SHEETS, UPLOAD_KINDS, UPLOAD_STATES } from '../vocabulary.ts'
import { instant, oneOf, word } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'

const office = text('office_code')
  .notNull()
  .references(() => offices.code)

export const sheetLinks = pgTable(
  'sheet_links',
  {
    /** SHA-256 of the secret in the address. */
    tokenHash: text('token_hash').primaryKey(),
    sheet: word('sheet', SHEETS).notNull(),
    format: word('format', SHEET_FORMATS).notNull(),
    /** A district, or the province. */
    officeCode: office,
    /** Of a sheet about one month; else null. */
    period: text('period'),
    /** Of a sheet about a fiscal year; else null. */
    fiscalYear: integer('fiscal_year'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => officers.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  table => [
    index('sheet_links_by_expiry').on(table.expiresAt),
    check('sheet_links_sheet', oneOf('sheet', SHEETS)),
    check('sheet_links_format', oneOf('format', SHEET_FORMATS)),
  ],
)

export const uploads = pgTable(
  'uploads',
  {
    id: uuid('id').primaryKey(),
    kind: word('kind', UPLOAD_KINDS).notNull(),
    state: word('state', UPLOAD_STATES).notNull(),
    provinceCode: text('province_code').notNull(),
    /** The district of a workbook; the province of a register or a baseline. */
    officeCode: office,
    /** Of a workbook; null while it has not been read, and for the other kinds. */
    period: text('period'),
    /** Of a baseline. */
    fiscalYear: integer('fiscal_year'),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => officers.id),
    /** LINE's message that brought it; null = the mini-app. */
    messageId: text('message_id').unique(),
    /** The rows as they were read, shape in bot/domain; null = not read yet, or cannot be. */
    content: jsonb('content').$type<Record<string, unknown>>(),
    /** Code and detail of the problem with which it was refused. */
    refusal: jsonb('refusal').$type<{ code: string; detail: Record<string, unknown> }>(),
    createdAt: instant('created_at').notNull(),
    /** What was read is forgotten then. */
    expiresAt: instant('expires_at').notNull(),
    appliedAt: instant('applied_at'),
    /** What applying it did: counts by outcome. */
    outcome: jsonb('outcome').$type<Record<string, number>>(),
  },
  table => [
    index('uploads_by_expiry').on(table.expiresAt),
    index('uploads_fetching').on(table.createdAt).where(sql`state = 'fetching'`),
    check('uploads_kind', oneOf('kind', UPLOAD_KINDS)),
    check('uploads_state', oneOf('state', UPLOAD_STATES)),
  ],
)
