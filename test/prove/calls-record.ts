// What a record says, to be compared with another one's: every row of every table, without what is made anew each time
// (ids, secrets, hashes). And what has to hold of any record at any moment.
import { sql } from 'drizzle-orm'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import type { Db } from '../../db/connect.ts'

/** Columns that differ from one run to the next. */
const CHANCE = [
  'id',
  'seq',
  'hash',
  'code',
  'code_hash',
  'token_hash',
  'key_hash',
  'signature_hash',
  'content_hash',
  'seed',
  'key',
  'chat_id',
  'message_id',
  'raw',
  'reply_token',
  'line_request_id',
]

/** Columns that tell how often and when something was tried, not what came of it. */
const TRIES = ['attempts', 'next_attempt_at', 'first_attempt_at', 'error', 'content']

const SEED = '"seed": "[^"]+"'
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)`

/** Table name → hash of its rows. `isOfJob`: a job that was tried again did it later. */
export async function readRecord(db: Db, { isOfJob }: { isOfJob: boolean }): Promise<Map<string, string>> {
  const tables = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`)
  const left = isOfJob ? [...CHANCE, ...TRIES] : CHANCE
  const pattern = isOfJob ? `${UUID}|[0-9a-f]{32,64}|${SEED}|${INSTANT}` : `${UUID}|[0-9a-f]{32,64}|${SEED}`
  const ofTable = tables.map(
    ({ name }) => sql`
      select ${name} as name, count(*) || ':' || coalesce(md5(string_agg(line, '|' order by line)), '') as hash
      from (select regexp_replace((to_jsonb(t) - ${sql.param(`{${left.join(',')}}`)}::text[])::text, ${pattern}, '#', 'g') as line
        from ${sql.identifier(name)} t) lines`,
  )
  const rows = await db.execute<{ name: string; hash: string }>(sql.join(ofTable, sql` union all `))
  return new Map(rows.map(row => [row.name, row.hash]))
}

/** Names of the tables in which two records differ, with the number of rows in each. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one]
    .filter(([name, hash]) => other.get(name) !== hash)
    .map(([name, hash]) => `${name} ${rowsOf(hash)}/${rowsOf(other.get(name) ?? '')}`)
}

const rowsOf = (hash: string): string => hash.split(':')[0] ?? ''

/** What is wrong with this record, a sentence each; empty = nothing. */
export async function findFaults(db: Db): Promise<string[]> {
  const [row] = await db.execute<Record<string, number>>(sql`
    select
      (select count(*)::int from figures f where coalesce(amount, 0) <> coalesce((select sum(amount) from revenue_entries e
        where e.producer_id = f.producer_id and e.period = f.period), 0)
        and exists (select 1 from figure_versions v where v.producer_id = f.producer_id and v.period = f.period))
        as "figures that are not the sum of their lines",
      (select count(*)::int from figures f join lateral (select amount, version from figure_versions v
        where v.producer_id = f.producer_id and v.period = f.period order by version desc limit 1) v on true
        where (v.version, v.amount) is distinct from (f.version, f.amount))
        as "figures that are not their newest version",
      (select count(*)::int from district_months m where amount <> coalesce((select sum(amount) from figures f
        where f.office_code = m.office_code and f.period = m.period), 0))
        as "months whose total is not the sum of their figures",
      (select count(*)::int from district_reports r where state in ('certified', 'accepted') and certified_at is not null
        and not exists (select 1 from report_versions v where (v.office_code, v.period) = (r.office_code, r.period)))
        as "certified reports without a version",
      (select count(*)::int from (select key from notices group by key having count(*) > 1) twice)
        as "notices that are there twice",
      (select count(*)::int from notices where state = 'sending' and not exists
        (select 1 from deliveries d where d.id = delivery_id and d.state = 'sending'))
        as "notices that wait for a call nobody will make"`)
  const found = Object.entries(row ?? {}).filter(([, count]) => count > 0)
  const { broken } = await verifyAudit(db)
  return [
    ...found.map(([what, count]) => `${count} ${what}`),
    ...(broken === null ? [] : [`the audit trail is broken at ${broken.chain}: ${broken.why}`]),
  ]
}
