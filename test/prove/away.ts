// The database is gone for a minute, refused and then silent, while officers go on saving: every request is answered within
// two seconds, those that cannot be served say when to come back, and what was acknowledged is there when it is over.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttpServer } from '../../bot/http/server.ts'
import { connect } from '../../db/connect.ts'
import { addPerson, addProducers, type Client, createClient, figure, signIn } from '../district.ts'
import { type DatabaseCable, layCable } from '../http/database-cable.ts'
import { CHANNEL, startService, type TestService } from '../service.ts'
import type { Proof } from './proof.ts'

const OFFICES = ['5601', '5602', '5603', '5604', '5605', '5606']
const PERIOD = '2025-01'
const ANSWER_WITHIN_MS = 2_000
const HEAL_WITHIN_MS = 5_000
const PAUSE_MS = 100
const AWAY_MS = 60_000
const QUICK_AWAY_MS = 5_000

interface Officer {
  client: Client
  officeCode: string
  producerId: string
  /** As last acknowledged. */
  version: number
}

interface Seen {
  saved: number
  refused: number
  slowestMs: number
  broken: string[]
}

export const AWAY: Proof = {
  promise: 'Without its database the service says so at once, and it heals by itself.',
  isInQuick: false,
  limitSeconds: [240, 60],
  async run({ isQuick }) {
    const service = await startService({ at: '2025-01-15T10:00' })
    const cable = await layCable(service.database.url)
    const far = await serveOver(cable, service)
    const officers = await Promise.all(OFFICES.map(officeCode => openOfficer(service, far.url, officeCode)))
    const seen: Seen = { saved: 0, refused: 0, slowestMs: 0, broken: [] }
    const heals: number[] = []
    let isOver = false
    const work = officers.map(async officer => {
      while (!isOver) await save(officer, seen)
    })
    try {
      for (const leave of [() => cable.pull(), async () => cable.silence()]) {
        await leave()
        await pause(isQuick ? QUICK_AWAY_MS : AWAY_MS)
        const saved = officers.map(({ version }) => version)
        await cable.plugIn()
        const began = performance.now()
        while (officers.some(({ version }, index) => version === saved[index])) {
          if (performance.now() - began > 2 * HEAL_WITHIN_MS) break
          await pause(20)
        }
        heals.push(Math.round(performance.now() - began))
        await pause(500)
      }
    } finally {
      isOver = true
      await Promise.all(work)
    }
    const broken = [
      ...new Set(seen.broken),
      ...heals.filter(ms => ms > HEAL_WITHIN_MS).map(ms => `it took ${ms} ms to heal`),
      ...(await findLost(service, officers)),
    ]
    await far.close()
    await cable.close()
    await service.close()
    const { saved, refused, slowestMs } = seen
    return {
      figures: { saved, refused, slowest: `${slowestMs}ms`, healed: heals.map(ms => `${ms}ms`).join() },
      broken,
    }
  },
}

async function serveOver(cable: DatabaseCable, service: TestService) {
  const connection = connect(cable.url, { max: 10 })
  const folder = mkdtempSync(join(tmpdir(), 'otop-page-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  const { db, scopeTo, ping } = connection
  const server = createHttpServer(
    { ...service.deps, db, scopeTo, ping },
    {
      channelSecret: CHANNEL.channelSecret,
      lineOrigins: [],
      miniApp: { folder, liffId: CHANNEL.liffId, isPractice: false },
    },
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await connection.sql.end({ timeout: 0 })
      rmSync(folder, { recursive: true })
    },
  }
}

async function openOfficer(service: TestService, url: string, officeCode: string): Promise<Officer> {
  const { cookie } = await signIn(service, await addPerson(service, 'district_officer', officeCode))
  const [producerId = ''] = await addProducers(service, officeCode, 1)
  const client = createClient({ url })
  client.cookie = cookie
  return { client, officeCode, producerId, version: 0 }
}

/** One save; the same again the next time unless it was acknowledged. */
async function save(officer: Officer, seen: Seen): Promise<void> {
  const { officeCode, producerId, version } = officer
  const figures = [figure(producerId, `${version + 1}.00`, { baseVersion: version })]
  const began = performance.now()
  const answer = await officer.client.call('saveFigures', { officeCode, period: PERIOD }, { figures })
  const ms = Math.round(performance.now() - began)
  seen.slowestMs = Math.max(seen.slowestMs, ms)
  if (ms > ANSWER_WITHIN_MS) seen.broken.push(`an answer after ${ms} ms`)
  if (answer.status === 200) {
    officer.version += 1
    seen.saved += 1
  } else if (answer.status === 503) {
    seen.refused += 1
    if (!/^[1-9]\d*$/.test(answer.headers.get('retry-after') ?? ''))
      seen.broken.push('a 503 without Retry-After')
  } else seen.broken.push(`${answer.status} ${answer.body.error?.code}`)
  await pause(PAUSE_MS)
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function findLost(service: TestService, officers: readonly Officer[]): Promise<string[]> {
  const lost: string[] = []
  for (const { producerId, version } of officers) {
    const rows = await service.database.sql<{ version: number; amount: string }[]>`
      select version, amount::text from figure_versions where producer_id = ${producerId} order by version`
    const isEach = rows.every((row, index) => row.version === index + 1 && row.amount === `${index + 1}.00`)
    if (rows.length !== version || !isEach)
      lost.push(`${version} saves were acknowledged and ${rows.length} are there`)
  }
  return lost
}
