// The webhook: what is signed by LINE is stored before the 200, everything else is turned away with an empty body.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { DESTINATION, NOW, startWebhook, textEvent } from './start-webhook.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.sql`delete from webhook_events`)

const stored = () =>
  database.sql`select id, chat_id, message_id, state, raw, occurred_at::text, received_at::text from webhook_events order by seq`

describe('a request of LINE’s', () => {
  it('matches LINE’s own published example of a signature', async () => {
    const { post } = await startWebhook(database.db)
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    const published = { 'x-line-signature': 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=' }
    expect(await post(body, published)).toEqual({ status: 200, text: '' })
  })

  it('is stored event by event, with what finds it again, and answered 200 with an empty body', async () => {
    const { postEvents, wakes } = await startWebhook(database.db)
    const events = [
      textEvent({ webhookEventId: 'A1' }),
      textEvent({ webhookEventId: 'A2', source: { type: 'group', groupId: `C${'2'.repeat(32)}` } }),
      {
        ...textEvent({ webhookEventId: 'A3', message: undefined }),
        type: 'unsend',
        unsend: { messageId: '77' },
      },
    ]
    expect(await postEvents(events)).toEqual({ status: 200, text: '' })
    const at = {
      state: 'waiting',
      occurred_at: '2025-01-25 01:59:59+00',
      received_at: '2025-01-25 02:00:00+00',
    }
    const user = `U${'1'.repeat(32)}`
    expect(await stored()).toMatchObject([
      { id: 'A1', chat_id: user, message_id: '500000000000000001', ...at },
      { id: 'A2', chat_id: `C${'2'.repeat(32)}`, message_id: '500000000000000001', ...at },
      { id: 'A3', chat_id: user, message_id: '77', ...at },
    ])
    expect((await stored()).map(row => JSON.parse(row.raw))).toEqual(JSON.parse(JSON.stringify(events)))
    expect(wakes()).toBe(1)
  })

  it('without events (the console’s Verify) is answered 200', async () => {
    const { postEvents, wakes } = await startWebhook(database.db)
    expect(await postEvents([])).toEqual({ status: 200, text: '' })
    expect([await stored(), wakes()]).toEqual([[], 0])
  })

  it('stores an event once, however often and however concurrently it comes', async () => {
    const { postEvents } = await startWebhook(database.db)
    const one = textEvent()
    const again = { ...one, deliveryContext: { isRedelivery: true } }
    const batches = [[one], [one, one], [again, textEvent()], [one], [again]]
    const answers = await Promise.all(batches.map(postEvents))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(await stored()).toHaveLength(2)
  })

  it('stores an event without an id once too', async () => {
    const { postEvents } = await startWebhook(database.db)
    const one = textEvent({ webhookEventId: undefined })
    await postEvents([one])
    await postEvents([{ ...one, deliveryContext: { isRedelivery: true } }])
    await postEvents([{ ...one, timestamp: NOW.getTime() }])
    expect((await stored()).map(({ id }) => id)).toEqual([
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    ])
  })

  it('stores what it does not know, to be looked at later', async () => {
    const { postEvents } = await startWebhook(database.db)
    const odd = [null, 7, 'text', [], {}, { type: 'holodeck', webhookEventId: 'H1', mode: { new: true } }]
    expect(await postEvents([...odd, textEvent()])).toEqual({ status: 200, text: '' })
    expect(await stored()).toHaveLength(7)
  })

  it('keeps poison in one event from its neighbours, and keeps the poison as it was', async () => {
    const { postEvents } = await startWebhook(database.db)
    const poison = [
      textEvent({ message: { id: '1', type: 'text', text: '\u0000 \ud800 \udfff' } }),
      textEvent({ webhookEventId: 'bad\u0000id' }),
      textEvent({ source: { type: 'user', userId: '\u0000' }, message: { id: '\ud800', type: 'text' } }),
      textEvent({ timestamp: 8.64e15 }),
      textEvent({ timestamp: -1 }),
      textEvent({ timestamp: 'yesterday' }),
      textEvent({ 'key\u0000': '\ud800' }),
      textEvent({ webhookEventId: 'x'.repeat(100_000) }),
    ]
    const events = poison.flatMap(event => [textEvent(), event])
    expect(await postEvents(events)).toEqual({ status: 200, text: '' })
    const rows = await stored()
    expect(rows.map(row => JSON.parse(row.raw))).toEqual(JSON.parse(JSON.stringify(events)))
    expect(rows[1]?.raw).toContain(String.raw`\u0000 \ud800 \udfff`)
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['waiting']))
  })

  it('keeps each event as it was written, whatever reading it would make of it', async () => {
    const { post } = await startWebhook(database.db)
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const texts = [
      '{"webhookEventId":"W1", "odd" : 1e999,"long":12345678901234567890123,"same":1,"same":2}',
      `{"webhookEventId":"W2","deep":${deep}}`,
      '{\n  "webhookEventId": "W3",\r\n\t"text": "\\"]},{[\\\\"\n}',
      deep,
      '-0.0e-7',
      ' "] ,"'.trim(),
    ]
    const body = `{"events":[7],"e":{"events":[{}]},"\\u0065vents" : [ ${texts.join(' ,')} ] , "destination":"x"}`
    expect(await post(body)).toEqual({ status: 200, text: '' })
    expect((await stored()).map(({ raw }) => raw)).toEqual(texts)
    expect((await stored()).map(({ id }) => id)).toEqual([
      'W1',
      'W2',
      'W3',
      ...Array(3).fill(expect.stringMatching(/^sha256:[0-9a-f]{64}$/)),
    ])
  })

  it('stores the neighbours of a letter that is not UTF-8, and the letter as the sign for a broken one', async () => {
    const { post } = await startWebhook(database.db)
    const pieces = ['{"events":[{"webhookEventId":"B1"},{"webhookEventId":"B2","text":"', '"}]}']
    const broken = Buffer.concat([
      Buffer.from(pieces[0] ?? ''),
      Buffer.from([0xe0, 0xb8]),
      Buffer.from(pieces[1] ?? ''),
    ])
    expect(await post(broken)).toEqual({ status: 200, text: '' })
    expect(await stored()).toMatchObject([
      { id: 'B1' },
      { id: 'B2', raw: '{"webhookEventId":"B2","text":"\ufffd"}' },
    ])
  })

  it('stores what the database refuses without what was read from it, and its neighbours as ever', async () => {
    const { postEvents } = await startWebhook(database.db)
    await database.sql`alter table webhook_events add constraint picky check (message_id <> '13')`
    try {
      const events = Array.from({ length: 30 }, (_, number) => textEvent({ message: { id: String(number) } }))
      const halves = [events.slice(0, 14), events.slice(14)]
      const answers = await Promise.all(halves.map(postEvents))
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const rows = await stored()
      expect(rows.map(({ raw }) => raw).sort()).toEqual(events.map(event => JSON.stringify(event)).sort())
      const refused = rows.filter(({ message_id }) => message_id === null)
      expect(refused).toMatchObject([
        { id: expect.stringMatching(/^sha256:/), raw: JSON.stringify(events[13]) },
      ])
    } finally {
      await database.sql`alter table webhook_events drop constraint picky`
    }
  })

  it('takes as many events as fit into its size, in one statement', async () => {
    const { postEvents } = await startWebhook(database.db)
    // More than a statement can have parameters.
    const many = Array.from({ length: 15_000 }, (_, i) => ({ type: 'x', webhookEventId: `N${i}` }))
    expect(await postEvents(many)).toMatchObject({ status: 200 })
    expect(await stored()).toHaveLength(15_000)
  })

  it('for another bot is refused where our bot is known, and taken where it is not', async () => {
    const known = await startWebhook(database.db, { botUserId: `U${'9'.repeat(32)}` })
    expect(await known.postEvents([textEvent()])).toEqual({ status: 400, text: '' })
    expect(await stored()).toEqual([])
    const unknown = await startWebhook(database.db, { botUserId: null })
    expect(await unknown.postEvents([textEvent()])).toEqual({ status: 200, text: '' })
    const ours = await startWebhook(database.db, { botUserId: DESTINATION })
    expect(await ours.postEvents([textEvent()])).toEqual({ status: 200, text: '' })
  })
})

describe('when the database is away', () => {
  it('the answer is 503, so that LINE delivers again', async () => {
    const gone = await createTestDatabase()
    const { postEvents, wakes, log } = await startWebhook(gone.db)
    await gone.close()
    expect(await postEvents([textEvent({ message: { text: 'ความลับ' } })])).toEqual({ status: 503, text: '' })
    expect(wakes()).toBe(0)
    expect(log.lines.map(({ event }) => event)).toEqual(['webhook.not_stored'])
  })

  it('the answer is 503 in time also when the database hangs', async () => {
    const { postEvents } = await startWebhook(database.db, { storeTimeoutMs: 200 })
    const held = await database.sql.reserve()
    await held`begin`
    await held`lock table webhook_events in access exclusive mode`
    expect(await postEvents([textEvent({ webhookEventId: 'LATE' })])).toEqual({ status: 503, text: '' })
    await held`rollback`
    held.release()
    // Delivered again, to one with its usual patience: whether the first attempt got through does not matter.
    const again = await startWebhook(database.db)
    expect(await again.postEvents([textEvent({ webhookEventId: 'LATE' })])).toEqual({ status: 200, text: '' })
    expect(await stored()).toHaveLength(1)
  })
})
