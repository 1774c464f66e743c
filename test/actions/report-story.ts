// One report of จุน with the people around it, for tests of what they hear: officer, chief, the chief next door, the province.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import {
  addPerson,
  addProducers,
  type Client,
  figure,
  signature,
  signIn,
  type TestPerson,
} from '../district.ts'
import { createInbox, type Received } from '../inbox.ts'
import { startService } from '../service.ts'

export const CHUN = { officeCode: '5602', period: '2025-01' }
export const LIFF = 'https://liff.line.me/2000000002-AbCdEfGh'

export type Story = Awaited<ReturnType<typeof startStory>>

/** 20 January 2568, 10:00: three producers in จุน, nothing recorded, nobody has heard anything. */
export async function startStory() {
  const service = await startService({ at: '2025-01-20T10:00' })
  const officer = await addPerson(service, 'district_officer', '5602', 'สมหญิง (ตัวอย่าง)')
  const chief = await addPerson(service, 'district_chief', '5602', 'สมชาย (ตัวอย่าง)')
  const neighbour = await addPerson(service, 'district_chief', '5606', 'สมศักดิ์ (ตัวอย่าง)')
  const province = await addPerson(service, 'provincial_officer', '56', 'สมพร (ตัวอย่าง)')
  const producers = await addProducers(service, '5602', 3)
  await addProducers(service, '5606', 1)
  const inbox = createInbox(service)
  const asOfficer = await signIn(service, officer)
  const asChief = await signIn(service, chief)
  const asProvince = await signIn(service, province)
  await service.worker.runUntilIdle()

  const heardBy = (person: TestPerson): Received[] => inbox.read(person.lineUserId)
  const versionOf = async (as: Client) => (await as.call('showReport', CHUN)).body.version
  const idOf = (index: number) => producers[index] ?? ''

  async function save(...figures: ReturnType<typeof figure>[]): Promise<void> {
    expect((await asOfficer.call('saveFigures', CHUN, { figures })).status).toBe(200)
  }

  async function submit(): Promise<void> {
    const moved = await asOfficer.call('submitReport', CHUN, { version: await versionOf(asOfficer) })
    expect(moved.body.state).toBe('submitted')
  }

  return {
    service,
    officer,
    chief,
    neighbour,
    province,
    asOfficer,
    asChief,
    asProvince,
    heardBy,
    versionOf,
    idOf,
    save,
    submit,
    async reach(at: string) {
      service.clock.set(at)
      await service.worker.runUntilIdle()
    },
    /** The one message somebody got, with all its words. */
    onlyOne(person: TestPerson): Received & { words: string } {
      const [message, ...more] = heardBy(person)
      if (message === undefined) throw new Error(`${person.fullName} heard nothing`)
      expect(more).toEqual([])
      return { ...message, words: message.texts.map(text => text.trim()).join(' ') }
    },
    /** Three figures, one of them stated as none, submitted; nothing is sent yet. */
    async submitAll() {
      await save(
        figure(idOf(0), '5000', { doubtReason: 'ได้ออเดอร์ใหญ่' }),
        figure(idOf(1), '200.25'),
        figure(idOf(2), null, { noSalesReason: 'no_orders' }),
      )
      await submit()
    },
    async certify() {
      const version = await versionOf(asChief)
      const moved = await asChief.call('certifyReport', CHUN, { version, signature })
      expect(moved.body.state).toBe('certified')
    },
    /** Acting chief of จุน from the beginning of the year. */
    async nameActing(person: TestPerson, untilOn = '2025-12-31') {
      await service.deps.db.execute(sql`
        insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
        values (${service.deps.ids.uuid()}, '56', '5602', ${person.id}, '12/2568', '2025-01-01', ${untilOn}, ${province.id}, now())`)
    },
    /** Notices that were not sent, with the reason. */
    async skipped(): Promise<string[]> {
      const rows = await service.deps.db.execute<{ kind: string; reason: string }>(
        sql`select kind, reason from notices where state = 'skipped' order by kind, reason`,
      )
      return Array.from(rows, row => `${row.kind} ${row.reason}`)
    },
  }
}
