// Many requests share a statement, and none pays for another: not for one that hangs, not for one that fails.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createEventGatherer } from '../../bot/actions/gather-events.ts'
import { describeEvent } from '../../bot/actions/store-events.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { createKeptLog } from '../outside/kept-log.ts'
import { event, NOW } from './start-inbox.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.sql`truncate webhook_events`)

const described = (...ids: string[]) =>
  ids.map(id => {
    const one = event(id, 1)
    return describeEvent({ event: one, text: JSON.stringify(one) }, NOW)
  })

function gather(withinMs = 30_000) {
  const log = createKeptLog()
  const state = { wakes: 0 }
  const wake = () => {
    state.wakes += 1
  }
  const deps = { db: database.db, log, wake }
  return { store: createEventGatherer(deps, withinMs), log, state }
}

const storedIds = async () =>
  (await database.sql<{ id: string }[]>`select id from webhook_events order by seq`).map(({ id }) => id)

/** Whoever stores an event of that id waits until it is let go. */
async function hold(id: string): Promise<() => Promise<void>> {
  const connection = await database.sql.reserve()
  await connection`begin`
  await connection`
    insert into webhook_events (id, chat_id, occurred_at, received_at, next_attempt_at, raw, state)
    values (${id}, 'x', now(), now(), now(), '{}', 'waiting')`
  return async () => {
    await connection`rollback`
    connection.release()
  }
}

it('what comes while a statement is at work goes into the next, in the order in which it came', async () => {
  const { store, log, state } = gather()
  const ids = Array.from({ length: 200 }, (_, number) => `E${number}`)
  await Promise.all(ids.map(id => store(described(id))))
  expect(await storedIds()).toEqual(ids)
  const lines = log.lines.map(({ event: name, data }) => ({ name, ...data }))
  expect(lines).toEqual([
    { name: 'webhook.stored', requests: 1, events: 1, added: 1 },
    { name: 'webhook.stored', requests: 199, events: 199, added: 199 },
  ])
  expect(state.wakes).toBe(2)
})

it('an event that comes twice in one statement is one', async () => {
  const { store, log } = gather()
  await Promise.all([store(described('A')), store(described('B', 'C', 'B')), store(described('C', 'A'))])
  expect(await storedIds()).toEqual(['A', 'B', 'C'])
  expect(log.lines.map(({ data }) => data.added)).toEqual([1, 2])
})

it('what would make a statement too large waits for the one after it', async () => {
  const { store, log } = gather()
  const large = (id: string) => [{ ...described(id)[0], raw: JSON.stringify('x'.repeat(600_000)) }] as never
  await Promise.all(['A', 'B', 'C', 'D'].map(id => store(large(id))))
  expect(await storedIds()).toEqual(['A', 'B', 'C', 'D'])
  expect(log.lines).toHaveLength(4)
})

it('a statement that hangs is refused in time, holds nobody up after that, and is stored when it comes free', async () => {
  const { store, log } = gather(300)
  const letGo = await hold('HELD')
  const refused = expect(store(described('HELD', 'BESIDE'))).rejects.toThrow('the database does not answer')
  // Waits in line behind it, and is told so, too.
  await expect(store(described('BEHIND'))).rejects.toThrow('the database does not answer')
  await refused
  await expect.poll(storedIds).toContain('BEHIND')
  await store(described('LATER'))
  await letGo()
  await expect.poll(async () => (await storedIds()).toSorted()).toEqual(['BEHIND', 'BESIDE', 'HELD', 'LATER'])
  expect(log.lines.map(line => line.event)).toContain('webhook.not_stored')
})

it('more than fits into memory is refused at once', async () => {
  const { store } = gather()
  const letGo = await hold('HELD')
  const first = store(described('HELD'))
  const many = Array.from({ length: 40 }, (_, number) =>
    store([{ ...described(`M${number}`)[0], raw: JSON.stringify('x'.repeat(600_000)) }] as never),
  )
  const outcomes = Promise.allSettled(many)
  await expect(many.at(-1)).rejects.toThrow('too much waits')
  await letGo()
  await first
  const stored = (await outcomes).filter(({ status }) => status === 'fulfilled').length
  expect(stored).toBeGreaterThan(20)
  expect(await storedIds()).toHaveLength(stored + 1)
})
