// The forecast of a fiscal year (the letter's third enclosure): what a district expects of each producer and month, and
// every version that it filed.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, satang } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'
import { producers } from './producers.ts'

const ofYear = {
  officeCode: text('office_code')
    .notNull()
    .references(() => offices.code),
  /** CE year in which the fiscal year ends. */
  fiscalYear: integer('fiscal_year').notNull(),
  provinceCode: text('province_code').notNull(),
}

export const forecasts = pgTable(
  'forecasts',
  {
    ...ofYear,
    /** Grows with every save. */
    version: integer('version').notNull().default(0),
    /** Growth on last year that was proposed for all, in tenths of a percent. */
    percentTenths: integer('percent_tenths'),
    changedAt: instant('changed_at'),
    changedBy: uuid('changed_by').references(() => officers.id),
    /** When it was first filed: on time = by the end of the due day. Null = being written. */
    filedAt: instant('filed_at'),
    filedBy: uuid('filed_by').references(() => officers.id),
  },
  table => [primaryKey({ columns: [table.officeCode, table.fiscalYear] })],
)

export const forecastFigures = pgTable(
  'forecast_figures',
  {
    ...ofYear,
    producerId: uuid('producer_id')
      .notNull()
      .references(() => producers.id),
    period: text('period').notNull(),
    amount: satang('amount').notNull(),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.period, table.producerId] }),
    index('forecast_figures_by_province').on(table.provinceCode, table.fiscalYear),
    check('forecast_figures_amount', sql`amount >= 0`),
  ],
)

/** What was filed, as it was filed: a trigger refuses every change. */
export const forecastVersions = pgTable(
  'forecast_versions',
  {
    ...ofYear,
    /** 1, 2, 3 … of this district and year. */
    number: integer('number').notNull(),
    /** Canonical JSON of bot/domain/forecast-content.ts. */
    content: text('content').notNull(),
    /** SHA-256 of the content. */
    contentHash: text('content_hash').notNull(),
    filedAt: instant('filed_at').notNull(),
    filedBy: uuid('filed_by')
      .notNull()
      .references(() => officers.id),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.fiscalYear, table.number] }),
    check('forecast_versions_number', sql`number >= 1`),
  ],
)
