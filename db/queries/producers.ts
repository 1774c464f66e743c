// Producers by themselves.
import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { producers } from '../schema/index.ts'

/** The producer's name, also when it is not active any more; null = there is none. */
export async function findProducerName(db: Db | Tx, id: string): Promise<string | null> {
  const [row] = await db.select({ name: producers.name }).from(producers).where(eq(producers.id, id))
  return row?.name ?? null
}
