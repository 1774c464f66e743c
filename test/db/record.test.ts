// The record itself: offices of the whole country, Thai order, and figures that the database refuses whoever asks.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadPlaces } from '../../db/load-places.ts'
import { listFormRows } from '../../db/queries/figures.ts'
import { listProducersLeft } from '../../db/queries/progress.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { hashTables } from '../table-hashes.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await loadPlaces(database.db)
})
afterAll(() => database.close())

const run = (statement: ReturnType<typeof sql>) => database.db.execute(statement)

/** Name of the constraint that refuses the statement. */
async function constraintOf(statement: ReturnType<typeof sql>): Promise<string> {
  try {
    await run(statement)
  } catch (error) {
    const cause = (error as Error).cause as { constraint_name?: string; code?: string }
    return cause.constraint_name ?? cause.code ?? 'none'
  }
  return 'taken'
}

describe('the offices', () => {
  it('are 77 provinces and 928 districts, 878 of them outside Bangkok', async () => {
    const [row] = await run(sql`
      select count(*) filter (where kind = 'province')::int as provinces,
        count(*) filter (where kind = 'district')::int as districts,
        count(*) filter (where kind = 'district' and province_code <> '10')::int as outside,
        count(*) filter (where kind = 'district' and province_code = '56')::int as phayao
      from offices`)
    expect(row).toEqual({ provinces: 77, districts: 928, outside: 878, phayao: 9 })
  })

  it('belong to provinces that are there, under names in Thai', async () => {
    const [row] = await run(sql`
      select count(*)::int as bad from offices o
      where not exists (select from offices p where p.code = o.province_code and p.kind = 'province')
        or name_th !~ '^[ก-๙ -]+$' or name_en !~ '^[A-Z]' or length(code) <> case kind when 'province' then 2 else 4 end`)
    expect(row).toEqual({ bad: 0 })
  })

  it('are loaded once: a second and a parallel load change nothing', async () => {
    const before = await hashTables(database.db)
    await loadPlaces(database.db)
    await Promise.all([1, 2, 3].map(() => loadPlaces(database.db)))
    expect(await hashTables(database.db)).toEqual(before)
  })

  it('come back when one is missing; a holiday that staff changed stays as they left it', async () => {
    await run(sql`update holidays set name_th = 'เลื่อนแล้ว' where held_on = '2025-01-01'`)
    await run(sql`delete from subdistricts where office_code = '5609'`)
    await run(sql`delete from offices where code = '5609'`)
    await loadPlaces(database.db)
    const [row] = await run(sql`
      select (select count(*)::int from offices) as offices, (select name_th from holidays where held_on = '2025-01-01') as name`)
    expect(row).toEqual({ offices: 1005, name: 'เลื่อนแล้ว' })
  })

  it('loaded into an empty database by many at once are there once', async () => {
    const fresh = await createTestDatabase()
    try {
      await Promise.all([1, 2, 3, 4].map(() => loadPlaces(fresh.db)))
      const [row] = await fresh.db.execute(sql`select count(*)::int as offices from offices`)
      expect(row).toEqual({ offices: 1005 })
    } finally {
      await fresh.close()
    }
  })
})

const PRODUCER = '00000000-0000-4000-8000-000000000001'
const addProducer = (id: string, name: string, code = id.slice(-4)) => sql`
  with added as (
    insert into producers (id, province_code, office_code, code, name, product, kind, main_category, main_channel, created_at)
    values (${id}, '56', '5605', ${code}, ${name}, 'ผ้าทอ', 'group', 'textile_apparel', 'domestic_offline', now())
    returning id)
  insert into producer_stays (producer_id, from_period, office_code, province_code)
  select id, '2024-10', '5605', '56' from added`

describe('Thai order', () => {
  it('puts a leading vowel after its consonant, in the form and among those left', async () => {
    const sorted = [
      'กล้วยตาก',
      'กาแฟ',
      'แก้วมังกร',
      'เกษตร',
      'ไข่เค็ม',
      'ครีม',
      'โคมลอย',
      'งาดำ',
      'เห็ด',
      'อ้อย',
      'เอื้อง',
    ]
    const byReader = new Intl.Collator('th')
    const wanted = [...sorted].sort(byReader.compare)
    for (const [index, name] of [...sorted].reverse().entries())
      await run(
        addProducer(`00000000-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`, name, `x${index}`),
      )
    const before = { lastMonth: '2024-12', lastYear: '2024-01' }
    const rows = await listFormRows(database.db, '5605', '2025-01', before)
    expect(rows.map(row => row.name)).toEqual(wanted)
    expect(await listProducersLeft(database.db, '5605', '2025-01')).toEqual(wanted)
    expect(wanted).not.toEqual([...sorted].sort())
  })
})

describe('a figure is refused by the database itself', () => {
  beforeEach(async () => {
    await run(sql`delete from revenue_entries`)
    await run(sql`delete from figures`)
    await run(sql`delete from producer_stays`)
    await run(sql`delete from producers`)
    await run(addProducer(PRODUCER, 'ผู้ผลิต'))
  })

  const figure = (more: {
    amount?: string | null
    reason?: string | null
    source?: string
    producer?: string
  }) => sql`
    insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version, recorded_at)
    values (${more.producer ?? PRODUCER}, '2025-01', '56', '5605', ${more.amount ?? null}::numeric, ${more.reason ?? null},
      ${more.source ?? 'visit'}, 1, now())`
  const entry = (amount: string, category = 'food', channel = 'domestic_online') => sql`
    insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    values (${PRODUCER}, '2025-01', ${category}, ${channel}, '56', '5605', ${amount}::numeric)`

  it.each([
    ['zero without a reason', { amount: '0' }, 'figures_zero_has_reason'],
    ['a reason without a zero', { amount: '5', reason: 'no_orders' }, 'figures_zero_has_reason'],
    ['a reason for a blank', { amount: null, reason: 'no_orders' }, 'figures_zero_has_reason'],
    ['a negative amount', { amount: '-0.01' }, 'figures_amount'],
    ['an unknown reason', { amount: '0', reason: 'lazy' }, 'figures_no_sales_reason'],
    ['an unknown source', { amount: '1', source: 'rumour' }, 'figures_source'],
    ['more than the column holds', { amount: '1000000000000' }, '22003'],
    [
      'a producer that is not there',
      { amount: '1', producer: '00000000-0000-4000-8000-000000000009' },
      'figures_producer_id_producers_id_fk',
    ],
  ])('%s', async (_what, more, constraint) => {
    expect(await constraintOf(figure(more))).toBe(constraint)
  })

  it('a line of zero, twice, of an unknown kind, or without its figure', async () => {
    expect(await constraintOf(entry('5'))).toBe(
      'revenue_entries_producer_id_period_figures_producer_id_period_f',
    )
    await run(figure({ amount: '5' }))
    expect(await constraintOf(entry('0'))).toBe('revenue_entries_amount')
    expect(await constraintOf(entry('-1'))).toBe('revenue_entries_amount')
    expect(await constraintOf(entry('5', 'gold'))).toBe('revenue_entries_category')
    expect(await constraintOf(entry('5', 'food', 'telepathy'))).toBe('revenue_entries_channel')
    expect(await constraintOf(entry('5'))).toBe('taken')
    expect(await constraintOf(entry('6'))).toMatch(/^revenue_entries_.*_pk$/)
  })

  it('and a sound one is taken: an amount, a stated zero, a blank, the largest there is', async () => {
    for (const more of [
      { amount: '12.50' },
      { amount: '0', reason: 'paused' },
      { amount: null },
      { amount: '999999999999.99' },
    ]) {
      expect(await constraintOf(figure(more))).toBe('taken')
      await run(sql`delete from figures`)
    }
  })
})

describe('everything else that has a closed list or one place', () => {
  it.each([
    [
      'an office of another province',
      sql`insert into offices values ('5699', 'district', '57', 'ก', 'K')`,
      'offices_code',
    ],
    ['a kind of office', sql`insert into offices values ('5699', 'village', '56', 'ก', 'K')`, 'offices_kind'],
    [
      'a role',
      sql`insert into officers (id, line_user_id, full_name, role, office_code, province_code, joined_at)
      values (gen_random_uuid(), 'U1', 'ก', 'king', '56', '56', now())`,
      'officers_role',
    ],
    [
      'a returned report without a reason',
      sql`insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values ('5605', '2025-01', '56', 'returned', 1, now())`,
      'district_reports_return_reason',
    ],
    [
      'a report’s state',
      sql`insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values ('5605', '2025-01', '56', 'lost', 1, now())`,
      'district_reports_state',
    ],
    [
      'an invitation for a person without a role',
      sql`insert into invitations (id, code_hash, kind, office_code, province_code, created_at, expires_at)
      values (gen_random_uuid(), 'x', 'officer', '56', '56', now(), now())`,
      'invitations_role',
    ],
  ])('%s', async (_what, statement, constraint) => {
    expect(await constraintOf(statement)).toBe(constraint)
  })

  it('one person is one active officer, one milestone has one correction in force', async () => {
    const officer = (removed: string | null) => sql`
      insert into officers (id, line_user_id, full_name, role, office_code, province_code, joined_at, removed_at)
      values (gen_random_uuid(), 'U1', 'ก', 'district_officer', '5605', '56', now(), ${removed}::timestamptz)`
    expect(await constraintOf(officer('2025-01-01'))).toBe('taken')
    expect(await constraintOf(officer(null))).toBe('taken')
    expect(await constraintOf(officer(null))).toBe('officers_one_active_per_person')
    const correction = sql`
      insert into calendar_corrections (id, province_code, period, milestone, corrected_on, reason, made_at)
      values (gen_random_uuid(), '56', '2025-01', 'report_due', '2025-01-27', 'x', now())`
    expect(await constraintOf(correction)).toBe('taken')
    expect(await constraintOf(correction)).toBe('calendar_corrections_in_force')
  })
})
