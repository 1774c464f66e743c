// OTOP producers (ผู้ผลิต ผู้ประกอบการ OTOP) of a district.
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CATEGORIES, CHANNELS } from '../vocabulary.ts'
import { instant, oneOf, thaiName, word } from './columns.ts'
import { offices } from './offices.ts'

export const PRODUCER_KINDS = ['group', 'individual', 'sme'] as const

export const producers = pgTable(
  'producers',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code').notNull(),
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
    /** First and last period in which a figure is expected. Null = still active. */
    activeFrom: text('active_from').notNull(),
    activeUntil: text('active_until'),
    createdAt: instant('created_at').notNull(),
  },
  table => [
    uniqueIndex('producers_code').on(table.provinceCode, table.code),
    index('producers_by_office').on(table.officeCode, table.name),
    check('producers_kind', oneOf('kind', PRODUCER_KINDS)),
    check('producers_main_category', oneOf('main_category', CATEGORIES)),
    check('producers_main_channel', oneOf('main_channel', CHANNELS)),
  ],
)
