// What the driver and drizzle do with our values, on a real database, and what a dying server does to us.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readArray, writeArray } from '../../db/array-types.ts'
import { connect } from '../../db/connect.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

/** The rows of a statement with one array parameter, as strings. */
async function unnest(values: unknown[], type: string): Promise<unknown[]> {
  const rows = await database.db.execute(
    sql`select item::text as item from unnest(${sql.param(values)}::${sql.raw(type)}[]) as item`,
  )
  return (Array.isArray(rows) ? rows : []).map(row => row.item)
}

describe('an array parameter', () => {
  it('carries any text unharmed', async () => {
    const texts = [
      '',
      'ผ้าทอ',
      'a,b',
      '{x}',
      '"',
      '\\',
      '\\"',
      'NULL',
      'null',
      ' ',
      'line\nline',
      "it's",
      null,
    ]
    expect(await unnest(texts, 'text')).toEqual(texts)
  })

  it.each([
    ['numeric', ['0.00', '999999999999.99', null], ['0.00', '999999999999.99', null]],
    ['int4', [1, -2, null], ['1', '-2', null]],
    ['int8', ['1', '9007199254740993'], ['1', '9007199254740993']],
    ['boolean', ['true', 'false', null], ['true', 'false', null]],
    ['date', ['2025-01-31'], ['2025-01-31']],
    ['timestamptz', ['2025-01-31T17:00:00Z'], ['2025-01-31 17:00:00+00']],
    ['uuid', ['00000000-0000-4000-8000-000000000001'], ['00000000-0000-4000-8000-000000000001']],
    ['text', [], []],
  ])('can be of %s', async (type, values, stored) => {
    expect(await unnest(values, type)).toEqual(stored)
  })
})

describe('an array column', () => {
  it('comes back as an array of what it holds', async () => {
    const [row] = await database.sql`
      select array['a,b', 'NULL', null, 'ก"\\'] as texts, array[1, 2] as numbers, array[true, false] as flags,
             array[0.10, 0.20] as amounts, '{}'::text[] as none, array[[1, 2], [3, 4]] as nested,
             '[0:1]={7,8}'::int[] as bounds, array['2025-01-31'::date] as days`
    expect(row).toEqual({
      texts: ['a,b', 'NULL', null, 'ก"\\'],
      numbers: [1, 2],
      flags: [true, false],
      amounts: ['0.10', '0.20'],
      none: [],
      nested: [
        [1, 2],
        [3, 4],
      ],
      bounds: [7, 8],
      days: ['2025-01-31'],
    })
  })

  it('is read as it was written, whatever the text', () => {
    const texts = fc.array(fc.option(fc.string({ unit: fc.constantFrom(...'"\\{}, NULLก\n') })), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(texts, items => {
        expect(readArray(writeArray(items), text => text)).toEqual(items)
      }),
    )
  })
})

describe('a connection', () => {
  it('runs in UTC, so that the zone of the server never moves a date', async () => {
    expect(await database.sql`select current_setting('TimeZone') as zone`).toEqual([{ zone: 'UTC' }])
  })

  it('that is cut while it is being opened fails its query and nothing else', async () => {
    const unhandled: unknown[] = []
    const note = (error: unknown): void => void unhandled.push(error)
    process.on('unhandledRejection', note)
    onTestFinished(() => void process.off('unhandledRejection', note))
    const port = await listenAndHangUp()
    const { sql: client } = connect(`postgres://otop:secret@127.0.0.1:${port}/otop`, { max: 1 })
    await expect(client`select 1`).rejects.toThrow()
    await client.end({ timeout: 0 })
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(unhandled).toEqual([])
  })
})

/** A server that lets everybody in and hangs up at the first statement. */
async function listenAndHangUp(): Promise<number> {
  const authenticated = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0])
  const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(Buffer.concat([authenticated, ready]))
      socket.once('data', () => socket.destroy())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
