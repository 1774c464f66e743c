// What was certified, as it was seen and signed: rows are added and never changed (a trigger refuses it), so every
// version stays readable whatever happens to the figures afterwards. And the short-lived links to papers.
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { FORMS } from '../vocabulary.ts'
import { instant, oneOf, word } from './columns.ts'
import { actingChiefs, officers } from './officers.ts'
import { offices } from './offices.ts'
import { producers } from './producers.ts'

/** A signature's strokes, shape in bot/domain/signature.ts. */
export interface StoredSignature {
  width: number
  height: number
  strokes: (readonly (readonly [number, number])[])[]
}

export const reportVersions = pgTable(
  'report_versions',
  {
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    period: text('period').notNull(),
    /** 1, 2, 3 … of this district and month. */
    number: integer('number').notNull(),
    provinceCode: text('province_code').notNull(),
    /** The report's version that was seen and certified. */
    reportVersion: integer('report_version').notNull(),
    /** Canonical JSON of bot/domain/report-content.ts; text, so that not a byte of it moves. */
    content: text('content').notNull(),
    /** SHA-256 of the content. */
    contentHash: text('content_hash').notNull().unique(),
    /** The hash's first 60 bits as printed beside the QR. */
    code: text('code').notNull().unique(),
    certifiedAt: instant('certified_at').notNull(),
    certifiedBy: uuid('certified_by')
      .notNull()
      .references(() => officers.id),
    actingChiefId: uuid('acting_chief_id').references(() => actingChiefs.id),
    signature: jsonb('signature').$type<StoredSignature>().notNull(),
    /** The picture, made from the strokes when they were signed. */
    signatureSvg: text('signature_svg').notNull(),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.period, table.number] }),
    index('report_versions_by_province').on(table.provinceCode, table.period),
    check('report_versions_number', sql`number >= 1`),
  ],
)

export const documentLinks = pgTable(
  'document_links',
  {
    /** SHA-256 of the secret in the address. */
    tokenHash: text('token_hash').primaryKey(),
    form: word('form', FORMS).notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    period: text('period').notNull(),
    /** Of the certified version; null = the figures as they stand when it is opened. */
    number: integer('number'),
    /** รต.1 of one producer; null = of all. */
    producerId: uuid('producer_id').references(() => producers.id),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => officers.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  table => [
    index('document_links_by_expiry').on(table.expiresAt),
    check('document_links_form', oneOf('form', FORMS)),
  ],
)
