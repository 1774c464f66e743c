// Typing the figures once more into the department's own system: what is done, and what that system says in total.

import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, satang } from './columns.ts'
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

export const rekeyed = pgTable(
  'rekeyed',
  {
    ...ofDistrict,
    producerId: uuid('producer_id')
      .notNull()
      .references(() => producers.id),
    /** The figure's version that was typed in: a later one is to be typed again. */
    figureVersion: integer('figure_version').notNull(),
    rekeyedAt: instant('rekeyed_at').notNull(),
    rekeyedBy: uuid('rekeyed_by')
      .notNull()
      .references(() => officers.id),
  },
  table => [
    primaryKey({ columns: [table.producerId, table.period] }),
    index('rekeyed_by_office').on(table.officeCode, table.period),
  ],
)

/** The total that the department's system shows for a district and month, as an officer read it there. */
export const departmentTotals = pgTable(
  'department_totals',
  {
    ...ofDistrict,
    amount: satang('amount').notNull(),
    notedAt: instant('noted_at').notNull(),
    notedBy: uuid('noted_by')
      .notNull()
      .references(() => officers.id),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.period] }),
    check('department_totals_amount', sql`amount >= 0`),
  ],
)
