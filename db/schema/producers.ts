// OTOP producers (ผู้ผลิต ผู้ประกอบการ OTOP) of a district.
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { CATEGORIES, CHANNELS } from '../vocabulary.ts'
import { instant, oneOf, thaiName, word } from './columns.ts'
import { offices } from './offices.ts'

export const PRODUCER_KINDS = ['group', 'individual', 'sme'] as const

export const producers = pgTable(
  'producers',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code').notNull(),
    /** Where it is now; whose months were whose stands in producer_stays. */
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    /** Six digits; null where the tambon is not known. */
    subdistrictCode: text('subdistrict_code'),
    /** Registration number in the department's register. */
    code: text('code').notNull(),
    name: thaiName('name').notNull(),
    product: text('product').notNull(),
    kind: word('kind', PRODUCER_KINDS).notNull(),
    /** What one plain amount in the form is booked as; other splits are opened on demand. */
    mainCategory: word('main_category', CATEGORIES).notNull(),
    mainChannel: word('main_channel', CHANNELS).notNull(),
    /** The name as it is compared when somebody searches (function producer_skeleton): the database keeps it. */
    skeleton: text('skeleton').generatedAlwaysAs(sql`producer_skeleton(name)`),
    /** The producer that this one turned out to be. Its own figures stay where they are and count as the other's past. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => producers.id),
    /**
     * Its stays were changed after they were written, so a figure of it may stand with another district than it stays with;
     * of all others none does. The database keeps it (trigger note_changed_stays).
     */
    hasChangedStays: boolean('has_changed_stays').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  table => [
    uniqueIndex('producers_code').on(table.provinceCode, table.code),
    index('producers_by_office').on(table.officeCode, table.name),
    index('producers_with_changed_stays').on(table.provinceCode).where(sql`has_changed_stays`),
    index('producers_merged').on(table.mergedInto).where(sql`merged_into is not null`),
    check('producers_not_into_itself', sql`merged_into <> id`),
    check('producers_kind', oneOf('kind', PRODUCER_KINDS)),
    check('producers_main_category', oneOf('main_category', CATEGORIES)),
    check('producers_main_channel', oneOf('main_channel', CHANNELS)),
  ],
)

/**
 * From which month through which a district owes a producer's figure. A pause leaves a gap, a move begins a new stay; the
 * stays of one producer never overlap (the actions that write them hold the producer's row).
 */
export const producerStays = pgTable(
  'producer_stays',
  {
    producerId: uuid('producer_id')
      .notNull()
      .references(() => producers.id),
    fromPeriod: text('from_period').notNull(),
    /** Null = goes on. */
    untilPeriod: text('until_period'),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    provinceCode: text('province_code').notNull(),
  },
  table => [
    primaryKey({ columns: [table.producerId, table.fromPeriod] }),
    index('producer_stays_by_office').on(table.officeCode, table.fromPeriod),
    check('producer_stays_months', sql`from_period <= until_period`),
  ],
)
