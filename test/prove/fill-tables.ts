// Rows in every table of any schema, old or new, from what the database says of itself: columns, keys and checks. Values
// come from chance; a row that a check refuses is thrown again. What it makes is allowed, not sensible.
import type postgres from 'postgres'
import type { createChance } from './proof.ts'

type Chance = ReturnType<typeof createChance>

interface Column {
  name: string
  type: string
  isOptional: boolean
}

interface Table {
  name: string
  columns: Column[]
  keys: { columns: string[]; table: string; references: string[] }[]
  /** Words that a check allows, by column. */
  words: Map<string, string[]>
}

type Value = string | null
type Row = Record<string, Value>

/** Written by triggers, or by ourselves. */
const NOT_FILLED = ['audit_chain', 'audit_heads', 'offices', 'subdistricts', 'holidays']
const MOST_THROWS = 400
const UNIQUE = '23505'
/** Refused by a check or a unique key: chance may do better. Anything else is a fault of this file. */
const THROW_AGAIN = ['23514', UNIQUE]

/** Fills every table with `rowsEach` rows; returns how many tables. Offices are those of Phayao. */
export async function fillTables(sql: postgres.Sql, chance: Chance, rowsEach: number): Promise<number> {
  await sql`
    insert into offices (code, kind, province_code, name_th, name_en)
    select c, case when length(c) = 2 then 'province' else 'district' end, '56', 'ที่ ' || c, 'Office ' || c
    from unnest(array['56', '5601', '5602', '5603', '5605']) c on conflict do nothing`
  await sql`insert into holidays (held_on, name_th, certainty) values ('2025-04-14', 'สงกรานต์', 'fixed') on conflict do nothing`
  const tables = await readTables(sql)
  if (tables.some(table => table.name === 'subdistricts'))
    await sql`insert into subdistricts (code, office_code, name_th) values ('560101', '5601', 'เวียง') on conflict do nothing`
  // Between two migrations of one release the stays are there and still empty: the second fills them from these columns.
  const isBetween = tables.some(({ columns }) => columns.some(column => column.name === 'active_from'))
  const notFilled = isBetween ? [...NOT_FILLED, 'producer_stays'] : NOT_FILLED
  const open = tables.filter(({ name }) => !notFilled.includes(name))
  const done = new Set(notFilled)
  while (done.size < open.length + notFilled.length) {
    const next = open.find(
      table =>
        !done.has(table.name) && table.keys.every(key => key.table === table.name || done.has(key.table)),
    )
    if (next === undefined) throw new Error('tables refer to each other in a circle')
    let rows = 0
    while (rows < rowsEach && (await fillRow(sql, chance, next))) rows += 1
    if (rows === 0) throw new Error(`no row for ${next.name}`)
    done.add(next.name)
  }
  return open.length
}

/** False when the table's key allows no more rows. */
async function fillRow(sql: postgres.Sql, chance: Chance, table: Table): Promise<boolean> {
  const referred = await Promise.all(
    table.keys.map(key => sql<Row[]>`select * from ${sql(key.table)} order by 1 limit 50`),
  )
  for (let left = MOST_THROWS; ; left--) {
    const row: Row = {}
    for (const column of table.columns) row[column.name] = throwValue(chance, table, column)
    table.keys.forEach((key, index) => {
      const rows = referred[index] ?? []
      const other = rows[chance.below(rows.length)]
      key.columns.forEach((name, place) => {
        const isBlank = row[name] === null || other === undefined
        row[name] = isBlank ? null : String(other?.[key.references[place] ?? ''])
      })
    })
    try {
      await insert(sql, table, row)
      return true
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (left === 0 && code === UNIQUE) return false
      if (!THROW_AGAIN.includes(code) || left === 0)
        throw new Error(`no row for ${table.name}`, { cause: error })
    }
  }
}

async function insert(sql: postgres.Sql, { name, columns }: Table, row: Row): Promise<void> {
  const list = columns.map(column => `"${column.name}"`).join(', ')
  const values = columns.map((column, index) => `$${index + 1}::text::${column.type}`).join(', ')
  await sql.unsafe(
    `insert into "${name}" (${list}) values (${values})`,
    columns.map(column => row[column.name] ?? null),
  )
}

/** One value as PostgreSQL reads it; a name says more of a column than its type. */
function throwValue(chance: Chance, table: Table, { name, type, isOptional }: Column): Value {
  if (isOptional && chance.below(3) === 0) return null
  const words = table.words.get(name)
  const pick = (list: readonly string[]) => list[chance.below(list.length)] ?? ''
  if (words !== undefined) return type.endsWith('[]') ? `{${pick(words)}}` : pick(words)
  if (name === 'province_code') return '56'
  if (name === 'office_code') return pick(['5601', '5602', '5603'])
  // The end of a span is not before its beginning; older schemas have no check that says so.
  if (/until/.test(name) && type === 'text') return '2025-01'
  if (/period$|_from$/.test(name) && type === 'text')
    return `${2015 + chance.below(10)}-${String(10 + chance.below(3))}`
  const hex = (length: number) => Array.from({ length }, () => chance.below(16).toString(16)).join('')
  switch (type) {
    case 'uuid':
      return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
    case 'integer':
    case 'bigint':
    case 'smallint':
      return String(1 + chance.below(5_000))
    case 'numeric(14,2)':
      return `${chance.below(3) === 0 ? 0 : chance.below(900_000_000)}.${10 + chance.below(90)}`.replace(
        /^0\..*/,
        '0.00',
      )
    case 'boolean':
      return pick(['true', 'false'])
    case 'date':
      return `2025-0${1 + chance.below(9)}-1${chance.below(10)}`
    case 'jsonb':
      return JSON.stringify({ ลอง: `"\\ ${hex(6)}\n`, n: [1, 2.5, null] })
    case 'integer[]':
      return `{${Array.from({ length: pick(['1', '5']) === '1' ? 1 : 5 }, (_, at) => at + 1).join(',')}}`
    case 'uuid[]':
      return `{${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}}`
    case 'text[]':
      return `{U${hex(32)},"a \\"b\\\\ ,ก"}`
    default:
      if (type.startsWith('timestamp'))
        return `2025-01-1${chance.below(10)}T0${chance.below(10)}:00:00.${100 + chance.below(900)}Z`
      return `ก\t\\N ${hex(10)}\n"ขวัญ", 'ผู้ใหญ่' \\.`
  }
}

async function readTables(sql: postgres.Sql): Promise<Table[]> {
  const tables = await sql<{ name: string; columns: Column[] }[]>`
    select c.relname as name, json_agg(json_build_object('name', a.attname,
      'type', format_type(a.atttypid, a.atttypmod), 'isOptional', not a.attnotnull) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and coalesce(pg_get_expr(d.adbin, d.adrelid) not like 'nextval%', true)
    group by c.oid, c.relname order by c.relname`
  const constraints = await sql<
    { on: string; kind: string; columns: string[]; table: string; references: string[]; text: string }[]
  >`
    select conrelid::regclass::text as "on", contype::text as kind, pg_get_constraintdef(oid) as text, coalesce(confrelid::regclass::text, '') as "table",
      (select json_agg(attname order by k.n) from unnest(conkey) with ordinality k(num, n), pg_attribute where attrelid = conrelid and attnum = k.num) as columns,
      (select json_agg(attname order by k.n) from unnest(confkey) with ordinality k(num, n), pg_attribute where attrelid = confrelid and attnum = k.num) as "references"
    from pg_constraint where contype in ('f', 'c') and connamespace = 'public'::regnamespace`
  return tables.map(({ name, columns }) => {
    const own = constraints.filter(item => item.on === name)
    const checks = own.filter(item => item.kind === 'c' && item.columns.length === 1)
    const words = checks.flatMap(item => {
      const list = /ARRAY\[(.*?)\]/.exec(item.text)?.[1]
      return list === undefined
        ? []
        : [[item.columns[0] ?? '', [...list.matchAll(/'([^']*)'/g)].map(word => word[1] ?? '')] as const]
    })
    return { name, columns, keys: own.filter(item => item.kind === 'f'), words: new Map(words) }
  })
}
