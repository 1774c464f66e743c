// Two versions of the service as processes of their own on one database at the newest schema. Every phone and every event
// of LINE turns to one and then to the other; both plan, handle and send.
import { createHmac } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { bundleBot } from '../../scripts/bundle-bot.ts'
import { startChildServer } from '../child-server.ts'
import { addPerson, addProducers, createClient, figure, signIn, type TestPerson } from '../district.ts'
import { CHANNEL, startService, type TestService } from '../service.ts'

const OFFICES = ['5601', '5602', '5603', '5604', '5605', '5606']
const SECONDS = 8
const EVENTS = 60

interface Phone {
  person: TestPerson
  cookie: string
  producerId: string
  at: { officeCode: string; period: string }
}

/** `before`, `root`: trees of the two versions. */
export async function runTogether(before: string, root: string) {
  // The children have the real clock, and the sessions must be alive there.
  const bangkok = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16)
  const service = await startService({ at: bangkok })
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'otop-together-'))
  const figures = { saves: 0, reads: 0, events: 0, replies: 0 }
  const broken: string[] = []
  try {
    const children = []
    for (const [name, tree] of [
      ['before', before],
      ['now', root],
    ] as const) {
      await bundleBot({ [name]: join(tree, 'bot/main.ts') }, join(folder, name))
      children.push(await startVersion(service, join(folder, name), name))
    }
    const phones = await openPhones(service, bangkok.slice(0, 7))
    const urls = children.map(child => `http://127.0.0.1:${child.port}`)
    const until = Date.now() + SECONDS * 1000
    const isTime = () => Date.now() < until
    const talk = talkToBoth(service, phones, urls, { figures, broken })
    await Promise.all([...phones.map(phone => work(phone, urls, isTime, { figures, broken })), talk])
    await waitUntil(async () => (await countWaiting(service)) === 0)
    figures.replies = countReplies(service, phones, broken)
    const { broken: fault } = await verifyAudit(service.database.db)
    if (fault !== null) broken.push(`the audit trail is broken: ${JSON.stringify(fault)}`)
    for (const child of children) {
      if (!child.isRunning()) broken.push(`a version ended by itself: ${child.output().slice(-500)}`)
      await child.end('SIGTERM')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await service.close()
  }
  return { figures, broken }
}

type Tally = { figures: { saves: number; reads: number; events: number }; broken: string[] }

const startVersion = (service: TestService, folder: string, name: string) =>
  startChildServer({
    args: [join(folder, `${name}.js`)],
    outputFile: join(folder, 'service.log'),
    env: {
      PORT: '0',
      DATABASE_URL: service.database.url,
      EVIDENCE_DIR: folder,
      PUBLIC_URL: 'http://localhost',
      LINE_CHANNEL_ID: CHANNEL.channelId,
      LINE_CHANNEL_SECRET: CHANNEL.channelSecret,
      LINE_LOGIN_CHANNEL_ID: CHANNEL.loginChannelId,
      LIFF_ID: CHANNEL.liffId,
      LINE_API_BASE_URL: service.lineUrl,
      LINE_DATA_API_BASE_URL: service.lineUrl,
    },
  })

async function openPhones(service: TestService, period: string): Promise<Phone[]> {
  const phones: Phone[] = []
  for (const officeCode of OFFICES) {
    const person = await addPerson(service, 'district_officer', officeCode)
    const [producerId = ''] = await addProducers(service, officeCode, 1)
    const { cookie } = await signIn(service, person)
    phones.push({ person, cookie: cookie ?? '', producerId, at: { officeCode, period } })
    await service.database.sql`
      insert into reopenings (id, office_code, period, province_code, reason, until, granted_by, granted_at)
      values (${service.deps.ids.uuid()}, ${officeCode}, ${period}, '56', 'x', now() + interval '1 day', ${person.id}, now())`
  }
  return phones
}

/** Reads and saves in turns, each time at the other version; what one stored the other shows. */
async function work(phone: Phone, urls: string[], isTime: () => boolean, { figures, broken }: Tally) {
  for (let version = 0; isTime(); version++) {
    const client = createClient({ url: urls[version % 2] ?? '' })
    client.cookie = phone.cookie
    const figureNow = figure(phone.producerId, `${version + 1}.00`, { baseVersion: version })
    const saved = await client.call('saveFigures', phone.at, { figures: [figureNow] })
    const other = createClient({ url: urls[(version + 1) % 2] ?? '' })
    other.cookie = phone.cookie
    const read = await other.call('showReport', phone.at)
    const shown = read.body.rows?.find(row => row.producerId === phone.producerId)?.figure?.amount
    if (saved.status !== 200 || read.status !== 200) {
      broken.push(`save ${saved.status} ${saved.body.error?.code ?? ''}, read ${read.status}`)
      return
    }
    if (shown !== `${version + 1}.00`)
      broken.push(`saved ${version + 1}.00, and the other version shows ${shown}`)
    figures.saves += 1
    figures.reads += 1
  }
}

/** A question in the chat; LINE delivers it once more to either version, and an event of its own to both. */
async function talkToBoth(service: TestService, phones: Phone[], urls: string[], { figures, broken }: Tally) {
  const { sql } = service.database
  for (let count = 0; count < EVENTS; count++) {
    const { person } = phones[count % phones.length] ?? {}
    if (person === undefined) return
    service.clock.wait(Date.now() - service.clock.now().getTime())
    await service.platform.sendFrom.text({ userId: person.lineUserId }, 'ช่วยเหลือ')
    const [asked] = await sql<{ raw: string }[]>`select raw from webhook_events order by seq desc limit 1`
    const own = { type: 'unknown', webhookEventId: `own-${count}`, timestamp: Date.now(), mode: 'active' }
    const source = { type: 'user', userId: person.lineUserId }
    for (const event of [asked?.raw ?? '{}', JSON.stringify({ ...own, source })])
      for (const turn of [count, count + 1]) {
        const body = `{"destination":"U","events":[${event}]}`
        const signature = createHmac('sha256', CHANNEL.channelSecret).update(body).digest('base64')
        const headers = { 'x-line-signature': signature }
        const { status } = await fetch(`${urls[turn % 2]}/webhook`, { method: 'POST', headers, body })
        if (status !== 200) broken.push(`an event was answered with ${status}`)
      }
    figures.events += 2
    await new Promise(resolve => setTimeout(resolve, (SECONDS * 1000) / EVENTS))
  }
  const [stored] = await sql<{ count: number }[]>`select count(*)::int as count from webhook_events`
  if (stored?.count !== 2 * EVENTS) broken.push(`${2 * EVENTS} events came and ${stored?.count} are there`)
}

/** Every question has its one answer. */
function countReplies(service: TestService, phones: readonly Phone[], broken: string[]): number {
  const counts = phones.map(
    ({ person }) =>
      service.platform.chats.messages(person.lineUserId).filter(message => message.from === 'bot').length,
  )
  const wanted = EVENTS / phones.length
  if (counts.some(count => count !== wanted))
    broken.push(`${wanted} questions of each were answered with ${counts.join(', ')} messages`)
  return counts.reduce((sum, count) => sum + count, 0)
}

async function countWaiting({ database }: TestService): Promise<number> {
  const [row] = await database.sql<{ count: number }[]>`
    select (select count(*) from webhook_events where state = 'waiting')::int
      + (select count(*) from deliveries where state = 'sending')::int as count`
  return row?.count ?? 0
}

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 30_000
  while (!(await isSo()) && Date.now() < until) await new Promise(resolve => setTimeout(resolve, 100))
}
