// รต.1: what one producer sold in one month, its split by category and channel, and every earlier version.
// A figure belongs to the district that recorded it, also after the producer moves.
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { CATEGORIES, CHANNELS, NO_SALES_REASONS, SOURCES } from '../vocabulary.ts'
import { instant, oneOf, satang, word } from './columns.ts'
import { officers } from './officers.ts'
import { producers } from './producers.ts'

/** One line of a figure as the history keeps it; `amount` is canonical baht. */
export interface StoredEntry {
  category: string
  channel: string
  amount: string
}

const figureColumns = {
  period: text('period').notNull(),
  provinceCode: text('province_code').notNull(),
  officeCode: text('office_code').notNull(),
  /** Sum of the entries; 0 only with a stated reason; null = taken back, not collected again yet. */
  amount: satang('amount'),
  noSalesReason: word('no_sales_reason', NO_SALES_REASONS),
  note: text('note'),
  source: word('source', SOURCES).notNull(),
  /** The officer's answer to "is this right?" about a doubtful figure. */
  doubtReason: text('doubt_reason'),
  version: integer('version').notNull(),
  recordedAt: instant('recorded_at').notNull(),
}

const figureChecks = (table: string) => [
  check(`${table}_no_sales_reason`, oneOf('no_sales_reason', NO_SALES_REASONS)),
  check(`${table}_source`, oneOf('source', SOURCES)),
  check(`${table}_zero_has_reason`, sql`coalesce(amount = 0, false) = (no_sales_reason is not null)`),
  check(`${table}_amount`, sql`amount >= 0`),
]

export const figures = pgTable(
  'figures',
  {
    producerId: uuid('producer_id')
      .notNull()
      .references(() => producers.id),
    ...figureColumns,
    recordedBy: uuid('recorded_by').references(() => officers.id),
  },
  table => [
    primaryKey({ columns: [table.producerId, table.period] }),
    index('figures_by_office').on(table.officeCode, table.period),
    index('figures_by_province').on(table.provinceCode, table.period),
    ...figureChecks('figures'),
  ],
)

export const revenueEntries = pgTable(
  'revenue_entries',
  {
    producerId: uuid('producer_id').notNull(),
    period: text('period').notNull(),
    category: word('category', CATEGORIES).notNull(),
    channel: word('channel', CHANNELS).notNull(),
    provinceCode: text('province_code').notNull(),
    officeCode: text('office_code').notNull(),
    amount: satang('amount').notNull(),
  },
  table => [
    // The month first, also below: all that is saved in a month stands together, and stays in memory while it is worked on.
    primaryKey({ columns: [table.period, table.producerId, table.category, table.channel] }),
    foreignKey({
      columns: [table.producerId, table.period],
      foreignColumns: [figures.producerId, figures.period],
    }),
    index('revenue_entries_by_office').on(table.officeCode, table.period),
    check('revenue_entries_category', oneOf('category', CATEGORIES)),
    check('revenue_entries_channel', oneOf('channel', CHANNELS)),
    check('revenue_entries_amount', sql`amount > 0`),
  ],
)

export const figureVersions = pgTable(
  'figure_versions',
  {
    producerId: uuid('producer_id')
      .notNull()
      .references(() => producers.id),
    ...figureColumns,
    entries: jsonb('entries').$type<StoredEntry[]>().notNull(),
    recordedBy: uuid('recorded_by').references(() => officers.id),
  },
  table => [
    primaryKey({ columns: [table.period, table.producerId, table.version] }),
    ...figureChecks('figure_versions'),
  ],
)
