// What became of calls to LINE, as it is written down: many in one statement, each only by whoever has the call in hand.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type CallEnd, claimDeliveries, insertDeliveries, recordCalls } from '../../db/queries/deliveries.ts'
import { deliveries } from '../../db/schema/index.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const NOW = new Date('2025-03-10T02:00:00Z')
const LATER = new Date('2025-03-10T02:00:08Z')
const LATEST = new Date('2025-03-10T02:00:16Z')
const IDS = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.delete(deliveries)
  await insertDeliveries(
    database.db,
    IDS.map(id => ({
      id,
      method: 'push' as const,
      recipients: ['U1'],
      body: '{"messages":[]}',
      cost: 1,
      state: 'sending' as const,
      attempts: 0,
      createdAt: NOW,
      nextAttemptAt: NOW,
    })),
  )
})

const rows = () => database.db.select().from(deliveries).orderBy(deliveries.id)
const end = (delivery: CallEnd['delivery'], more: Partial<CallEnd>): CallEnd => ({
  delivery,
  state: 'sent',
  nextAttemptAt: null,
  lineRequestId: null,
  error: null,
  notices: null,
  ...more,
})

it('a call is claimed once, and again only when the lease is over', async () => {
  expect((await claimDeliveries(database.db, NOW, LATER, 10)).map(row => row.attempts)).toEqual([1, 1])
  expect(await claimDeliveries(database.db, NOW, LATER, 10)).toEqual([])
  const again = await claimDeliveries(database.db, LATER, LATEST, 10)
  expect(again.map(row => [row.attempts, row.firstAttemptAt])).toEqual([
    [2, NOW],
    [2, NOW],
  ])
})

it('whose lease is over puts off nothing that somebody else has in hand, but a receipt counts from whoever has it', async () => {
  const mine = await claimDeliveries(database.db, NOW, LATER, 10)
  await claimDeliveries(database.db, LATER, LATEST, 10)
  const [first, second] = mine
  if (first === undefined || second === undefined) throw new Error('two calls were due')
  await recordCalls(
    database.db,
    [
      end(first, { state: 'sending', nextAttemptAt: NOW }),
      end(second, { state: 'sent', lineRequestId: 'r' }),
    ],
    LATER,
  )
  const stored = new Map((await rows()).map(row => [row.id, row]))
  expect(stored.get(first.id)).toMatchObject({ state: 'sending', nextAttemptAt: LATEST })
  expect(stored.get(second.id)).toMatchObject({ state: 'sent', lineRequestId: 'r', settledAt: LATER })
})

it('words of LINE that cannot be stored as they are spoil neither their own record nor their neighbour’s', async () => {
  const [first, second] = await claimDeliveries(database.db, NOW, LATER, 10)
  if (first === undefined || second === undefined) throw new Error('two calls were due')
  await recordCalls(
    database.db,
    [end(first, { state: 'refused', error: '400 a\0b \ud83d' }), end(second, {})],
    NOW,
  )
  const stored = new Map((await rows()).map(row => [row.id, row]))
  expect(stored.get(first.id)).toMatchObject({ state: 'refused', error: '400 ab \ufffd' })
  expect(stored.get(second.id)).toMatchObject({ state: 'sent' })
})
