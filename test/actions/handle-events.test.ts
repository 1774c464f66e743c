// The inbox: each event acted on once and in order per chat, whatever arrives how often and however many workers run;
// what fails holds up nobody else.
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AnswerEvent, handleEvents, nextEventAt } from '../../bot/actions/handle-events.ts'
import type { Deps } from '../../bot/deps.ts'
import { Problem } from '../../bot/domain/problems.ts'
import { deliveries, webhookEvents } from '../../db/schema/index.ts'
import { createTestDatabase } from '../database.ts'
import { event, NOW, pause, startInbox, store, user } from './start-inbox.ts'

let inbox: Awaited<ReturnType<typeof startInbox>>
beforeAll(async () => {
  inbox = await startInbox()
})
afterAll(() => inbox.close())
afterEach(() => inbox.empty())

/** Notes what is done, by chat; `busy` = how many events of one chat were ever in hand at once. */
function createDiary() {
  const done = new Map<string, string[]>()
  const inHand = new Map<string, number>()
  const diary = { done, busy: 0, atOnce: 0 }
  const answer: AnswerEvent = async (_deps, stored) => {
    const count = (inHand.get(stored.chatId) ?? 0) + 1
    inHand.set(stored.chatId, count)
    diary.busy = Math.max(diary.busy, count)
    diary.atOnce = Math.max(diary.atOnce, [...inHand.values()].filter(Boolean).length)
    await pause(2)
    done.set(stored.chatId, [...(done.get(stored.chatId) ?? []), stored.id])
    inHand.set(stored.chatId, (inHand.get(stored.chatId) ?? 0) - 1)
    return { state: 'handled', reply: null }
  }
  return { diary, answer }
}

const runUntilDone = async (mine: Deps, answer: AnswerEvent): Promise<void> => {
  for (let idle = 0; idle < 3; ) {
    idle = (await handleEvents(mine, answer)) > 0 ? 0 : idle + 1
    await pause(1)
  }
}

describe('events that come three times, in any order, at once, to two workers', () => {
  it('are each acted on once, one at a time and in order per chat, many chats side by side', async () => {
    const { diary, answer } = createDiary()
    const chats = [1, 2, 3, 4, 5, 6]
    const events = chats.flatMap(chat =>
      Array.from({ length: 8 }, (_, i) => event(`E${chat}${i}`, chat, { timestamp: NOW.getTime() + i })),
    )
    // Shuffled the same way every time; within a batch LINE may mix the chats.
    const shuffled = [...events, ...events, ...events].sort(
      (a, b) => hash(a.webhookEventId + a.timestamp) - hash(b.webhookEventId + b.timestamp),
    )
    const batches = Array.from({ length: 12 }, (_, i) => shuffled.filter((_item, index) => index % 12 === i))
    await Promise.all(batches.map(batch => store(inbox.deps, batch, inbox.state.now)))
    await Promise.all([
      runUntilDone(inbox.deps, answer),
      runUntilDone(inbox.otherDeps, answer),
      runUntilDone(inbox.deps, answer),
    ])
    for (const chat of chats) {
      expect(diary.done.get(user(chat))).toEqual(Array.from({ length: 8 }, (_, i) => `E${chat}${i}`))
    }
    expect(diary.busy).toBe(1)
    expect(diary.atOnce).toBeGreaterThan(1)
    expect(new Set((await inbox.rows()).map(({ state }) => state))).toEqual(new Set(['handled']))
  })

  it('stay in order also when an earlier one arrives while a later one is in hand', async () => {
    const { diary, answer } = createDiary()
    const inHand = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const held: AnswerEvent = async (mine, stored) => {
      if (stored.id === 'LATER') {
        inHand.resolve()
        await gate.promise
      }
      return answer(mine, stored)
    }
    await store(inbox.deps, [event('LATER', 1, { timestamp: NOW.getTime() + 9 })], inbox.state.now)
    const first = handleEvents(inbox.deps, held)
    await inHand.promise
    await store(inbox.deps, [event('EARLIER', 1)], inbox.state.now)
    // Another worker must not take the chat's other event meanwhile.
    expect(await handleEvents(inbox.otherDeps, held)).toBe(0)
    expect(diary.done.get(user(1))).toBeUndefined()
    gate.resolve()
    expect(await first).toBe(2)
    expect(diary.done.get(user(1))).toEqual(['LATER', 'EARLIER'])
  })
})

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_003, 7)
}

describe('a reply', () => {
  const answering: AnswerEvent = async () => ({
    state: 'handled',
    reply: { replyToken: 'T', messages: [{ type: 'text', text: '\u0000 \ud800 ค่ะ' }] },
  })

  it('is committed with the event, to be sent within LINE’s minute, and wakes the sender', async () => {
    await store(inbox.deps, [event('A', 1)], inbox.state.now)
    inbox.wait(20_000)
    expect(await handleEvents(inbox.deps, answering)).toBe(1)
    const [delivery] = await inbox.deps.db.select().from(deliveries)
    expect(delivery).toMatchObject({
      method: 'reply',
      recipients: [],
      cost: 0,
      state: 'sending',
      attempts: 0,
      nextAttemptAt: inbox.state.now,
      expiresAt: new Date(NOW.getTime() + 50_000),
    })
    expect(JSON.parse(delivery?.body ?? '')).toEqual({
      replyToken: 'T',
      messages: [{ type: 'text', text: '\u0000 \ud800 ค่ะ' }],
    })
    expect(inbox.state.wakes).toBe(1)
  })

  it('is not made when its minute is over; the event is done all the same, and it is noted why', async () => {
    await store(inbox.deps, [event('A', 1)], inbox.state.now)
    inbox.wait(50_000)
    await handleEvents(inbox.deps, answering)
    expect(await inbox.deps.db.select().from(deliveries)).toEqual([])
    expect(await inbox.rows()).toMatchObject([
      { state: 'handled', error: 'reply_window_over', handledAt: inbox.state.now },
    ])
  })

  it('is not there when the rest of the event failed', async () => {
    await store(inbox.deps, [event('A', 1)], inbox.state.now)
    const { ids } = inbox.deps
    const broken = { ...inbox.deps, ids: { ...ids, uuid: () => 'no uuid' } }
    await handleEvents(broken, answering)
    expect(await inbox.deps.db.select().from(deliveries)).toEqual([])
    expect(await inbox.rows()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  })
})

describe('an event that fails', () => {
  const failing: AnswerEvent = async (mine, stored) => {
    if (stored.id !== 'POISON') return { state: 'handled', reply: null }
    await mine.db
      .update(webhookEvents)
      .set({ error: 'half done' })
      .where(eq(webhookEvents.chatId, user(2)))
    throw new TypeError('ความลับของผู้ใช้')
  }

  it('is tried five times with growing pauses, then given up; its chat goes on, other chats never waited', async () => {
    const later = { timestamp: NOW.getTime() + 1 }
    await store(
      inbox.deps,
      [event('POISON', 1), event('AFTER', 1, later), event('BESIDE', 2)],
      inbox.state.now,
    )
    expect(await handleEvents(inbox.deps, failing)).toBe(2)
    expect(await inbox.rows()).toMatchObject([
      { id: 'POISON', state: 'waiting', attempts: 1, error: 'TypeError' },
      { id: 'AFTER', state: 'waiting' },
      // What the failing event had done elsewhere is undone.
      { id: 'BESIDE', state: 'handled', error: null },
    ])
    const pauses = []
    for (let attempt = 1; attempt < 5; attempt += 1) {
      const next = (await nextEventAt(inbox.deps)) as Date
      pauses.push(next.getTime() - inbox.state.now.getTime())
      inbox.state.now = new Date(next.getTime() - 1)
      expect(await handleEvents(inbox.deps, failing)).toBe(0)
      inbox.state.now = next
      expect(await handleEvents(inbox.deps, failing)).toBe(attempt < 4 ? 1 : 2)
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000])
    expect(await inbox.rows()).toMatchObject([
      { id: 'POISON', state: 'failed', attempts: 5, error: 'TypeError', handledAt: inbox.state.now },
      { id: 'AFTER', state: 'handled' },
      { id: 'BESIDE', state: 'handled' },
    ])
    expect(await nextEventAt(inbox.deps)).toBeNull()
    expect(inbox.log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'warn', 'error'])
  })

  it('may have broken its transaction: the failure is still kept, by the name of the error', async () => {
    const breaking: AnswerEvent = async mine => {
      await mine.db.execute('select 1 / 0')
      return { state: 'handled', reply: null }
    }
    await store(inbox.deps, [event('A', 1)], inbox.state.now)
    await handleEvents(inbox.deps, breaking)
    const [row] = await inbox.rows()
    expect(row).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(row?.error).toContain('22012')
  })

  it('may be a problem nobody has put into words, or nothing that is an error', async () => {
    await store(inbox.deps, [event('A', 1), event('B', 2)], inbox.state.now)
    await handleEvents(inbox.deps, async (_deps, { id }) => {
      throw id === 'A' ? new Problem('office.unknown') : 'text'
    })
    expect((await inbox.rows()).map(({ error }) => error)).toEqual(['Problem office.unknown', 'string'])
  })
})

it('an event that is none of ours is marked so', async () => {
  await store(inbox.deps, [event('A', 1)], inbox.state.now)
  await handleEvents(inbox.deps, async () => ({ state: 'ignored', reply: null }))
  expect(await inbox.rows()).toMatchObject([{ state: 'ignored', handledAt: inbox.state.now }])
})

it('events without a chat do not wait for one another', async () => {
  const lost = (id: string) => ({ type: 'accountLink', webhookEventId: id })
  await store(inbox.deps, [lost('A'), lost('B')], inbox.state.now)
  const seen: string[] = []
  await handleEvents(inbox.deps, async (_deps, { id }) => {
    seen.push(id)
    if (id === 'A') throw new Error('no')
    return { state: 'handled', reply: null }
  })
  expect(seen.sort()).toEqual(['A', 'B'])
})

it('nothing is left in hand when the database goes away in the middle', async () => {
  const own = await createTestDatabase()
  const mine = { ...inbox.deps, db: own.db }
  await store(mine, [event('A', 1)], inbox.state.now)
  await own.close()
  await expect(handleEvents(mine, async () => ({ state: 'handled', reply: null }))).rejects.toThrow()
})
