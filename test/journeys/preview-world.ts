// A province of every sort of district for the preview: complete and not, submitted, certified, with a group, with nobody to
// reach, without producers, with an acting chief to come, and a reopening that will run out. And what LINE really got.
import { sql } from 'drizzle-orm'
import { hashOf } from '../../bot/actions/open-session.ts'
import { type CardText, cardsOf } from '../../bot/messages/card-text.ts'
import {
  addPerson,
  addProducers,
  type Client,
  figure,
  signature,
  signIn,
  type TestPerson,
} from '../district.ts'
import { bangkokInstant, startService, type TestService } from '../service.ts'

export interface PreviewWorld {
  service: TestService
  asProvince: Client
  /** Names by LINE id; of a group `กลุ่ม` and its office. */
  names: Map<string, string>
  /** Moves the clock and lets everything due happen. */
  reach(at: Date): Promise<void>
}

/**
 * `at` and `quota` of the start; figures are of the month in which it lies. What other provinces send over the same account
 * is not foreseen: with a quota there is none.
 */
export async function startPreviewWorld(at: string, quota: number | null): Promise<PreviewWorld> {
  const service = await startService({ at: `${at.slice(0, 7)}-01T08:00`, quota })
  const people = await addPeople(service)
  if (quota === null) await addPerson(service, 'district_officer', '5701', 'สมศรี เชียงราย')
  const names = new Map(Object.values(people).map(person => [person.lineUserId, person.fullName]))
  names.set(
    await bindGroup(service, '5605', [people.groupOfficer, people.groupChief, people.idle]),
    'กลุ่ม อำเภอดอกคำใต้',
  )
  await service.platform.people.block(people.unreachable.lineUserId)
  const reach = async (to: Date) => {
    service.clock.wait(to.getTime() - service.clock.now().getTime())
    await service.worker.runUntilIdle()
  }
  await reach(service.clock.now())
  const period = at.slice(0, 7)
  const opened = bangkokInstant(`${period}-12T10:00`)
  if (bangkokInstant(at) > opened) await work(service, people, period, () => reach(opened))
  await reach(bangkokInstant(at))
  await nameActing(service, people)
  service.clock.wait(60_000)
  return { service, asProvince: await signIn(service, people.province), names, reach }
}

type People = Awaited<ReturnType<typeof addPeople>>

async function addPeople(service: TestService) {
  for (const [code, count] of [
    ['5601', 2],
    ['5602', 3],
    ['5603', 1],
    ['5605', 2],
    ['5606', 1],
  ] as const)
    await addProducers(service, code, count)
  return {
    done: await addPerson(service, 'district_officer', '5601', 'สมหญิง หนึ่ง'),
    doneChief: await addPerson(service, 'district_chief', '5601', 'สมชาย หนึ่ง'),
    partly: await addPerson(service, 'district_officer', '5602', 'สมหญิง สอง'),
    partlyChief: await addPerson(service, 'district_chief', '5602', 'สมชาย สอง'),
    groupOfficer: await addPerson(service, 'district_officer', '5605', 'สมหญิง ห้า'),
    groupChief: await addPerson(service, 'district_chief', '5605', 'สมชาย ห้า'),
    unreachable: await addPerson(service, 'district_officer', '5606', 'สมหญิง หก'),
    idle: await addPerson(service, 'district_officer', '5607', 'สมหญิง เจ็ด'),
    province: await addPerson(service, 'provincial_officer', '56', 'สมพร จังหวัด'),
    provinceChief: await addPerson(service, 'provincial_chief', '56', 'สมบูรณ์ จังหวัด'),
  }
}

async function bindGroup(
  service: TestService,
  officeCode: string,
  people: readonly TestPerson[],
): Promise<string> {
  const members = people.map(person => person.lineUserId)
  const { groupId } = service.platform.groups.add({ name: 'กลุ่มอำเภอ', members })
  await service.platform.groups.inviteBot(groupId)
  const now = service.clock.now().toISOString()
  await service.deps.db.execute(sql`
    insert into line_chats (id, kind, added_at, changed_at, office_code, province_code)
    values (${groupId}, 'group', ${now}::timestamptz, ${now}::timestamptz, ${officeCode}, '56')
    on conflict (id) do update set office_code = excluded.office_code, province_code = '56'`)
  return groupId
}

/** One district certified, one submitted, one half done; the month before reopened for one until the 20th. */
async function work(
  service: TestService,
  people: People,
  period: string,
  open: () => Promise<void>,
): Promise<void> {
  await open()
  const report = async (officer: TestPerson, count: number) => {
    const at = { officeCode: officer.officeCode, period }
    const client = await signIn(service, officer)
    const { rows } = (await client.call('showReport', at)).body
    const figures = rows.slice(0, count).map(row => figure(row.producerId, '100'))
    const saved = await client.call('saveFigures', at, { figures })
    return { at, client, version: saved.body.reportVersion }
  }
  const done = await report(people.done, 2)
  await done.client.call('submitReport', done.at, { version: done.version })
  const chief = await signIn(service, people.doneChief)
  await chief.call('certifyReport', done.at, { version: done.version + 1, signature })
  const sent = await report(people.groupOfficer, 2)
  await sent.client.call('submitReport', sent.at, { version: sent.version })
  await report(people.partly, 1)
  await service.worker.runUntilIdle()
}

/** The neighbour's chief acts for a week in the middle of what is foreseen. */
async function nameActing(service: TestService, people: People): Promise<void> {
  const now = service.clock.now()
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  await service.deps.db.execute(sql`
    insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
    values (${service.deps.ids.uuid()}, '56', '5602', ${people.doneChief.id}, '9/2568', ${day(2)}, ${day(25)},
      ${people.province.id}, ${now.toISOString()}::timestamptz)`)
}

/** A month before, certified by nobody, open again for one district until that moment. */
export async function reopen(
  world: PreviewWorld,
  officeCode: string,
  period: string,
  until: Date,
): Promise<void> {
  const { body } = await world.asProvince.call('showReport', { officeCode, period })
  const answer = await world.asProvince.call(
    'reopenReport',
    { officeCode, period },
    { version: body.version, until: until.toISOString(), reason: 'กรมขอข้อมูลเพิ่ม' },
  )
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** One line for every message that LINE took for this province after `since`: when, to whom, about what, in which words. */
export async function readSent(world: PreviewWorld, since: Date): Promise<{ lines: string[]; cost: number }> {
  const rows = await world.service.deps.db.execute<{
    at: string
    recipient: string
    body: string
    kinds: string[]
  }>(sql`
    select d.created_at::text as at, n.recipient, d.body, array_agg(distinct n.kind) as kinds
    from deliveries d join notices n on n.delivery_id = d.id
    where d.state = 'sent' and d.created_at > ${since.toISOString()}::timestamptz and n.province_code = '56'
    group by d.id, n.recipient`)
  const { names, service } = world
  const lines = Array.from(rows, row =>
    lineOf(new Date(row.at), names.get(row.recipient) ?? row.recipient, row.kinds, cardsOf(row.body)),
  )
  const members = (groupId: string) =>
    service.platform.groups.list().find(group => group.groupId === groupId)?.members.length ?? 0
  const costs = Array.from(rows, ({ recipient }) => (recipient.startsWith('C') ? members(recipient) : 1))
  return { lines: lines.sort(), cost: costs.reduce((sum, cost) => sum + cost, 0) }
}

/** Cards of equal rank come in any order. */
export function lineOf(at: Date, name: string, kinds: readonly string[], cards: readonly CardText[]): string {
  const sorted = cards.map(card => [card.title, hashOf(JSON.stringify(card)).slice(0, 8)].join(' #')).sort()
  return `${at.toISOString()} ${name} ${[...kinds].sort().join('+')} ${sorted.join(' | ')}`
}
