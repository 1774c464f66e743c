// The people of the report's story, what they hear, and what is frozen of the report. One world for the whole file.
import { sql } from 'drizzle-orm'
import type { ReportContent } from '../../bot/domain/report-content.ts'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { createInbox, type Received } from '../inbox.ts'
import { startService, type TestService } from '../service.ts'

export const AT = { officeCode: '5602', period: '2025-01' }
const PEOPLE = ['officer', 'chief', 'neighbour', 'province'] as const
type Name = (typeof PEOPLE)[number]

export interface ReportLife {
  service: TestService
  people: Record<Name, TestPerson>
  /** Clients with a session of each; signInAll makes new ones. */
  as: Record<Name, Client>
  producers: [string, string, string]
  signInAll(): Promise<void>
  clockReaches(at: string): Promise<void>
  /** Messages since the last look. */
  received(): Promise<Record<Name, Received[]>>
  /** Their notification texts, of those who got any. */
  heard(): Promise<Partial<Record<Name, string[]>>>
  show(name: Name): ReturnType<typeof showAs>
  versionNow(): Promise<number>
  readVersions(): Promise<{ number: number; content: string; content_hash: string }[]>
  contentOf(number: number): Promise<ReportContent>
}

const showAs = async (client: Client) => (await client.call('showReport', AT)).body

export async function openReportLife(): Promise<ReportLife> {
  const service = await startService({ at: '2025-01-13T09:00' })
  const people = {
    officer: await addPerson(service, 'district_officer', '5602', 'สมหญิง (ตัวอย่าง)'),
    chief: await addPerson(service, 'district_chief', '5602', 'สมชาย (ตัวอย่าง)'),
    neighbour: await addPerson(service, 'district_chief', '5605', 'สมคิด (ตัวอย่าง)'),
    province: await addPerson(service, 'provincial_officer', '56', 'สมพร (ตัวอย่าง)'),
  }
  // A second district that reports nothing, so that "all certified" is not said here.
  await addProducers(service, '5605', 1)
  const producers = (await addProducers(service, '5602', 3)) as ReportLife['producers']
  const inbox = createInbox(service)
  const readVersions: ReportLife['readVersions'] = async () =>
    Array.from(
      await service.deps.db.execute<{ number: number; content: string; content_hash: string }>(
        sql`select number, content, content_hash from report_versions order by number`,
      ),
    )
  const world: ReportLife = {
    service,
    people,
    producers,
    as: {} as ReportLife['as'],
    async signInAll() {
      for (const name of PEOPLE) world.as[name] = await signIn(service, people[name])
    },
    async clockReaches(at) {
      service.clock.set(at)
      await service.worker.runUntilIdle()
    },
    async received() {
      await service.worker.runUntilIdle()
      const entries = PEOPLE.map(name => [name, inbox.read(people[name].lineUserId)])
      return Object.fromEntries(entries) as Record<Name, Received[]>
    },
    async heard() {
      const entries = Object.entries(await world.received()).filter(([, messages]) => messages.length > 0)
      return Object.fromEntries(entries.map(([name, messages]) => [name, messages.map(item => item.altText)]))
    },
    show: name => showAs(world.as[name]),
    versionNow: async () => (await world.show('province')).version,
    readVersions,
    async contentOf(number) {
      const row = (await readVersions()).find(item => item.number === number)
      return JSON.parse(row?.content ?? 'null') as ReportContent
    },
  }
  await world.signInAll()
  await world.received()
  return world
}
