// What an intruder with the owner's rights could do: change rows of append-only tables by switching their triggers off.
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'

const APPEND_ONLY = ['audit', 'audit_chain', 'report_versions', 'figure_versions', 'forecast_versions']

/** Runs one statement with the triggers of the append-only tables off; nothing is sealed either. */
export async function tamper(db: Db, statement: SQL): Promise<void> {
  await db.transaction(async tx => {
    for (const name of APPEND_ONLY)
      await tx.execute(sql`alter table ${sql.identifier(name)} disable trigger user`)
    await tx.execute(statement)
    for (const name of APPEND_ONLY)
      await tx.execute(sql`alter table ${sql.identifier(name)} enable trigger user`)
  })
}
