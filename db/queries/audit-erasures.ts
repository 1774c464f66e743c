// Rows of the audit trail out of which somebody's name was taken: which they are, and what they say since, stands in the
// row of that erasure, which is sealed like every other.
import { asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { audit } from '../schema/index.ts'

/** One rewritten row: `hash` = SHA-256 of its text (audit_text) as it stands now. */
export interface ErasedRow {
  seq: number
  hash: string
}

/** By row, what the latest erasure left there. */
export async function listErasedRows(db: Db | Tx): Promise<Map<number, string>> {
  const rows = await db
    .select({ detail: audit.detail })
    .from(audit)
    .where(eq(audit.action, 'erase-person'))
    .orderBy(asc(audit.seq))
  const erased = rows.flatMap(({ detail }) =>
    Array.isArray(detail.rows) ? (detail.rows as ErasedRow[]) : [],
  )
  return new Map(erased.map(({ seq, hash }) => [seq, hash]))
}

/** Hashes of the texts of these rows, as the database has them in this transaction. */
export async function hashAuditRows(tx: Tx, seqs: readonly number[]): Promise<ErasedRow[]> {
  const rows = await tx.execute<{ seq: string; hash: string }>(sql`
    select a.seq::text, encode(sha256(convert_to(audit_text(a), 'UTF8')), 'hex') as hash from audit a
    where a.seq = any(${sql.param(`{${seqs.join(',')}}`)}::bigint[]) order by a.seq`)
  return Array.from(rows, ({ seq, hash }) => ({ seq: Number(seq), hash }))
}
