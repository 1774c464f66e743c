// Keys for dashboards. Only hashes are stored: whoever reads the table gets in nowhere.
import { and, asc, desc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { apiKeys, officers } from '../schema/index.ts'

export type ApiKeyRow = typeof apiKeys.$inferSelect

/** Keys of a province with the name of who made them: those in force first, newest first; at most `most`. */
export async function listApiKeys(db: Db | Tx, provinceCode: string, most: number) {
  return db
    .select({ key: apiKeys, createdByName: officers.fullName })
    .from(apiKeys)
    .innerJoin(officers, eq(officers.id, apiKeys.createdBy))
    .where(eq(apiKeys.provinceCode, provinceCode))
    .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.createdAt), asc(apiKeys.id))
    .limit(most)
}

/** Names of the province's keys that are in force. */
export async function listApiKeyNames(db: Db | Tx, provinceCode: string): Promise<string[]> {
  const rows = await db
    .select({ name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.provinceCode, provinceCode), isNull(apiKeys.revokedAt)))
  return rows.map(row => row.name)
}

export async function insertApiKey(tx: Tx, row: typeof apiKeys.$inferInsert): Promise<void> {
  await tx.insert(apiKeys).values(row)
}

/** The key in force with this hash, or null. */
export async function findApiKey(db: Db | Tx, keyHash: string): Promise<ApiKeyRow | null> {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.keyHash, keyHash), isNull(apiKeys.revokedAt)))
  return row ?? null
}

/** The key with this id, locked, also a revoked one; null = there is none. */
export async function lockApiKey(tx: Tx, id: string): Promise<ApiKeyRow | null> {
  const [row] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update')
  return row ?? null
}

export async function revokeKey(tx: Tx, id: string, revokedAt: Date): Promise<void> {
  await tx.update(apiKeys).set({ revokedAt }).where(eq(apiKeys.id, id))
}

/** Notes that the key was used, unless that was noted after `unlessSince` already. */
export async function noteKeyUse(db: Db | Tx, id: string, now: Date, unlessSince: Date): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, unlessSince))))
}
