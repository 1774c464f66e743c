// Questions about one figure and their answers, kept where the figure is.
import { type AnyPgColumn, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'
import { producers } from './producers.ts'

export const figureComments = pgTable(
  'figure_comments',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    period: text('period').notNull(),
    producerId: uuid('producer_id')
      .notNull()
      .references(() => producers.id),
    /** Of the figure, when this was written; 0 = there was none. */
    figureVersion: integer('figure_version').notNull(),
    /** The question this answers; null = a question. It is open until somebody else answers. */
    replyTo: uuid('reply_to').references((): AnyPgColumn => figureComments.id),
    text: text('text').notNull(),
    writtenBy: uuid('written_by')
      .notNull()
      .references(() => officers.id),
    writtenAt: instant('written_at').notNull(),
  },
  table => [
    index('figure_comments_by_office').on(table.officeCode, table.period),
    index('figure_comments_by_question').on(table.replyTo),
  ],
)
