// The log of notices and the list of people to phone: everything of one's own province, nothing of another's, each with the
// reason in words.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPhoneList } from '../../bot/actions/list-unreachable.ts'
import type { NoticeLog, UnreachableView } from '../../bot/contract/board.ts'
import { NOTICE_STATES } from '../../db/vocabulary.ts'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let asProvince: Client
let asChief: Client
let asNeighbour: Client
let officer: TestPerson
let blocked: TestPerson

beforeAll(async () => {
  service = await startService({ at: '2025-01-09T10:00' })
  officer = await addPerson(service, 'district_officer', '5602', 'สมหญิง (ตัวอย่าง)')
  blocked = await addPerson(service, 'district_chief', '5602', 'สมชาย (ตัวอย่าง)')
  await addPerson(service, 'district_officer', '5701', 'เพื่อนบ้าน (ตัวอย่าง)')
  const province = await addPerson(service, 'provincial_officer', '56', 'สมพร (ตัวอย่าง)')
  asProvince = await signIn(service, province)
  asChief = await signIn(service, await addPerson(service, 'provincial_chief', '56', 'สมศรี (ตัวอย่าง)'))
  asNeighbour = await signIn(service, await addPerson(service, 'provincial_officer', '57'))
  await addProducers(service, '5602', 2)
  await service.worker.runUntilIdle()
  await service.platform.people.block(blocked.lineUserId)
  for (const at of ['2025-01-10T09:00', '2025-01-25T09:00', '2025-01-25T16:30']) {
    service.clock.set(at)
    await service.worker.runUntilIdle()
  }
})
afterAll(() => service.close())

const logOf = async (period = '2025-01', as = asProvince): Promise<NoticeLog> => {
  const answer = await as.call('listNotices', { period })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

async function addNotice(over: Record<string, string | null>): Promise<string> {
  const id = service.deps.ids.uuid()
  const { state = 'planned', reason = null, recipient = officer.lineUserId, officerId = officer.id } = over
  await service.deps.db.execute(sql`
    insert into notices (id, key, province_code, kind, period, due_on, office_code, recipient, officer_id, send_after, expires_at,
      state, reason, planned_at)
    values (${id}, ${id}, '56', 'report_due', ${over.period ?? '2024-12'}, '2024-12-25', '5602', ${recipient}, ${officerId},
      '2024-12-25T02:00:00Z', '2024-12-31T02:00:00Z', ${state}, ${reason}, '2024-12-25T02:00:00Z')`)
  return id
}

describe('the log', () => {
  it('has every notice of the month and the province, the newest first, in the state it is in', async () => {
    const log = await logOf()
    const rows = await service.deps.db.execute<{ id: string; state: string; at: string }>(sql`
      select id, state, send_after::text as at from notices where province_code = '56' and period = '2025-01'`)
    expect(rows.length).toBeGreaterThan(5)
    expect([log.count, log.notices.map(item => `${item.id} ${item.state}`).toSorted()]).toEqual([
      rows.length,
      Array.from(rows, row => `${row.id} ${row.state}`).toSorted(),
    ])
    const moments = log.notices.map(item => item.plannedFor)
    expect(moments).toEqual(moments.toSorted().reverse())
    expect(
      log.notices.every(item => (item.state === 'sent') === (item.settledAt !== null && !item.reason)),
    ).toBe(true)
  })

  it('says to whom, of which office, and why it was not sent', async () => {
    const lost = (await logOf()).notices.filter(item => item.hasNoWay)
    expect(lost).not.toEqual([])
    for (const item of lost)
      expect([item.to, item.officeName, item.state]).toEqual(['สมชาย (ตัวอย่าง)', 'อำเภอจุน', 'skipped'])
    expect(lost[0]?.reason).toMatch(/^ส่งไม่ถึง/)
  })

  it('has words for every state and reason, quotes LINE, and names no person for a group', async () => {
    for (const state of NOTICE_STATES) await addNotice({ state })
    const reasons = {
      held: ['quota', 'โควตาข้อความของเดือนนี้หมด จะส่งเมื่อมีโควตา'],
      expired: ['too_late', 'เลยเวลาที่ยังมีประโยชน์แล้ว'],
      refused: ['400 invalid', 'ไลน์ตอบว่า 400 invalid'],
      skipped: ['certified_meanwhile', 'ลงนามรับรองแล้วก่อนถึงเวลาส่ง'],
    } as const
    for (const [state, [reason, words]] of Object.entries(reasons)) {
      const id = await addNotice({ state, reason })
      expect((await logOf('2024-12')).notices.find(item => item.id === id)?.reason).toBe(words)
    }
    const group = await addNotice({ state: 'sent', recipient: `C${'1'.repeat(32)}`, officerId: null })
    const log = await logOf('2024-12')
    expect(log.notices.find(item => item.id === group)).toMatchObject({ to: null, officeName: 'อำเภอจุน' })
    expect(new Set(log.notices.map(item => item.state))).toEqual(new Set(NOTICE_STATES))
  })

  it('leads to the months before and after that have some', async () => {
    expect(await logOf()).toMatchObject({ earlier: '2024-12', later: null })
    expect(await logOf('2024-12')).toMatchObject({ earlier: null, later: '2025-01' })
    expect(await logOf('2024-11')).toMatchObject({ count: 0, notices: [], later: '2024-12' })
  })

  it('of a month with more than anybody reads has the newest, and says how many there are', async () => {
    await service.deps.db.execute(sql`
      insert into notices (id, key, province_code, kind, period, due_on, office_code, recipient, send_after, expires_at, state, planned_at)
      select gen_random_uuid(), 'many ' || n, '56', 'report_due', '2024-10', '2024-10-25', '5602', 'C', '2024-10-25T02:00:00Z'::timestamptz + n * interval '1 second',
        '2024-10-31', 'sent', '2024-10-25' from generate_series(1, 2010) n`)
    const log = await logOf('2024-10')
    expect([log.count, log.notices.length]).toEqual([2010, 2000])
    expect(log.notices[0]?.plannedFor).toBe('2024-10-25T02:33:30.000Z')
  })

  it('is the same for the provincial chief, holds nothing of another province, and no month to come', async () => {
    expect(await logOf('2025-01', asChief)).toEqual(await logOf())
    const other = await logOf('2025-01', asNeighbour)
    expect(other.count).toBeGreaterThan(0)
    expect(JSON.stringify(other)).not.toMatch(/จุน|สมหญิง|สมพร/)
    expect((await asProvince.call('listNotices', { period: '2025-03' })).status).toBe(404)
  })
})

describe('whom LINE does not reach', () => {
  const listed = async (as = asProvince): Promise<UnreachableView> => (await as.call('listUnreachable')).body
  const officeOf = async (code: string) => (await listed()).offices.find(office => office.officeCode === code)

  it('are who blocked or never added the account, with their numbers; posts without anybody; open invitations', async () => {
    const { db, ids } = service.deps
    const never = await addPerson(service, 'district_officer', '5603', 'สมใจ (ตัวอย่าง)')
    await db.execute(sql`delete from line_chats where id = ${never.lineUserId}`)
    await db.execute(sql`update officers set phone = '0812345678' where id = ${never.id}`)
    await db.execute(sql`
      insert into invitations (id, code_hash, kind, role, office_code, province_code, created_at, expires_at, revoked_at) values
        (${ids.uuid()}, 'open', 'officer', 'district_chief', '5603', '56', '2025-01-20T03:00:00Z', '2025-01-27', null),
        (${ids.uuid()}, 'over', 'officer', 'district_chief', '5604', '56', '2025-01-10', '2025-01-17', null),
        (${ids.uuid()}, 'taken back', 'officer', 'district_chief', '5604', '56', '2025-01-20', '2025-01-27', now())`)
    expect(await officeOf('5602')).toMatchObject({
      isCutOff: false,
      rows: [{ fullName: 'สมชาย (ตัวอย่าง)', role: 'district_chief', phone: null, reason: 'blocked' }],
    })
    expect(await officeOf('5603')).toEqual({
      officeCode: '5603',
      officeName: 'อำเภอเชียงคำ',
      isCutOff: true,
      rows: [
        {
          fullName: 'สมใจ (ตัวอย่าง)',
          role: 'district_officer',
          phone: '0812345678',
          reason: 'not_added',
          invitedAt: null,
        },
        {
          fullName: null,
          role: 'district_chief',
          phone: null,
          reason: 'invited',
          invitedAt: '2025-01-20T03:00:00.000Z',
        },
      ],
    })
    expect((await officeOf('5604'))?.rows.map(row => `${row.role} ${row.reason}`)).toEqual([
      'district_officer vacant',
      'district_chief vacant',
    ])
    expect(await officeOf('56')).toBeUndefined()
  })

  it('are on the printed list as on the page, line by line', async () => {
    const { offices } = await listed()
    const rows = await readPhoneList(service.deps.db, '56', service.clock.now())
    expect(rows.map(row => [row.officeName, row.fullName, row.role, row.phone])).toEqual(
      offices.flatMap(office =>
        office.rows.map(row => [office.officeName, row.fullName ?? '', row.role, row.phone]),
      ),
    )
    expect(rows.every(row => /^[ก-๙]/.test(row.reason))).toBe(true)
  })

  it('are no more on it once they left or are reached, and of another province never', async () => {
    await service.deps.db.execute(sql`update officers set removed_at = now() where id = ${blocked.id}`)
    expect((await officeOf('5602'))?.rows).toMatchObject([{ role: 'district_chief', reason: 'vacant' }])
    const others = await listed(asNeighbour)
    expect(others.provinceName).toBe('เชียงราย')
    expect(JSON.stringify(others)).not.toMatch(/"56(\d\d)?"|สมใจ/)
  })
})
