// FY2568, twelve periods: three workers, killed and restarted at random, in changing server time zones, with the server
// down over the 25th. Everybody of a milestone's audience is told once. The expected list is written by hand.
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Service } from '../../bot/compose.ts'
import { createRandom } from '../../db/seed/seeded-random.ts'
import { addPerson, addProducers, figure, signature, signIn, type TestPerson } from '../district.ts'
import { createInbox } from '../inbox.ts'
import { startService, type TestService } from '../service.ts'
import { MONTHS } from './fiscal-year-2568.ts'

const ZONES = ['UTC', 'Asia/Bangkok', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']
const DISTRICTS = ['5601', '5602', '5603', '5604', '5605', '5606', '5607', '5608', '5609']
/** Always certified on the 20th: hears of opening and closing only. */
const PUNCTUAL = '5604'

let service: TestService
let people: TestPerson[]
const ownZone = process.env.TZ

beforeAll(async () => {
  service = await startService({ at: '2024-10-08T08:00' })
  people = []
  for (const code of DISTRICTS) {
    people.push(
      await addPerson(service, 'district_officer', code),
      await addPerson(service, 'district_chief', code),
    )
    await addProducers(service, code, 1)
  }
  people.push(await addPerson(service, 'provincial_officer', '56'))
})
afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ
  else process.env.TZ = ownZone
})
afterAll(() => service.close())

const addDays = (on: string, days: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What each role of a district that never reports, the punctual one, and the province hear in one month. */
function expectedIn(item: (typeof MONTHS)[number]): {
  officer: string[]
  chief: string[]
  punctualBoth: string[]
  province: string[]
} {
  const { month } = item
  const opening = `เปิดระบบบันทึกรายได้เดือน${month} แล้ว`
  const closing = `ระบบปิดวันนี้ 23:59 น. เดือน${month}`
  const signing = `วันนี้ครบกำหนดลงนามรับรอง รต.2 เดือน${month}`
  const lastCall = `ระบบปิดพรุ่งนี้ 23:59 น. เดือน${month}`
  // June's came a day late and says so.
  const due =
    item.due === '2025-06-25'
      ? `ครบกำหนดบันทึก รต.1 แล้วเมื่อวาน เดือน${month}`
      : `วันนี้ครบกำหนดบันทึก รต.1 เดือน${month}`
  const isJanuary = item.period === '2025-01'
  return {
    officer: [
      opening,
      ...(item.headsUp ? [`วันที่ 25 เป็นวัน`] : []),
      due,
      signing,
      lastCall,
      closing,
      ...(isJanuary ? ['อีก 14 วัน', 'อีก 3 วัน', 'วันนี้ครบกำหนดส่งแบบประมาณการ'] : []),
    ],
    chief: [opening, signing, lastCall, closing, ...(isJanuary ? ['วันนี้ครบกำหนดส่งแบบประมาณการ'] : [])],
    punctualBoth: [opening, closing],
    province: ['สรุปวันครบกำหนดบันทึก รต.1', 'สรุปสิ้นเดือน', 'สรุปหลังปิดระบบ'],
  }
}

/** When somebody looks at the clock in a month: at, or some minutes or hours after, what is due. */
function instantsOf(item: (typeof MONTHS)[number], random: () => number): string[] {
  // June: nothing runs from the 24th to the 26th at 10:00.
  const isDown = item.period === '2025-06'
  return [
    `${item.opens}T09:0${Math.floor(random() * 10)}`,
    `${addDays(item.opens, 1)}T09:00`,
    `${addDays(item.due, -3)}T09:00`,
    ...(item.headsUp ? [`${item.headsUp}T09:00`] : []),
    ...(isDown ? [`${addDays(item.due, 1)}T10:00`] : [`${item.due}T09:00`, `${item.due}T16:30`]),
    `${item.signOff}T09:00`,
    `${item.signOff}T16:${30 + Math.floor(random() * 30)}`,
    `${addDays(item.closes, -1)}T09:00`,
    `${item.closes}T1${Math.floor(random() * 9)}:15`,
    `${addDays(item.closes, 1)}T07:00`,
  ]
}

describe('fiscal year 2568', () => {
  it('tells every audience of every milestone once, whatever happens to the servers', {
    timeout: 120_000,
  }, async () => {
    const random = createRandom('fiscal-year')
    const inbox = createInbox(service)
    let workers: (Service & { close(): Promise<void> })[] = []
    const restart = async () => {
      await Promise.all(workers.map(worker => worker.close()))
      process.env.TZ = ZONES[Math.floor(random() * ZONES.length)]
      workers = await Promise.all([1, 2, 3].map(() => service.another()))
    }
    const reach = async (at: string) => {
      service.clock.set(at)
      if (random() < 0.15) await restart()
      await Promise.all(workers.map(worker => worker.worker.runUntilIdle()))
    }
    await restart()
    await reach('2024-10-08T08:00')
    const heard = new Map(people.map(person => [person.id, [] as string[]]))
    for (const item of MONTHS) {
      const instants = instantsOf(item, random)
      for (const at of instants) {
        if (at.startsWith(addDays(item.due, -3))) await certifyPunctually(item.period)
        await reach(at)
      }
      for (const person of people)
        heard.get(person.id)?.push(...inbox.read(person.lineUserId).map(message => message.altText))
    }
    await Promise.all(workers.map(worker => worker.close()))
    for (const person of people) expectHeard(person, heard.get(person.id) ?? [])
    expect(service.log.filter(line => line.level === 'error')).toEqual([])
    const [row] = await service.deps.db.execute<{ stuck: number }>(
      sql`select count(*)::int as stuck from notices where state not in ('sent', 'skipped')`,
    )
    expect(row?.stuck).toBe(0)
  })
})

/** Each expected sentence is found in exactly one message, and there is no message without one. */
function expectHeard(person: TestPerson, messages: string[]): void {
  const who = `${person.role} ${person.officeCode}`
  const expected = MONTHS.flatMap(item => {
    const said = expectedIn(item)
    if (person.role === 'provincial_officer') return said.province.map(words => `${words}|${item.month}`)
    if (person.officeCode === PUNCTUAL) {
      const forecast =
        item.period !== '2025-01'
          ? []
          : person.role === 'district_officer'
            ? said.officer.slice(-3)
            : said.chief.slice(-1)
      const ready = person.role === 'district_chief' ? [`รายงานพร้อมลงนามรับรอง เดือน${item.month}`] : []
      return [...said.punctualBoth, ...ready, ...forecast]
    }
    return person.role === 'district_officer' ? said.officer : said.chief
  })
  const unexplained = new Set(messages)
  for (const sentence of new Set(expected)) {
    const parts = sentence.split('|')
    const times = expected.filter(other => other === sentence).length
    const found = messages.filter(message => parts.every(part => message.includes(part)))
    expect(found, `${who}: ${sentence}`).toHaveLength(times)
    for (const message of found) unexplained.delete(message)
  }
  expect([...unexplained], who).toEqual([])
}

async function certifyPunctually(period: string): Promise<void> {
  const at = { officeCode: PUNCTUAL, period }
  const find = (role: string) =>
    people.find(person => person.officeCode === PUNCTUAL && person.role === role) as TestPerson
  const officer = await signIn(service, find('district_officer'))
  const { rows } = (await officer.call('showReport', at)).body
  const saved = await officer.call('saveFigures', at, {
    figures: rows.map(row => figure(row.producerId, '1000')),
  })
  const submitted = await officer.call('submitReport', at, { version: saved.body.reportVersion })
  await service.worker.runUntilIdle()
  const chief = await signIn(service, find('district_chief'))
  const certified = await chief.call('certifyReport', at, { version: submitted.body.version, signature })
  expect(certified.body.state).toBe('certified')
}
