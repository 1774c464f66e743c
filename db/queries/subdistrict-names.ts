// Names of tambon, by whose they are.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'

/** By producer's id; who has no known tambon is not in it. */
export async function listSubdistrictNames(
  db: Db | Tx,
  producerIds: readonly string[],
): Promise<Map<string, string>> {
  if (producerIds.length === 0) return new Map()
  const rows = await db.execute<{ id: string; name: string }>(sql`
    select p.id, s.name_th as name from producers p
    join subdistricts s on s.code = p.subdistrict_code
    where p.id = any(${sql.param(`{${producerIds.join(',')}}`)}::uuid[])`)
  return new Map(Array.from(rows, row => [row.id, row.name]))
}
