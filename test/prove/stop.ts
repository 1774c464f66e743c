// A graceful stop: the bundled service gets SIGTERM while phones save and LINE delivers. What was begun is answered, what
// was answered is stored, and the process is gone within five seconds.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlePrograms } from '../bundle.ts'
import { startChildServer } from '../child-server.ts'
import { addPerson, addProducers, signIn } from '../district.ts'
import { CHANNEL, startService, type TestService } from '../service.ts'
import { createChance, type Proof } from './proof.ts'
import { deliverEvents, type Phone, savePhone, type Traffic } from './stop-clients.ts'

const OFFICES = ['5601', '5602', '5603', '5604', '5605', '5606', '5607', '5608', '5609']
const STOP_WITHIN_MS = 5_000

export const STOP: Proof = {
  promise: 'A stop for an update answers everything it has begun.',
  isInQuick: true,
  limitSeconds: [180, 40],
  async run({ seed, isQuick }) {
    const chance = createChance(seed)
    // The child has the real clock, and the sessions must be alive there.
    const bangkok = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16)
    const service = await startService({ at: bangkok })
    const folder = mkdtempSync(join(tmpdir(), 'otop-stop-'))
    const bundle = await bundlePrograms({ service: 'bot/main.ts' })
    const totals = { rounds: isQuick ? 1 : 12, answered: 0, cut: 0, slowest: 0 }
    const broken: string[] = []
    try {
      const phones = await openPhones(service, bangkok.slice(0, 7))
      for (let round = 1; round <= totals.rounds; round++) {
        const program = { args: [bundle.fileOf('service')], folder, round }
        const waitMs = 200 + chance.below(800)
        const { traffic, ms, code } = await stopOnce(service, program, { phones, waitMs })
        totals.answered += traffic.answered
        totals.cut += traffic.cut.length
        totals.slowest = Math.max(totals.slowest, ms)
        const said = [
          ...traffic.cut.map(error => `sent and not answered: ${error}`),
          ...Object.entries(traffic.others).map(([status, count]) => `${count} × ${status}`),
          ...(ms <= STOP_WITHIN_MS ? [] : [`it took ${ms} ms`]),
          ...(code === 0 ? [] : [`it ended with ${code}`]),
          ...(await findMissing(service, phones, traffic)),
        ]
        broken.push(...said.map(sentence => `round ${round}: ${sentence}`))
      }
    } finally {
      bundle.remove()
      rmSync(folder, { recursive: true, force: true })
      await service.close()
    }
    return { figures: { ...totals, slowest: `${totals.slowest}ms` }, broken }
  },
}

/** Two in each district, with a producer of their own, in a month that is open today whatever the day is. */
async function openPhones(service: TestService, period: string): Promise<Phone[]> {
  const phones: Phone[] = []
  for (const officeCode of [...OFFICES, ...OFFICES]) {
    const person = await addPerson(service, 'district_officer', officeCode)
    const [producerId = ''] = await addProducers(service, officeCode, 1)
    const { cookie } = await signIn(service, person)
    phones.push({ cookie: cookie ?? '', producerId, officeCode, period, version: 0 })
    await service.database.sql`
      insert into reopenings (id, office_code, period, province_code, reason, until, granted_by, granted_at)
      values (${service.deps.ids.uuid()}, ${officeCode}, ${period}, '56', 'x', now() + interval '1 day', ${person.id}, now())
      on conflict do nothing`
  }
  return phones
}

async function stopOnce(
  service: TestService,
  { args, folder, round }: { args: string[]; folder: string; round: number },
  { phones, waitMs }: { phones: Phone[]; waitMs: number },
) {
  const child = await startChildServer({
    args,
    outputFile: join(folder, `service-${round}.log`),
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
  const traffic: Traffic = { answered: 0, others: {}, cut: [], stored: [] }
  const secret = CHANNEL.channelSecret
  const clients = [
    ...phones.map(phone => savePhone(traffic, child.port, phone)),
    ...[1, 2, 3, 4].map(name => deliverEvents(traffic, child.port, { secret, name: `${round}-${name}` })),
  ]
  await new Promise(resolve => setTimeout(resolve, waitMs))
  const began = performance.now()
  await child.end('SIGTERM')
  const ms = Math.round(performance.now() - began)
  await Promise.all(clients)
  return { traffic, ms, code: child.exitCode() }
}

/** What was answered with 200 and is not there, and what is there although nobody was told. */
async function findMissing(service: TestService, phones: Phone[], { stored }: Traffic): Promise<string[]> {
  const wrong: string[] = []
  for (const { producerId, version } of phones) {
    const [row] = await service.database.sql<{ version: number; amount: string }[]>`
      select version, amount::text from figures where producer_id = ${producerId}`
    if ((row?.version ?? 0) !== version || (version > 0 && row?.amount !== `${version}.00`))
      wrong.push(`a figure was answered as version ${version} and is ${row?.version}`)
  }
  const [found] = await service.database.sql<{ count: number }[]>`
    select count(*)::int as count from webhook_events where id = any(${stored})`
  if (found?.count !== stored.length)
    wrong.push(`${stored.length} events were answered and ${found?.count} are there`)
  return wrong
}
