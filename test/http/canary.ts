// A word that nobody should ever read, in every text of one province's rows, an amount in every column of money, and the
// ids of the rows; and the hash of these rows, to say that nothing of them was changed.
import { sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { tamper } from '../tamper.ts'

export const CANARY = 'นกขมิ้น7731'
/** Baht; in answers also without its point, rounded or with commas. */
const AMOUNT = '4242424242.42'

const CONTENT = JSON.stringify({ word: CANARY, totals: { amount: AMOUNT } })

/** How a table says whose a row is. */
const OWNERS: readonly (readonly [string, string])[] = [
  ['province_code', 'province_code = $'],
  ['office_code', 'left(office_code, 2) = $'],
  ['officer_id', 'officer_id in (select id from officers where province_code = $)'],
]

export interface ProvinceTable {
  name: string
  /** Condition of the rows of that province. */
  ours: string
  /** Columns that hold whatever somebody wrote. */
  texts: string[]
  amounts: string[]
  objects: string[]
  hasId: boolean
}

/** Tables with rows of provinces, but for places, and what can be planted where: no key, nothing with a closed list. */
export async function listProvinceTables(db: Db, provinceCode: string): Promise<ProvinceTable[]> {
  if (!/^\d\d$/.test(provinceCode)) throw new Error('a province')
  const columns = await db.execute<{ table: string; name: string; type: string; isBound: boolean }>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      exists (select from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n' and a.attnum = any(k.conkey))
        or exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any(i.indkey::int2[]))
        or a.attgenerated <> '' as "isBound"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('offices', 'subdistricts')
    order by 1, a.attnum`)
  const byTable = Map.groupBy(columns, column => column.table)
  return [...byTable].flatMap(([name, all]) => {
    const owner = OWNERS.find(([column]) => all.some(item => item.name === column))
    if (owner === undefined) return []
    const free = all.filter(item => !item.isBound && !/_code$|^period$|^quarter$/.test(item.name))
    const named = (pattern: RegExp) => free.filter(item => pattern.test(item.type)).map(item => item.name)
    return {
      name,
      ours: owner[1].replace('$', `'${provinceCode}'`),
      texts: named(/^text$/),
      amounts: all.filter(item => item.type === 'numeric(14,2)').map(item => item.name),
      objects: named(/^jsonb$/),
      hasId: all.some(item => item.name === 'id' && item.type === 'uuid'),
    }
  })
}

/** Puts it into every row of the province that is there now, but for the people named. */
export async function plantCanary(
  db: Db,
  tables: readonly ProvinceTable[],
  except: readonly string[],
): Promise<void> {
  const people = `(${except.map(id => `'${id}'`).join()})`
  const statements = tables.flatMap(({ name, ours, texts, amounts, objects }) => {
    const sets = [
      // Contents of versions are JSON.
      ...texts.map(column => `${column} = '${column === 'content' ? CONTENT : CANARY}'`),
      ...amounts.map(column => `${column} = ${AMOUNT}`),
      ...objects.map(
        column =>
          `${column} = case jsonb_typeof(${column}) when 'object' then ${column} || '{"${CANARY}": "${CANARY}"}' else ${column} end`,
      ),
    ]
    const spared = name === 'officers' ? `and id not in ${people}` : ''
    return sets.length === 0 ? [] : [`update ${name} set ${sets.join()} where ${ours} ${spared}`]
  })
  // One statement, because the append-only tables are opened for one.
  const all = statements.map((statement, index) => `s${index} as (${statement})`).join()
  await tamper(db, sql.raw(`with ${all} select`))
}

/** The word, the amount, or the id of a row, as found; empty = none. */
export function findCanary(answer: string, ids: readonly string[]): string[] {
  const words = [CANARY, encodeURIComponent(CANARY), '4242424242', '4,242,424,242']
  return [...words, ...ids].filter(word => answer.includes(word))
}

export async function listIds(db: Db, tables: readonly ProvinceTable[]): Promise<string[]> {
  const all = tables
    .filter(table => table.hasId)
    .map(({ name, ours }) => `select id from ${name} where ${ours}`)
  const rows = await db.execute<{ id: string }>(sql.raw(all.join(' union all ')))
  return rows.map(row => row.id)
}

/** Table name → hash of the rows of the province. */
export async function hashRows(db: Db, tables: readonly ProvinceTable[]): Promise<Record<string, string>> {
  const hashes = tables.map(
    ({ name, ours }) =>
      `select '${name}' as name, count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from ${name} t where ${ours}`,
  )
  const rows = await db.execute<{ name: string; hash: string }>(sql.raw(hashes.join(' union all ')))
  return Object.fromEntries(rows.map(row => [row.name, row.hash]))
}
