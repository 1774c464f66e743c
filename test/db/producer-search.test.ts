// Searching the names of a whole province in the database: as the phone compares them, in any locale, and fast enough in a
// nation of a hundred thousand producers.
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rankProducers } from '../../bot/domain/find-producers.ts'
import { cleanName, skeletonOf } from '../../bot/domain/producer-skeleton.ts'
import { loadPlaces } from '../../db/load-places.ts'
import { listProducerLines } from '../../db/queries/producer-lists.ts'
import { searchProducerIds, searchQuery } from '../../db/queries/producer-search.ts'
import { listDemoProducers } from '../../db/seed/demo-producers.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { mistype } from '../domain/mistype.ts'

let database: TestDatabase
const DEMO = listDemoProducers()

/** The demo producers 145 times: twice in Phayao, else dealt out over the districts of the other provinces. */
beforeAll(async () => {
  database = await createTestDatabase()
  await loadPlaces(database.db)
  const names = sql`${JSON.stringify(DEMO.map(item => [item.name, item.officeCode]))}::jsonb`
  await database.db.execute(sql`
    with elsewhere as materialized (
      select array_agg(code order by code) as codes from offices where kind = 'district' and province_code <> '56'
    ), copies as (
      select n, place, d.pair ->> 0 as name,
        case when n <= 2 then d.pair ->> 1 else e.codes[1 + (n * 701 + place) % cardinality(e.codes)] end as code
      from elsewhere e, generate_series(1, 145) n, jsonb_array_elements(${names}) with ordinality d(pair, place)
    )
    insert into producers (id, province_code, office_code, code, name, product, kind, main_category, main_channel, created_at)
    select gen_random_uuid(), left(code, 2), code, 'P' || n || '-' || place, name, 'ผ้าทอ', 'group', 'food',
      'domestic_offline', now()
    from copies`)
  await database.db.execute(sql`analyze producers`)
}, 60_000)
afterAll(() => database.close())

const search = (text: string, province = '56') =>
  searchProducerIds(database.db, province, { name: text, code: '' }, 90)

const namesOf = async (ids: readonly string[]) => {
  const rows = new Map((await listProducerLines(database.db, ids)).map(row => [row.id, row]))
  return ids.flatMap(id => rows.get(id) ?? [])
}

describe('names as they are compared', () => {
  const skeletonsOf = async (names: readonly string[]) => {
    const rows = await database.db.execute<{ skeleton: string }>(sql`
      select producer_skeleton(n) as skeleton from unnest(${sql.param([...names])}::text[]) with ordinality w(n, place)
      order by place`)
    return Array.from(rows, row => row.skeleton)
  }

  it('are the same in the database and on the phone, for every demo name', async () => {
    const names = [...new Set(DEMO.map(item => cleanName(item.name)))]
    expect(await skeletonsOf(names)).toEqual(names.map(skeletonOf))
  })

  it('are the same for whatever Thai, Latin and digits a name is made of', async () => {
    const letters = [...'กขคฆงญฎฏฐฑฒณดตธนบพภมยรลวศษสหฬอะาำิีุูเแโใไ็่้๊๋์๐๕๙ ABz19.-(“”'].map(String)
    const words = ['กลุ่ม', 'บ้าน', 'วิสาหกิจชุมชน']
    const name = fc
      .array(fc.constantFrom(...letters, ...words), { minLength: 1, maxLength: 20 })
      .map(parts => cleanName(parts.join('')))
    const names = fc.sample(name, { numRuns: 2000, seed: 560_501 })
    expect(await skeletonsOf(names)).toEqual(names.map(skeletonOf))
  })
})

describe('a search in a province', () => {
  it('knows a hundred thousand producers and looks only through those of the province, by an index', async () => {
    const [size] = await database.db.execute<{ all: number; here: number }>(
      sql`select count(*)::int as all, count(*) filter (where province_code = '56')::int as here from producers`,
    )
    expect(size?.all).toBeGreaterThan(100_000)
    expect(size?.here).toBe(1400)
    const plan = await explain('กลุ่มทอผ้าบ้านดอนแก้ว')
    expect(plan).toContain('producers_code')
    expect(plan).not.toContain('Seq Scan on producers')
  })

  it('finds the one that is meant among those it takes a second look at, with two typing errors', async () => {
    const mistakes = mistype('province', 2)
    const sample = DEMO.filter((_, index) => index % 7 === 0)
    let first = 0
    for (const { name } of sample) {
      const typed = mistakes(name)
      const ranked = rankProducers(await namesOf(await search(typed)), typed, 1)
      if (ranked[0]?.item.name === name) first += 1
    }
    expect(sample).toHaveLength(100)
    expect(first).toBeGreaterThan(93)
  })

  it('finds nobody of another province', async () => {
    const rows = await namesOf(await search('กลุ่มทอผ้า', '57'))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(row => row.officeCode.startsWith('57'))).toBe(true)
  })

  it('finds a part of a name, and a registration number in any spelling', async () => {
    const rows = await namesOf(await search('ดอนแก้ว'))
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.slice(0, 10).every(row => row.name.includes('ดอนแก้ว'))).toBe(true)
    const byCode = await searchProducerIds(database.db, '56', { name: 'p1 12', code: 'p112' }, 90)
    expect((await namesOf(byCode)).map(row => row.code)).toContain('P1-12')
  })
})

async function explain(text: string): Promise<string> {
  const query = searchQuery('56', { name: text, code: '' }, 90)
  const rows = await database.db.execute<{ 'QUERY PLAN': string }>(sql`explain analyze ${query}`)
  return Array.from(rows, row => row['QUERY PLAN']).join('\n')
}
