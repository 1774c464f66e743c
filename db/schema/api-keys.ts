// Keys with which a province lets a dashboard read its figures.
import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { API_SCOPES, type ApiScope } from '../vocabulary.ts'
import { instant } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'

export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code')
      .notNull()
      .references(() => offices.code),
    /** What it is for, in the words of who made it. */
    name: text('name').notNull(),
    /** SHA-256 of the key: reading the table lets nobody in. */
    keyHash: text('key_hash').notNull().unique(),
    scopes: text('scopes').array().$type<ApiScope[]>().notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => officers.id),
    createdAt: instant('created_at').notNull(),
    /** To the minute; null = never used. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  table => [
    index('api_keys_by_province').on(table.provinceCode, table.createdAt),
    check(
      'api_keys_scopes',
      sql`cardinality(scopes) > 0 and scopes <@ ${sql.raw(`array[${API_SCOPES.map(item => `'${item}'`).join(', ')}]`)}`,
    ),
  ],
)
