// Who is not LINE stores nothing, however near a forgery comes, and what was heard before changes nothing.
import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { DESTINATION, NOW, SECRET, sign, startWebhook, textEvent } from './start-webhook.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.sql`delete from webhook_events`)

const stored = () => database.sql`select id, raw, state, received_at::text from webhook_events order by seq`

describe('a request that LINE did not send', () => {
  const body = JSON.stringify({ destination: DESTINATION, events: [textEvent({ message: { text: '😀' } })] })

  it.each<[string, Record<string, string>]>([
    ['of another secret', { 'x-line-signature': sign(body, 'another secret') }],
    ['of another body', { 'x-line-signature': sign(`${body} `) }],
    ['of another length', { 'x-line-signature': sign(body).slice(0, 20) }],
    ['that is no signature', { 'x-line-signature': 'signature' }],
    ['that is empty', { 'x-line-signature': '' }],
    ['in hex', { 'x-line-signature': Buffer.from(sign(body), 'base64').toString('hex') }],
    ['cut short by a byte', { 'x-line-signature': sign(body).slice(0, -1) }],
    ['without its padding', { 'x-line-signature': sign(body).replaceAll('=', '') }],
    ['padded twice', { 'x-line-signature': `${sign(body)}=` }],
    ['with something behind it', { 'x-line-signature': `${sign(body)}AAAA` }],
    [
      'spelled for addresses',
      { 'x-line-signature': sign(body).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') },
    ],
    ['in another case', { 'x-line-signature': sign(body).toUpperCase() }],
    ['given twice', { 'x-line-signature': `${sign(body)}, ${sign(body)}` }],
    ['of an empty secret', { 'x-line-signature': sign(body, '') }],
    ['by another method', { 'x-line-signature': createHmac('sha1', SECRET).update(body).digest('base64') }],
    ['that signs nothing', { 'x-line-signature': createHash('sha256').update(body).digest('base64') }],
    ['under another name', { 'x-line-signature': '', 'x-signature': sign(body) }],
  ])('is 401 with a signature %s, and nothing is stored', async (_why, headers) => {
    const { post, wakes } = await startWebhook(database.db)
    expect(await post(body, headers)).toEqual({ status: 401, text: '' })
    expect([await stored(), wakes()]).toEqual([[], 0])
  })

  it('is 401 with one letter more or less than was signed, wherever it is', async () => {
    const { post } = await startWebhook(database.db)
    const headers = { 'x-line-signature': sign(body) }
    const others = [body.slice(0, -1), body.slice(1), `${body}\n`, body.replace('"token"', '"Token"'), '']
    for (const other of others) expect(await post(other, headers)).toEqual({ status: 401, text: '' })
    expect(await stored()).toEqual([])
  })

  it('is 401 without a signature', async () => {
    const { url } = await startWebhook(database.db)
    const response = await fetch(url, { method: 'POST', body })
    expect([response.status, await response.text()]).toEqual([401, ''])
  })

  it('is 401 when the body was taken apart and put together again on the way', async () => {
    const { post } = await startWebhook(database.db)
    const spaced = body.replace('{"destination"', '{ "destination"').replace('😀', String.raw`\ud83d\ude00`)
    expect(await post(JSON.stringify(JSON.parse(spaced)), { 'x-line-signature': sign(spaced) })).toEqual({
      status: 401,
      text: '',
    })
    expect(await post(spaced)).toEqual({ status: 200, text: '' })
  })

  it.each(['', '{', 'null', '[]', '7', '{"destination":"U"}', '{"events":null}', '{"events":{}}', '\u0000'])(
    'is 400 when it is signed but no list of events: %j',
    async text => {
      const { post } = await startWebhook(database.db)
      expect(await post(text)).toEqual({ status: 400, text: '' })
      expect(await stored()).toEqual([])
    },
  )

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('is 405 as a %s', async method => {
    const { url } = await startWebhook(database.db)
    const response = await fetch(url, { method })
    expect([response.status, await response.text(), response.headers.get('allow')]).toEqual([405, '', 'POST'])
  })

  it('leaves nothing of its content or the secret in the log', async () => {
    const { post, log } = await startWebhook(database.db)
    await post(body)
    await post(body, { 'x-line-signature': 'wrong' })
    for (const secret of [SECRET, sign(body), '😀', `U${'1'.repeat(32)}`])
      expect(log.text()).not.toContain(secret)
    expect(log.lines.map(({ event }) => event)).toEqual(['webhook.stored', 'webhook.refused'])
  })
})

describe('a request that was heard before', () => {
  it('is taken again, a day later and by another process too, and changes nothing', async () => {
    const first = await startWebhook(database.db)
    const body = JSON.stringify({ destination: DESTINATION, events: [textEvent(), textEvent()] })
    expect(await first.post(body)).toMatchObject({ status: 200 })
    await database.sql`update webhook_events set state = 'handled', handled_at = now()`
    const before = await stored()
    const other = await startWebhook(database.db, {}, new Date(NOW.getTime() + 86_400_000))
    expect(await other.post(body)).toMatchObject({ status: 200 })
    expect(await stored()).toEqual(before)
    expect([first.wakes(), other.wakes()]).toEqual([1, 0])
  })
})

describe('while the secret is being replaced', () => {
  const OLD = 'f'.repeat(32)

  it('what is signed with either is taken, and nothing else', async () => {
    const { post } = await startWebhook(database.db, { oldChannelSecret: OLD })
    const answers: number[] = []
    for (const secret of [SECRET, OLD, 'e'.repeat(32), '']) {
      const body = JSON.stringify({ events: [textEvent()] })
      answers.push((await post(body, { 'x-line-signature': sign(body, secret) })).status)
    }
    expect(answers).toEqual([200, 200, 401, 401])
    expect(await stored()).toHaveLength(2)
  })

  it('the old one is nobody’s afterwards', async () => {
    const { post } = await startWebhook(database.db, { oldChannelSecret: null })
    const body = JSON.stringify({ events: [textEvent()] })
    expect(await post(body, { 'x-line-signature': sign(body, OLD) })).toMatchObject({ status: 401 })
  })
})
