// The audit trail: rows are only ever added, inside the transaction of what they record.
import type { Db, Tx } from '../connect.ts'
import { audit } from '../schema/index.ts'

export async function insertAudit(tx: Db | Tx, row: Omit<typeof audit.$inferInsert, 'seq'>): Promise<void> {
  await tx.insert(audit).values(row).prepare('insert_audit').execute()
}
