// Notices that are written and not sent yet, for those who want to know what is to come. Nothing is locked.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { notices } from '../schema/index.ts'
import type { NoticeRow } from './notices.ts'

/** Planned and held notices of a province, in the order in which they fall due. */
export async function listPendingNotices(db: Db | Tx, provinceCode: string): Promise<NoticeRow[]> {
  return db
    .select()
    .from(notices)
    .where(and(eq(notices.provinceCode, provinceCode), inArray(notices.state, ['planned', 'held'])))
    .orderBy(asc(notices.sendAfter), asc(notices.recipient), asc(notices.id))
}

/** Which of these keys are written already: planning them once more writes nothing. */
export async function listKnownKeys(db: Db | Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db
    .select({ key: notices.key })
    .from(notices)
    .where(inArray(notices.key, [...keys]))
  return new Set(rows.map(row => row.key))
}
