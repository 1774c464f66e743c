// People of the offices, how they were invited, and their sessions.
// Role and office come only from an invitation; a removed officer keeps the row, so history keeps its name.
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { ROLES } from '../vocabulary.ts'
import { civilDate, instant, oneOf, word } from './columns.ts'
import { offices, subdistricts } from './offices.ts'

export const officers = pgTable(
  'officers',
  {
    id: uuid('id').primaryKey(),
    /** LINE user id (`U` + 32 hex) under our provider: the only thing that says who somebody is. */
    lineUserId: text('line_user_id').notNull(),
    fullName: text('full_name').notNull(),
    role: word('role', ROLES).notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    provinceCode: text('province_code').notNull(),
    /** For the province's phone list; only what the person or the province wrote down, null = nothing. */
    phone: text('phone'),
    joinedAt: instant('joined_at').notNull(),
    removedAt: instant('removed_at'),
  },
  table => [
    uniqueIndex('officers_one_active_per_person').on(table.lineUserId).where(sql`removed_at is null`),
    index('officers_by_office').on(table.provinceCode, table.officeCode),
    check('officers_role', oneOf('role', ROLES)),
  ],
)

/** Tambon that somebody collects from: their producers stand first in that person's form. */
export const officerSubdistricts = pgTable(
  'officer_subdistricts',
  {
    officerId: uuid('officer_id')
      .notNull()
      .references(() => officers.id),
    subdistrictCode: text('subdistrict_code')
      .notNull()
      .references(() => subdistricts.code),
  },
  table => [primaryKey({ columns: [table.officerId, table.subdistrictCode] })],
)

export const INVITATION_KINDS = ['officer', 'group'] as const

export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    /** SHA-256 of the code in the link: reading the table does not let anybody in. */
    codeHash: text('code_hash').notNull().unique(),
    /** `officer` makes a person an officer; `group` binds a LINE group to an office. */
    kind: word('kind', INVITATION_KINDS).notNull(),
    role: word('role', ROLES),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    provinceCode: text('province_code').notNull(),
    /** Whoever accepts takes over from this officer, who leaves in the same moment. */
    replacesOfficerId: uuid('replaces_officer_id').references(() => officers.id),
    /** Null = made by the command for the first provincial officer. */
    createdBy: uuid('created_by').references(() => officers.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** Officer id, or the LINE group id for a group. */
    usedBy: text('used_by'),
    revokedAt: instant('revoked_at'),
  },
  table => [
    index('invitations_by_province').on(table.provinceCode, table.createdAt),
    check('invitations_kind', oneOf('kind', INVITATION_KINDS)),
    check('invitations_role', sql`(kind = 'officer') = (role is not null)`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the cookie's value. */
    tokenHash: text('token_hash').primaryKey(),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => officers.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  table => [
    index('sessions_by_officer').on(table.officerId),
    index('sessions_by_expiry').on(table.expiresAt),
  ],
)

/** Somebody who certifies for a district's chief (รักษาราชการแทน) from one day through another, by a numbered order. */
export const actingChiefs = pgTable(
  'acting_chiefs',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code').notNull(),
    /** The district for which they certify; their own office may be another one of the province. */
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => officers.id),
    /** คำสั่งที่, as it is printed on the form. */
    orderNumber: text('order_number').notNull(),
    fromOn: civilDate('from_on').notNull(),
    untilOn: civilDate('until_on').notNull(),
    namedBy: uuid('named_by')
      .notNull()
      .references(() => officers.id),
    namedAt: instant('named_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by').references(() => officers.id),
  },
  table => [
    index('acting_chiefs_by_officer').on(table.officerId, table.untilOn),
    index('acting_chiefs_by_office').on(table.provinceCode, table.officeCode),
    check('acting_chiefs_days', sql`from_on <= until_on`),
  ],
)
