// The second wall in the database itself: which tables stand behind it, what the role may do, and that a scope holds for
// its own statements and ends with them. With the first wall switched off it is tried in test/http/second-wall.test.ts.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { connect, type Db } from '../../db/connect.ts'
import { loadPlaces } from '../../db/load-places.ts'
import { PROVINCE_ROLE } from '../../db/province-scope.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

/** Nothing at all for the role. */
const CLOSED: Record<string, string> = {
  webhook_events: 'what LINE delivered, before anybody knows whose it is',
  audit_chain: 'sealed by a trigger of the owner; read by npm run audit:verify',
  audit_heads: 'sealed by a trigger of the owner; read by npm run audit:verify',
}

/** Every row can be read. */
const SEEN_BY_ALL: Record<string, string> = {
  offices: 'names of places',
  subdistricts: 'names of places',
  holidays: 'public days',
  planner_watermarks: 'one instant of the whole service',
  deliveries: 'cost and state only: all provinces share the quota of one channel',
}

/** Rows are added and never changed. */
const KEPT = ['audit', 'figure_versions', 'report_versions', 'forecast_versions']

interface Table {
  name: string
  isWalled: boolean
  rules: string[]
  isGranted: boolean
}

let database: TestDatabase
let one: Db
beforeAll(async () => {
  database = await createTestDatabase()
  await loadPlaces(database.db)
  one = database.scopeTo('56')
  for (const code of ['5605', '5701']) {
    await database.db.execute(sql`
      insert into officers (id, line_user_id, full_name, role, office_code, province_code, joined_at)
      values (gen_random_uuid(), ${`U${code}`}, ${code}, 'district_officer', ${code}, left(${code}, 2), now())`)
  }
})
afterAll(() => database.close())

async function readTables(db: Db): Promise<Table[]> {
  const rows = await db.execute<Table & Record<string, unknown>>(sql`
    select relname as name, relrowsecurity as "isWalled",
      array(select coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy
        where polrelid = c.oid and ${PROVINCE_ROLE}::regrole = any(polroles)) as rules,
      has_table_privilege(${PROVINCE_ROLE}, oid, 'select, insert, update, delete, truncate')
        or has_any_column_privilege(${PROVINCE_ROLE}, oid, 'select, insert, update') as "isGranted"
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`)
  return Array.from(rows)
}

/** What is wrong with the tables, in words; empty = nothing. */
function faultsOf(tables: readonly Table[]): string[] {
  return tables.flatMap(({ name, isWalled, rules, isGranted }) => {
    if (!isWalled) return [`${name}: no row level security`]
    if (name in CLOSED) return rules.length > 0 || isGranted ? [`${name}: should be closed`] : []
    if (rules.length === 0) return [`${name}: no rule`]
    const isOpen = rules.includes('true')
    if (isOpen !== name in SEEN_BY_ALL) return [`${name}: ${isOpen ? 'open' : 'not open'}`]
    const isHeld = rules.every(rule => rule === 'true' || /app\.province_code|FROM officers/.test(rule))
    return isHeld ? [] : [`${name}: a rule without the province`]
  })
}

const refused = (work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({ cause: expect.objectContaining({ code: '42501' }) })

describe('every table', () => {
  it('has a rule of the province, or a reason why not', async () => {
    const tables = await readTables(database.db)
    expect(tables.length).toBeGreaterThan(35)
    expect(faultsOf(tables)).toEqual([])
    const names = tables.map(table => table.name)
    for (const name of [...Object.keys(CLOSED), ...Object.keys(SEEN_BY_ALL), ...KEPT])
      expect(names).toContain(name)
  })

  it('that is new and has neither is found, and is closed to the role', async () => {
    await database.db.execute(sql`create table forgotten (province_code text)`)
    expect(faultsOf(await readTables(database.db))).toEqual(['forgotten: no row level security'])
    await refused(one.execute(sql`select from forgotten`))
    await database.db.execute(sql`alter table forgotten enable row level security`)
    expect(faultsOf(await readTables(database.db))).toEqual(['forgotten: no rule'])
    await database.db.execute(sql`drop table forgotten`)
  })
})

describe('the role', () => {
  it('owns nothing, cannot log in and cannot make anything', async () => {
    const [role] = await database.db.execute(sql`
      select rolcanlogin or rolsuper or rolcreatedb or rolcreaterole or rolbypassrls as powers,
        exists (select from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns
      from pg_roles r where rolname = ${PROVINCE_ROLE}`)
    expect(role).toEqual({ powers: false, owns: false })
    for (const what of [sql`create table mine ()`, sql`create schema mine`]) await refused(one.execute(what))
  })

  it.each(KEPT)('adds to %s and changes nothing in it', async name => {
    const table = sql.identifier(name)
    for (const what of [
      sql`update ${table} set province_code = '56'`,
      sql`delete from ${table}`,
      sql`truncate ${table}`,
    ])
      await refused(one.execute(what))
  })

  it.each(Object.keys(CLOSED))('does not see %s', async name => {
    await refused(one.execute(sql`select from ${sql.identifier(name)}`))
  })

  it('learns of calls to LINE what they cost together, and nothing else', async () => {
    await one.execute(sql`select sum(cost) from deliveries where state = 'sending'`)
    for (const column of ['recipients', 'body', 'id', 'error'])
      await refused(one.execute(sql`select ${sql.identifier(column)} from deliveries`))
  })

  it('locks the own office and changes none', async () => {
    const locked = await one.execute(sql`select code from offices where code like '5_05' for update`)
    expect(Array.from(locked)).toEqual([{ code: '5605' }])
    await refused(one.execute(sql`update offices set kind = 'district' where code = '5605'`))
    await refused(one.execute(sql`update offices set name_th = 'x'`))
  })
})

describe('a scope', () => {
  const seen = async (db: Pick<Db, 'execute'>) =>
    Array.from(await db.execute(sql`select office_code as code from officers order by 1`), row => row.code)

  it('sees its own province; without one nothing is seen', async () => {
    expect(await seen(one)).toEqual(['5605'])
    expect(await seen(database.scopeTo('57'))).toEqual(['5701'])
    expect(await seen(database.scopeTo('99'))).toEqual([])
    expect(await seen(database.db)).toEqual(['5605', '5701'])
    const bare = database.db.transaction(async tx => {
      await tx.execute(sql`set local role otop_province`)
      return seen(tx)
    })
    expect(await bare).toEqual([])
  })

  it.each(['', '5', '560', "5'", '5;', '๕๖'])('is not made for %j', code => {
    expect(() => database.scopeTo(code)).toThrow('two digits')
  })

  it('writes no row of another province, nor one with an office of another', async () => {
    const month = (province: string, office: string) =>
      sql`insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
        values (${office}, '2025-01', ${province}, 1, 1, 0)
        on conflict (office_code, period) do update set amount = 2`
    await database.db.execute(month('57', '5701'))
    for (const [province, office] of [
      ['57', '5701'],
      ['56', '5701'],
      ['57', '5605'],
    ] as const)
      await refused(one.execute(month(province, office)))
    await one.execute(month('56', '5605'))
    await refused(one.execute(sql`update district_months set province_code = '57'`))
    await refused(one.execute(sql`update district_months set office_code = '5702'`))
    await one.execute(sql`update district_months set amount = 9`)
    const amounts = await database.db.execute(sql`select office_code, amount from district_months order by 1`)
    expect(Array.from(amounts)).toEqual([
      { office_code: '5605', amount: '9.00' },
      { office_code: '5701', amount: '1.00' },
    ])
  })

  it('seals what it writes to the audit, and writes none of another province', async () => {
    const row = (province: string | null) =>
      sql`insert into audit (at, actor_kind, action, province_code, detail) values (now(), 'officer', 'x', ${province}, '{}')`
    await one.execute(row('56'))
    await one.transaction(tx => tx.execute(row('56')))
    for (const province of ['57', null]) await refused(one.execute(row(province)))
    const { chains, broken } = await verifyAudit(database.db)
    expect([chains.map(({ chain, rows }) => [chain, rows]), broken]).toEqual([[['56', 2]], null])
  })

  it('ends with its statement, also after a failure, and leaves the isolation to be chosen', async () => {
    const single = connect(database.url, { max: 1 })
    const state = async (db: Pick<Db, 'execute'>) =>
      (
        await db.execute(
          sql`select current_user::text <> ${PROVINCE_ROLE} as free, current_setting('app.province_code', true) as province, current_setting('transaction_isolation') as level`,
        )
      )[0]
    const scoped = single.scopeTo('56')
    expect(await state(scoped)).toMatchObject({ free: false, province: '56' })
    await expect(scoped.execute(sql`select 1 / 0`)).rejects.toThrow()
    await expect(scoped.transaction(tx => tx.execute(sql`select 1 / 0`))).rejects.toThrow()
    const inside = scoped.transaction(state, { isolationLevel: 'repeatable read', accessMode: 'read only' })
    expect(await inside).toEqual({ free: false, province: '56', level: 'repeatable read' })
    const failed = scoped.transaction(async tx => {
      await tx.transaction(inner => inner.execute(sql`select 1 / 0`)).catch(() => {})
      return state(tx)
    })
    expect(await failed).toMatchObject({ free: false, province: '56' })
    expect((await state(single.db))?.free).toBe(true)
    expect((await state(single.db))?.province).toBe('')
    await single.close()
  })

  it('is never another’s, however many share the pool', async () => {
    const wanted = Array.from({ length: 300 }, (_, index) => (['56', '57', null] as const)[index % 3])
    const got = await Promise.all(
      wanted.map(code => seen(code === null || code === undefined ? database.db : database.scopeTo(code))),
    )
    const right = { 56: ['5605'], 57: ['5701'] }
    expect(got).toEqual(wanted.map(code => (code ? right[code] : ['5605', '5701'])))
  })
})
