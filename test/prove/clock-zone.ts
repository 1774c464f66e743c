// A process of its own with its own time zone (TZ): several workers live through the moments that the parent names, and
// everything that was planned, said and saved is told back as one line of JSON.
import { saveFigures } from '../../bot/actions/save-figures.ts'
import { Problem } from '../../bot/domain/problems.ts'
import { useDatabaseServer } from '../database.ts'
import type { DatabaseServer } from '../database-server.ts'
import { actorOf, addPerson, addProducers, figure, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import type { Heard } from './clock-oracle.ts'

export interface ZoneOrder {
  server: Pick<DatabaseServer, 'url' | 'prefix' | 'template'>
  workers: number
  /** When the workers run. */
  awake: string[]
  /** When somebody tries to save a figure of that month; after the notices, so that it changes none. */
  saves: { at: string; month: string }[]
}

export interface ZoneReport {
  zone: string
  /** One for each notice; `at` = when it was sent, null = expired. */
  heard: Heard[]
  /** States that a notice must not be in at the end. */
  unsettled: string[]
  /** `who at`, one for each message in the chats. */
  messages: string[]
  /** `done` or the code of the refusal, in the order of `saves`. */
  saves: string[]
}

const order = JSON.parse(process.argv[2] ?? '') as ZoneOrder
useDatabaseServer({ ...order.server })
process.stdout.write(`${JSON.stringify(await live())}\n`)
process.exit(0)

async function live(): Promise<ZoneReport> {
  const service = await startService({ at: order.awake[0] ?? '' })
  const people = await settle(service)
  const more = await Promise.all(Array.from({ length: order.workers - 1 }, () => service.another()))
  const workers = [service.worker, ...more.map(other => other.worker)]
  for (const at of order.awake) {
    service.clock.set(at)
    await Promise.all(workers.map(worker => worker.runUntilIdle()))
  }
  const names = new Map([...people].map(([who, { lineUserId }]) => [lineUserId, who]))
  const said = readMessages(service, names)
  const report = { ...(await readNotices(service, names)), messages: said }
  const saves = await trySaves(service, people.get('late officer'))
  await Promise.all(more.map(other => other.close()))
  await service.close()
  return { zone: process.env.TZ ?? '', ...report, saves }
}

/** One district that never reports, one whose every month is certified, and the province. */
async function settle(service: TestService): Promise<Map<string, TestPerson>> {
  await addProducers(service, '5605', 1, '2023-10')
  await addProducers(service, '5602', 1, '2023-10')
  await service.database.sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
    select '5602', to_char(make_date(2024, 1, 1) + make_interval(months => m), 'YYYY-MM'), '56', 'certified', 1, '2024-01-01'
    from generate_series(0, 90) m`
  return new Map([
    ['late officer', await addPerson(service, 'district_officer', '5605')],
    ['late chief', await addPerson(service, 'district_chief', '5605')],
    ['done officer', await addPerson(service, 'district_officer', '5602')],
    ['done chief', await addPerson(service, 'district_chief', '5602')],
    ['province officer', await addPerson(service, 'provincial_officer', '56')],
    ['province chief', await addPerson(service, 'provincial_chief', '56')],
  ])
}

/** `YYYY-MM-DDTHH:mm:ss` in Bangkok, made by the database. */
async function readNotices(service: TestService, names: ReadonlyMap<string, string>) {
  const rows = await service.database.sql<
    { kind: string; period: string; recipient: string; state: string; at: string | null }[]
  >`
    select n.kind, n.period, n.recipient, n.state,
      to_char(d.settled_at at time zone 'Asia/Bangkok', 'YYYY-MM-DD"T"HH24:MI:SS') as at
    from notices n left join deliveries d on d.id = n.delivery_id and d.state = 'sent'`
  return {
    heard: rows.map(({ kind, period, recipient, state, at }) => ({
      what: kind,
      month: period,
      who: names.get(recipient) ?? recipient,
      at: state === 'sent' ? at : null,
    })),
    unsettled: rows.map(row => row.state).filter(state => !['sent', 'expired'].includes(state)),
  }
}

function readMessages({ platform }: TestService, names: ReadonlyMap<string, string>): string[] {
  return [...names].flatMap(([id, who]) =>
    platform.chats
      .messages(id)
      .filter(message => message.from === 'bot')
      .map(({ at }) => `${who} ${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}`),
  )
}

async function trySaves(service: TestService, officer: TestPerson | undefined): Promise<string[]> {
  const [producer = ''] = await addProducers(service, '5605', 1, '2023-10')
  const versions = new Map<string, number>()
  const ends: string[] = []
  for (const { at, month } of order.saves) {
    service.clock.set(at)
    const baseVersion = versions.get(month) ?? 0
    const figures = [{ ...figure(producer, `${baseVersion + 1}.00`, { baseVersion }) }] as Parameters<
      typeof saveFigures
    >[2]['figures']
    try {
      if (officer === undefined) throw new Error('nobody is there to save')
      await saveFigures(service.deps, actorOf(officer), { officeCode: '5605', period: month, figures })
      versions.set(month, baseVersion + 1)
      ends.push('done')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      ends.push(error.code)
    }
  }
  return ends
}
