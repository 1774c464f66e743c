// The outbox against a LINE that fails, forgets, runs out of quota, and a process that dies at the worst moment.
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareDeliveries } from '../../bot/actions/prepare-deliveries.ts'
import { LEASE_MS } from '../../bot/domain/delivery-grouping.ts'
import { addPerson, addProducers, type TestPerson } from '../district.ts'
import { createInbox, type Inbox } from '../inbox.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let inbox: Inbox
let officers: TestPerson[]

beforeEach(async () => {
  service = await startService({ at: '2025-03-09T12:00', quota: 300 })
  inbox = createInbox(service)
  officers = []
  for (const code of ['5601', '5602', '5603', '5604']) {
    officers.push(await addPerson(service, 'district_officer', code))
    await addProducers(service, code, 2)
  }
  await service.worker.runUntilIdle()
})
afterEach(() => service.close())

const reach = async (at: string) => {
  service.clock.set(at)
  await service.worker.runUntilIdle()
}
const counts = () => officers.map(person => inbox.read(person.lineUserId).length)
const states = async () => {
  const rows = await service.deps.db.execute<{ state: string; reason: string | null; count: number }>(
    sql`select state, reason, count(*)::int as count from notices group by state, reason order by state, reason`,
  )
  return Array.from(rows, row => `${row.state}${row.reason ? ` ${row.reason}` : ''} ${row.count}`)
}
const sends = () => service.platform.calls.filter(call => /push|multicast/.test(call.path))

describe('sending', () => {
  it('sends equal words in one call, and personal ones each on their own', async () => {
    await reach('2025-03-10T09:00')
    expect(sends().map(call => [call.path.split('/').at(-1), call.recipients.length])).toEqual([
      ['multicast', 4],
    ])
    await reach('2025-03-25T09:00')
    expect(
      sends()
        .slice(1)
        .map(call => call.path.split('/').at(-1)),
    ).toEqual(['push', 'push', 'push', 'push'])
    expect(counts()).toEqual([2, 2, 2, 2])
  })

  it.each([
    '500_before_accept',
    '500_after_accept',
    'reset_before_accept',
    'reset_after_accept',
    '429_rate',
  ] as const)('sends once after %s, with the same key and the same bytes', async fault => {
    service.platform.faults.next(fault, 2)
    await reach('2025-03-10T09:00')
    for (let tries = 0; tries < 4; tries++) {
      service.clock.wait(10_000)
      await service.worker.runUntilIdle()
    }
    expect(counts()).toEqual([1, 1, 1, 1])
    expect(new Set(sends().map(call => call.retryKey)).size).toBe(1)
    expect(new Set(sends().map(call => JSON.stringify(call.body))).size).toBe(1)
    expect(await states()).toEqual(['sent 4'])
  })

  it('sends once when the process dies between LINE’s yes and our record', async () => {
    service.clock.set('2025-03-10T09:00')
    const dying = await service.another()
    const { send } = dying.deps.line
    dying.deps.line.send = async call => {
      await send(call)
      throw new Error('killed')
    }
    await expect(dying.worker.runUntilIdle()).rejects.toThrow('killed')
    await dying.close()
    expect(counts()).toEqual([1, 1, 1, 1])
    await service.worker.runUntilIdle()
    expect(sends()).toHaveLength(1)
    service.clock.wait(LEASE_MS)
    await service.worker.runUntilIdle()
    expect(sends().map(call => call.status)).toEqual([200, 409])
    expect(counts()).toEqual([0, 0, 0, 0])
    expect(await states()).toEqual(['sent 4'])
  })

  it('gives up on a call whose key LINE no longer knows, rather than send it twice', async () => {
    service.platform.faults.set(() => '500_before_accept')
    await reach('2025-03-10T09:00')
    service.clock.wait(24 * 3600_000)
    service.platform.faults.set(null)
    await service.worker.runUntilIdle()
    expect(counts()).toEqual([0, 0, 0, 0])
    expect(await states()).toEqual([expect.stringMatching(/^failed .* 4$/)])
  })

  it('sends alone what LINE refused in a multicast, so that one bad id harms nobody else', async () => {
    service.platform.faults.next('400', 1)
    await reach('2025-03-10T09:00')
    expect(sends().map(call => [call.path.split('/').at(-1), call.status])).toEqual([
      ['multicast', 400],
      ...Array(4).fill(['push', 200]),
    ])
    expect(counts()).toEqual([1, 1, 1, 1])
  })

  it('records a refused push and does not try it again', async () => {
    service.platform.faults.next('400', 5)
    await reach('2025-03-10T09:00')
    const before = sends().length
    service.clock.wait(3600_000)
    await service.worker.runUntilIdle()
    expect(sends()).toHaveLength(before)
    expect((await states()).every(state => state.startsWith('refused'))).toBe(true)
  })

  it('ten workers at once send once', async () => {
    service.clock.set('2025-03-25T09:00')
    const others = await Promise.all(Array.from({ length: 5 }, () => service.another()))
    await Promise.all([service, ...others].map(each => each.worker.runUntilIdle()))
    await Promise.all(others.map(other => other.close()))
    expect(counts().every(count => count === 1)).toBe(true)
  })
})

describe('the right time', () => {
  it('waits for 07:00 when the server comes back at night, and then sends once', async () => {
    await reach('2025-03-25T22:30')
    expect(counts()).toEqual([0, 0, 0, 0])
    await reach('2025-03-26T06:59')
    expect(counts()).toEqual([0, 0, 0, 0])
    await reach('2025-03-26T07:00')
    expect(officers.map(person => inbox.read(person.lineUserId).at(-1)?.altText)).toEqual(
      Array(4).fill(expect.stringContaining('แล้วเมื่อวาน')),
    )
  })

  it('does not send what is too late to help', async () => {
    await reach('2025-04-08T12:00')
    expect(counts()).toEqual([0, 0, 0, 0])
    expect((await states()).every(state => state.startsWith('expired too_late'))).toBe(true)
  })

  it('skips a reminder that came true meanwhile', async () => {
    const [person] = officers as [TestPerson]
    await reach('2025-03-25T08:00')
    counts()
    service.clock.set('2025-03-25T22:00')
    await service.worker.runUntilIdle()
    await service.deps.db.execute(sql`
      insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values (${person.officeCode}, '2025-03', '56', 'certified', 1, ${service.clock.now().toISOString()}::timestamptz)`)
    await reach('2025-03-26T07:00')
    expect(counts()).toEqual([0, 1, 1, 1])
    expect(await states()).toContain('skipped certified_meanwhile 1')
  })

  it('tells nobody who blocked the bot or was removed', async () => {
    const [blocked, removed] = officers as [TestPerson, TestPerson]
    service.platform.people.block(blocked.lineUserId)
    await service.deps.db.execute(
      sql`update line_chats set blocked_at = now() where id = ${blocked.lineUserId}`,
    )
    await service.deps.db.execute(sql`update officers set removed_at = now() where id = ${removed.id}`)
    await reach('2025-03-10T09:00')
    expect(counts()).toEqual([0, 0, 1, 1])
    expect(await states()).toEqual(['sent 2', 'skipped unreachable 1'])
  })
})

describe('the quota', () => {
  it('is asked before a run; what it does not pay for is held, most important first, and the province is told', async () => {
    const province = await addPerson(service, 'provincial_officer', '56')
    service.platform.quota.set(3)
    await reach('2025-03-10T09:00')
    expect(counts().reduce((sum, count) => sum + count, 0)).toBe(3)
    expect((await states()).filter(state => state.startsWith('held'))).toEqual(['held quota 2'])
    expect(inbox.read(province.lineUserId)).toEqual([])
    service.platform.quota.set(100)
    service.clock.wait(61_000)
    await service.worker.runUntilIdle()
    expect(await states()).toEqual(['sent 4', 'skipped no_longer_so 1'])
  })

  it('holds on LINE’s own refusal, and does not try again and again', async () => {
    service.platform.faults.next('429_monthly', 1)
    service.platform.quota.set(0)
    await reach('2025-03-10T09:00')
    const before = sends().length
    expect((await states())[0]).toBe('held quota 4')
    service.clock.wait(30_000)
    await service.worker.runUntilIdle()
    expect(sends()).toHaveLength(before)
  })
})

describe('a group bound to an office', () => {
  const bind = async (officeCode: string) => {
    const members = officers.map(person => person.lineUserId)
    const group = service.platform.groups.add({ name: 'พช.เมือง', members })
    service.platform.groups.inviteBot(group.groupId)
    await service.worker.runUntilIdle()
    await service.deps.db.execute(sql`
      insert into line_chats (id, kind, added_at, changed_at, office_code, province_code) values (${group.groupId}, 'group', now(), now(), ${officeCode}, '56')
      on conflict (id) do update set office_code = excluded.office_code, province_code = excluded.province_code`)
    return group.groupId
  }

  it('hears general notices instead of its people, at the cost of its members', async () => {
    const groupId = await bind('5601')
    inbox.read(groupId)
    await reach('2025-03-10T09:00')
    expect(counts()).toEqual([0, 1, 1, 1])
    expect(inbox.read(groupId)).toHaveLength(1)
    expect(service.platform.quota.used()).toBe(3 + 4)
    await reach('2025-03-25T09:00')
    expect(counts()).toEqual([1, 1, 1, 1])
    expect(inbox.read(groupId)).toEqual([])
  })
})

describe('preparing', () => {
  it('is one worker’s turn at a time, so that one person gets one message', async () => {
    service.clock.set('2025-03-10T09:00')
    await service.deps.db.transaction(async tx => {
      await tx.execute(sql`select pg_advisory_xact_lock(735001)`)
      const other = await service.another()
      expect(await prepareDeliveries(other.deps, null)).toBe(0)
      await other.close()
    })
  })
})
