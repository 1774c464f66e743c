// รต.2: a district's report of one month and where it stands; the month's totals; what officers are typing.
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { REPORT_STATES } from '../vocabulary.ts'
import { instant, oneOf, satang, word } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'
import { producers } from './producers.ts'

const ofDistrict = {
  officeCode: text('office_code')
    .notNull()
    .references(() => offices.code),
  period: text('period').notNull(),
  provinceCode: text('province_code').notNull(),
}

export const districtReports = pgTable(
  'district_reports',
  {
    ...ofDistrict,
    state: word('state', REPORT_STATES).notNull(),
    /** Grows with every change of a figure or of the state: what a chief saw is named by it. */
    version: integer('version').notNull(),
    lastChangedBy: uuid('last_changed_by').references(() => officers.id),
    lastChangedAt: instant('last_changed_at').notNull(),
    /** On time = this by the end of the due day; a later return does not take it away. */
    firstSubmittedAt: instant('first_submitted_at'),
    submittedAt: instant('submitted_at'),
    submittedBy: uuid('submitted_by').references(() => officers.id),
    /** On time = this by the end of the month's last day. */
    firstCertifiedAt: instant('first_certified_at'),
    certifiedAt: instant('certified_at'),
    certifiedBy: uuid('certified_by').references(() => officers.id),
    acceptedAt: instant('accepted_at'),
    acceptedBy: uuid('accepted_by').references(() => officers.id),
    returnedAt: instant('returned_at'),
    returnedBy: uuid('returned_by').references(() => officers.id),
    returnReason: text('return_reason'),
    /** The figure that the reason is about, where it is about one. */
    returnProducerId: uuid('return_producer_id').references(() => producers.id),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.period] }),
    index('district_reports_by_province').on(table.provinceCode, table.period),
    check('district_reports_state', oneOf('state', REPORT_STATES)),
    check('district_reports_return_reason', sql`state <> 'returned' or return_reason is not null`),
  ],
)

/** Totals of a district-month, recomputed in the transaction that saves: national views read only this. */
export const districtMonths = pgTable(
  'district_months',
  {
    ...ofDistrict,
    amount: satang('amount').notNull(),
    /** Producers with a figure or a stated zero. */
    recorded: integer('recorded').notNull(),
    noSales: integer('no_sales').notNull(),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.period] }),
    index('district_months_by_province').on(table.provinceCode, table.period),
  ],
)

/** What a person has typed but not saved, kept so that another phone can go on. Not figures yet. */
export const drafts = pgTable(
  'drafts',
  {
    ...ofDistrict,
    officerId: uuid('officer_id')
      .notNull()
      .references(() => officers.id),
    /** producer id → what stands in its row, shape in bot/contract/drafts.ts. */
    fields: jsonb('fields').$type<Record<string, unknown>>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [primaryKey({ columns: [table.officerId, table.officeCode, table.period] })],
)

/** Leave for one district to work on a closed month until a moment; ends by itself or with a new certification. */
export const reopenings = pgTable(
  'reopenings',
  {
    id: uuid('id').primaryKey(),
    ...ofDistrict,
    reason: text('reason').notNull(),
    /** The last instant at which a figure is taken. */
    until: instant('until').notNull(),
    grantedBy: uuid('granted_by')
      .notNull()
      .references(() => officers.id),
    grantedAt: instant('granted_at').notNull(),
    /** Certified, or replaced by another reopening; null = runs, or ran out. */
    endedAt: instant('ended_at'),
  },
  table => [
    // One at a time; one that ran out stays open here and is replaced by the next.
    uniqueIndex('reopenings_running').on(table.officeCode, table.period).where(sql`ended_at is null`),
    index('reopenings_by_province').on(table.provinceCode, table.until),
  ],
)

/** Which version a certifier has looked at, and when before that: what changed since is shown to them. */
export const reportLooks = pgTable(
  'report_looks',
  {
    officerId: uuid('officer_id')
      .notNull()
      .references(() => officers.id),
    officeCode: text('office_code').notNull(),
    period: text('period').notNull(),
    seenVersion: integer('seen_version').notNull(),
    seenAt: instant('seen_at').notNull(),
    /** When an earlier version was seen last; null = this is the first look. */
    beforeAt: instant('before_at'),
  },
  table => [primaryKey({ columns: [table.officerId, table.officeCode, table.period] })],
)
