// What staff keep of the calendar: public holidays, and single dates corrected for one month.
import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { MILESTONES } from '../vocabulary.ts'
import { civilDate, instant, oneOf, word } from './columns.ts'
import { officers } from './officers.ts'

export const HOLIDAY_CERTAINTIES = ['fixed', 'announced', 'expected'] as const

export const holidays = pgTable(
  'holidays',
  {
    heldOn: civilDate('held_on').primaryKey(),
    nameTh: text('name_th').notNull(),
    /** The cabinet moves days at short notice: `expected` ones are our reckoning only. */
    certainty: word('certainty', HOLIDAY_CERTAINTIES).notNull(),
  },
  () => [check('holidays_certainty', oneOf('certainty', HOLIDAY_CERTAINTIES))],
)

/** One milestone of one period on another date; the newest row of a milestone counts. */
export const calendarCorrections = pgTable(
  'calendar_corrections',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code').notNull(),
    period: text('period').notNull(),
    milestone: word('milestone', MILESTONES).notNull(),
    correctedOn: civilDate('corrected_on').notNull(),
    reason: text('reason').notNull(),
    madeBy: uuid('made_by').references(() => officers.id),
    madeAt: instant('made_at').notNull(),
    /** The correction that came after this one; null = in force. */
    replacedBy: uuid('replaced_by'),
  },
  table => [
    uniqueIndex('calendar_corrections_in_force')
      .on(table.provinceCode, table.period, table.milestone)
      .where(sql`replaced_by is null`),
    index('calendar_corrections_by_period').on(table.provinceCode, table.period),
    check('calendar_corrections_milestone', oneOf('milestone', MILESTONES)),
  ],
)
