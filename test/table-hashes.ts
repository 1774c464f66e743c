// One hash per table of the record, to say "nothing was changed" of every table at once.
import { sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'

/** Table name → hash of all its rows, whatever their order. */
export async function hashTables(db: Db): Promise<Record<string, string>> {
  const tables = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`)
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await db.execute<{ hash: string }>(sql`
      select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash
      from ${sql.identifier(name)} t`)
    hashes[name] = row?.hash ?? ''
  }
  return hashes
}
