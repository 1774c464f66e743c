// Whether the database answers at all.
import { sql } from 'drizzle-orm'
import type { Db } from '../connect.ts'

/** Settles when a connection of the pool was free and the server has answered; rejects as any query does. */
export async function ping(db: Db): Promise<void> {
  await db.execute(sql`select 1`)
}
