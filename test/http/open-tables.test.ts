// The open data on its way: as a table the same as in JSON, of one stated moment and without a formula; what has not changed
// is not sent twice, and nobody gets more than their share.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPEN_ROUTES, type OpenRouteName } from '../../bot/contract/open-data.ts'
import { type OpenWorld, openWorld } from './open-world.ts'

let world: OpenWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.service.close())

async function rowsOf(name: OpenRouteName): Promise<Record<string, unknown>[]> {
  const answer = await world.ask(name, world.keys.both)
  return ((await answer.json()) as { rows: Record<string, unknown>[] }).rows
}

/** Lines of a CSV as cells; quotes taken off. */
function readCsv(text: string): string[][] {
  const lines = text.replace(/^\ufeff/, '').split('\r\n')
  expect(lines.pop()).toBe('')
  return lines.map(line =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
    ),
  )
}

describe('as a table', () => {
  it.each(Object.keys(OPEN_ROUTES) as OpenRouteName[])(
    '%s is the same as in JSON, with the moment in every row',
    async name => {
      const answer = await world.ask(name, world.keys.both, { format: 'csv' })
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="otop-56-${name}.csv"`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const [head = [], ...lines] = readCsv(new TextDecoder().decode(bytes))
      expect(head).toEqual([...Object.keys(OPEN_ROUTES[name].row.shape), 'asOf'])
      const rows = await rowsOf(name)
      expect(lines).toEqual(
        rows.map(row => [
          ...head.slice(0, -1).map(key => String(row[key] ?? '')),
          '2025-01-20T02:30:00.000Z',
        ]),
      )
    },
  )

  it('is asked for by the Accept header, too; what asks for nothing gets JSON', async () => {
    const typeFor = async (accept: string, query = {}) => {
      const answer = await world.ask('months', world.keys.both, query, { accept })
      return answer.headers.get('content-type')
    }
    expect(await typeFor('text/csv')).toMatch(/^text\/csv/)
    expect(await typeFor('*/*')).toMatch(/^application\/json/)
    expect(await typeFor('text/html, */*;q=0.1')).toMatch(/^application\/json/)
    expect(await typeFor('application/json', { format: 'csv' })).toMatch(/^text\/csv/)
    expect(await typeFor('text/csv', { format: 'json' })).toMatch(/^application\/json/)
  })

  it('holds no formula, whatever producers are called', async () => {
    const names = ['=HYPERLINK("http://x","y")', '＝1+1', '+66', '-2+3', '@SUM(A1)', '\tx', 'ก,"ข"\nค']
    const ids = world.producers['5602']
    for (const [index, name] of names.entries()) {
      const id = ids[index % ids.length] ?? ''
      await world.service.deps.db.execute(sql`update producers set name = ${name} where id = ${id}`)
      const query = { format: 'csv', officeCode: '5602', period: '2025-01' }
      const text = await (await world.ask('producers', world.keys.both, query)).text()
      expect(text, name).not.toMatch(/(^|[,\n])"?[\s]*[=＝@+]/)
      expect(text, name).not.toMatch(/(^|[,\n])"?-\d*[^\d.,-]/)
    }
  })
})

describe('a dashboard that asks again', () => {
  it('is told that nothing changed until something does, whatever the hour', async () => {
    const ask = (tag?: string) =>
      world.ask('categories', world.keys.both, {}, tag === undefined ? {} : { 'if-none-match': tag })
    const first = await ask()
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/)
    expect(first.headers.get('cache-control')).toBe('private, max-age=60')
    expect(first.headers.get('vary')).toMatch(/Authorization/)
    expect(first.headers.get('x-as-of')).toBe('2025-01-20T02:30:00.000Z')
    world.service.clock.wait(3_600_000)
    const same = await ask(tag)
    expect([same.status, await same.text()]).toEqual([304, ''])
    const csv = await world.ask('categories', world.keys.both, { format: 'csv' }, { 'if-none-match': tag })
    expect(csv.status).toBe(200)
    const [id] = world.producers['5602']
    await world.service.deps.db.execute(
      sql`update revenue_entries set amount = 301 where producer_id = ${id} and period = '2025-01'`,
    )
    const changed = await ask(tag)
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(tag)
    world.service.clock.set('2025-01-20T09:30')
  })

  it('too often is asked to wait, and others with another key are not', async () => {
    const answers = await Promise.all(
      Array.from({ length: 121 }, () => world.ask('categories', world.keys.totals)),
    )
    const late = answers.find(answer => answer.status === 429)
    expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await late?.json()).toMatchObject({ error: { code: 'request.too_many' } })
    expect((await world.ask('categories', world.keys.both)).status).toBe(200)
  })

  it('with wrong keys is stopped by its address; right keys from there still get in', async () => {
    const from = { 'x-forwarded-for': '198.51.100.7' }
    const wrong = () => world.ask('months', `otop_${'B'.repeat(43)}`, {}, from)
    const statuses = []
    for (let time = 0; time < 32; time++) statuses.push((await wrong()).status)
    expect(statuses.slice(0, 30).every(status => status === 401)).toBe(true)
    expect(statuses.slice(30)).toEqual([429, 429])
    expect((await world.ask('months', world.keys.both, {}, from)).status).toBe(200)
    expect((await world.ask('months', `otop_${'B'.repeat(43)}`)).status).toBe(401)
  })
})
