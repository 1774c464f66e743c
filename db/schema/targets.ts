// The indicator: what growth a district or province is to reach, and what it is measured against.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { BASELINE_RULES, SPANS, TARGET_KINDS } from '../vocabulary.ts'
import { instant, oneOf, satang, word } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'

const office = text('office_code')
  .notNull()
  .references(() => offices.code)

export const targets = pgTable(
  'targets',
  {
    /** A district, or the province itself. */
    officeCode: office,
    fiscalYear: integer('fiscal_year').notNull(),
    span: word('span', SPANS).notNull(),
    provinceCode: text('province_code').notNull(),
    kind: word('kind', TARGET_KINDS).notNull(),
    /** Growth in tenths of a percent: one for `percent`; five for `levels`, each above the one before. */
    thresholds: integer('thresholds').array().notNull(),
    setBy: uuid('set_by').references(() => officers.id),
    setAt: instant('set_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.fiscalYear, table.span] }),
    index('targets_by_province').on(table.provinceCode, table.fiscalYear),
    check('targets_span', oneOf('span', SPANS)),
    check('targets_kind', oneOf('kind', TARGET_KINDS)),
    check('targets_thresholds', sql`cardinality(thresholds) = case kind when 'percent' then 1 else 5 end`),
  ],
)

/** How growth of a fiscal year is measured in a province; no row = against last year. */
export const baselineRules = pgTable(
  'baseline_rules',
  {
    provinceCode: text('province_code')
      .notNull()
      .references(() => offices.code),
    fiscalYear: integer('fiscal_year').notNull(),
    rule: word('rule', BASELINE_RULES).notNull(),
    setBy: uuid('set_by').references(() => officers.id),
    setAt: instant('set_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.provinceCode, table.fiscalYear] }),
    check('baseline_rules_rule', oneOf('rule', BASELINE_RULES)),
  ],
)

/** A district's total of a month that was not recorded here. Where it was, what was recorded counts and this does not. */
export const baselines = pgTable(
  'baselines',
  {
    officeCode: office,
    period: text('period').notNull(),
    provinceCode: text('province_code').notNull(),
    amount: satang('amount').notNull(),
    importedBy: uuid('imported_by').references(() => officers.id),
    importedAt: instant('imported_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.officeCode, table.period] }),
    index('baselines_by_province').on(table.provinceCode, table.period),
    check('baselines_amount', sql`amount >= 0`),
  ],
)
