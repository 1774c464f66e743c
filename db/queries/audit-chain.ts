// The chains of seals as they are stored, for whoever checks them. Nothing here computes a hash.
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { audit, auditChain, auditHeads } from '../schema/index.ts'

/** Names of all chains: those with seals, with a head, or with rows that should be in one. */
export async function listChains(db: Db | Tx): Promise<string[]> {
  const rows = await db.execute<{ chain: string }>(sql`
    select chain from audit_chain union select chain from audit_heads
    union select coalesce(province_code, '') from audit order by 1`)
  return Array.from(rows, row => row.chain)
}

/** Without the detail, which is read as the text that was sealed. */
const rowColumns = {
  seq: audit.seq,
  at: audit.at,
  actorKind: audit.actorKind,
  officerId: audit.officerId,
  origin: audit.origin,
  action: audit.action,
  provinceCode: audit.provinceCode,
  officeCode: audit.officeCode,
  period: audit.period,
}

/** The next seals after `number`, in order, each with its row; `row` null = the row is gone. */
export async function listSeals(db: Db | Tx, chain: string, after: number, limit: number) {
  const rows = await db
    .select({
      number: auditChain.number,
      seq: auditChain.seq,
      hash: auditChain.hash,
      row: rowColumns,
      detail: sql<string>`${audit.detail}::text`,
    })
    .from(auditChain)
    .leftJoin(audit, eq(audit.seq, auditChain.seq))
    .where(and(eq(auditChain.chain, chain), gt(auditChain.number, after)))
    .orderBy(asc(auditChain.number))
    .limit(limit)
  return rows.map(({ row, detail, ...seal }) => ({ ...seal, row: row && { ...row, detail } }))
}

export type StoredSeal = Awaited<ReturnType<typeof listSeals>>[number]

export async function findHead(db: Db | Tx, chain: string): Promise<{ number: number; hash: string } | null> {
  const [row] = await db.select().from(auditHeads).where(eq(auditHeads.chain, chain))
  return row ?? null
}

/** The first row of the chain without a seal; null = all have one. */
export async function findUnsealed(db: Db | Tx, chain: string): Promise<number | null> {
  const [row] = await db
    .select({ seq: audit.seq })
    .from(audit)
    .leftJoin(auditChain, eq(auditChain.seq, audit.seq))
    .where(and(isNull(auditChain.seq), sql`coalesce(${audit.provinceCode}, '') = ${chain}`))
    .orderBy(asc(audit.seq))
    .limit(1)
  return row?.seq ?? null
}

/** Where a hash that was written down stands; null = in no chain. */
export async function findSeal(db: Db | Tx, hash: string): Promise<{ chain: string; number: number } | null> {
  const [row] = await db
    .select({ chain: auditChain.chain, number: auditChain.number })
    .from(auditChain)
    .where(eq(auditChain.hash, hash))
  return row ?? null
}
