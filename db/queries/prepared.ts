// Statements that run often are sent as prepared ones: PostgreSQL parses and plans them once per connection, and the
// driver need not ask for the types of their parameters first. Their text must be the same every time, lists as one array.
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '../connect.ts'

const dialect = new PgDialect()

/** Rows as the driver gives them: instants and `numeric` as text, JSON read. */
export async function runPrepared<Row>(db: Db | Tx, query: SQL): Promise<Row[]> {
  const rows = await db._.session
    .prepareQuery(dialect.sqlToQuery(query), undefined, 'prepared', false)
    .execute()
  return rows as Row[]
}

/**
 * Waits for statements of one transaction that were sent together: they are done in this order, one after the other.
 * Throws what the first of them that failed threw; those behind it only say that the transaction is over.
 */
export async function sentTogether(statements: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(statements)
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
