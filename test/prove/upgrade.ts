// From every schema there was, with rows in every table, to the newest: nothing is lost on the way, the audit trail
// verifies, and the service answers on what came out.
import { join } from 'node:path'
import type postgres from 'postgres'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { listMigrationNames, migrateUntil } from '../../db/migrate-until.ts'
import { createEmptyDatabase, type TestDatabase } from '../database.ts'
import { addPerson, addProducers, figure, signIn } from '../district.ts'
import { startService } from '../service.ts'
import { fillTables } from './fill-tables.ts'
import { createChance, type Proof, type ProofResult, type ProofRun } from './proof.ts'

export const UPGRADE: Proof = {
  promise: 'A database of any earlier version becomes one of this version without losing a row.',
  isInQuick: true,
  limitSeconds: [300, 60],
  run: prove,
}

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')

/** What a migration wrote anew on purpose, by the first schema that has the column. */
const REWRITTEN = ['audit.origin', 'district_reports.first_certified_at']
/** Columns that became something else: where their values are now. */
const MOVED: Record<string, (after: Rows, old: Record<string, string>) => string | undefined> = {
  'producers.active_from': (after, old) => stayOf(after, old)?.from_period,
  'producers.active_until': (after, old) => stayOf(after, old)?.until_period,
}
const stayOf = (after: Rows, { id }: Record<string, string>) =>
  [...(after.get('producer_stays')?.values() ?? [])].find(stay => stay.producer_id === id)

/** table → key of the row → column → value as text. */
type Rows = Map<string, Map<string, Record<string, string>>>

async function prove({ seed, isQuick }: ProofRun): Promise<ProofResult> {
  const chance = createChance(seed)
  const broken: string[] = []
  const names = await listMigrationNames(MIGRATIONS)
  const figures = { schemas: 0, tables: 0, rows: 0, answers: 0 }
  const chosen = 2 + chance.below(names.length - 2)
  for (let count = 1; count < names.length; count++) {
    const database = await createEmptyDatabase()
    await migrateUntil(database.url, { migrationsFolder: MIGRATIONS, count })
    await fillTables(database.sql, chance, isQuick ? 4 : 25)
    const before = await readRows(database.sql)
    await migrateUntil(database.url, { migrationsFolder: MIGRATIONS, count: names.length })
    const from = `from ${names[count - 1]}`
    broken.push(...findLost(before, await readRows(database.sql)).map(loss => `${from}: ${loss}`))
    const isTried = !isQuick || count === 1 || count === chosen
    const faults = isTried ? await tryService(database, figures) : await tryAudit(database)
    broken.push(...faults.map(fault => `${from}: ${fault}`))
    if (!isTried) await database.close()
    figures.schemas += 1
    figures.tables += before.size
    for (const table of before.values()) figures.rows += table.size
  }
  return { figures, broken }
}

async function readRows(sql: postgres.Sql): Promise<Rows> {
  const tables = await sql<{ name: string; key: string }[]>`
    select c.relname as name, string_agg(format('%I::text', k.attname), ' || chr(31) || ' order by k.attnum) as key
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute k on k.attrelid = c.oid and k.attnum = any(i.indkey)
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.relname order by 1`
  const rows: Rows = new Map()
  for (const { name, key } of tables) {
    const list = await sql.unsafe<{ key: string; values: Record<string, string> }[]>(`
      select ${key} as key, (select jsonb_object_agg(c, coalesce(v::text, '')) from jsonb_each(to_jsonb(t)) as e(c, v)) as values
      from "${name}" t`)
    rows.set(name, new Map(Array.from(list, row => [row.key, row.values])))
  }
  return rows
}

/** Every old row is there with every old value. New rows are allowed where a migration adds them (seals, stays). */
function findLost(before: Rows, after: Rows): string[] {
  return [...before].flatMap(([table, rows]) =>
    [...rows].flatMap(([key, old]) => {
      const now = after.get(table)?.get(key)
      return now === undefined ? [`${table}: a row is gone`] : changesOf(table, old, now, after)
    }),
  )
}

function changesOf(
  table: string,
  old: Record<string, string>,
  now: Record<string, string>,
  after: Rows,
): string[] {
  return Object.entries(old).flatMap(([column, value]) => {
    const name = `${table}.${column}`
    const place = MOVED[name]
    const found = place === undefined ? now[column] : place(after, old)
    return REWRITTEN.includes(name) || found === value ? [] : [`${name}: ${value} became ${found}`]
  })
}

/** Somebody signs in, records a figure, the province reads; then the whole audit trail is checked. */
async function tryService(database: TestDatabase, figures: { answers: number }): Promise<string[]> {
  const faults: string[] = []
  const service = await startService({ at: '2025-03-12T10:00', database })
  try {
    const officer = await addPerson(service, 'district_officer', '5605')
    const province = await addPerson(service, 'provincial_officer', '56')
    const [producerId = ''] = await addProducers(service, '5605', 2)
    const [asOfficer, asProvince] = [await signIn(service, officer), await signIn(service, province)]
    const at = { officeCode: '5605', period: '2025-03' }
    const replies = {
      home: await asOfficer.call('showHome'),
      form: await asOfficer.call('showReport', at),
      save: await asOfficer.call('saveFigures', at, { figures: [figure(producerId, '1500.25')] }),
      again: await asOfficer.call('showReport', at),
      board: await asProvince.call('showBoard', { fiscalYear: '2025' }),
      people: await asProvince.call('listOfficers'),
    }
    for (const [what, { status, body }] of Object.entries(replies)) {
      figures.answers += 1
      if (status !== 200) faults.push(`${what} answers ${status} ${body.error?.code ?? ''}`)
    }
    faults.push(...(await tryAudit(database)))
  } finally {
    await service.close()
  }
  return faults
}

async function tryAudit({ db }: TestDatabase): Promise<string[]> {
  const { broken } = await verifyAudit(db)
  return broken === null ? [] : [`the audit trail is broken: ${JSON.stringify(broken)}`]
}
