// Offices of the Community Development Department: 77 provinces and their 928 districts.
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { OFFICE_KINDS } from '../vocabulary.ts'
import { oneOf, thaiName, word } from './columns.ts'

export const offices = pgTable(
  'offices',
  {
    /** Official code: `56` = จังหวัดพะเยา, `5605` = อำเภอดอกคำใต้. */
    code: text('code').primaryKey(),
    kind: word('kind', OFFICE_KINDS).notNull(),
    provinceCode: text('province_code').notNull(),
    nameTh: thaiName('name_th').notNull(),
    nameEn: text('name_en').notNull(),
  },
  table => [
    index('offices_by_province').on(table.provinceCode, table.code),
    check('offices_kind', oneOf('kind', OFFICE_KINDS)),
    check('offices_code', sql`left(code, 2) = province_code`),
  ],
)

/** Tambon by their six digits; loaded for the provinces whose names we have. */
export const subdistricts = pgTable('subdistricts', {
  code: text('code').primaryKey(),
  officeCode: text('office_code')
    .notNull()
    .references(() => offices.code),
  nameTh: thaiName('name_th').notNull(),
})

/** What a province decides differently; no row = the strict rule everywhere. Set by `npm run rule`. */
export const provinceRules = pgTable('province_rules', {
  provinceCode: text('province_code')
    .primaryKey()
    .references(() => offices.code),
  /** Whoever recorded or submitted may also certify; the form then says so. */
  mayCertifyOwnWork: boolean('may_certify_own_work').notNull(),
})
