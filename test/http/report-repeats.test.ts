// Moves that come twice, at once, or too late: one effect, one answer, and the right next step.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, figure, signature, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const PERIOD = '2025-01'
const DISTRICTS = ['5602', '5605'] as const

let service: TestService
let province: Client
const chiefs = {} as Record<string, Client>
const officers = {} as Record<string, Client>

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  province = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
  for (const officeCode of DISTRICTS) {
    const [producer] = await addProducers(service, officeCode, 1)
    officers[officeCode] = await signIn(service, await addPerson(service, 'district_officer', officeCode))
    chiefs[officeCode] = await signIn(service, await addPerson(service, 'district_chief', officeCode))
    await officers[officeCode]?.call('saveFigures', at(officeCode), {
      figures: [figure(producer ?? '', '100')],
    })
  }
})
afterAll(() => service.close())

const at = (officeCode: string) => ({ officeCode, period: PERIOD })
const versionOf = async (officeCode: string) =>
  (await province.call('showReport', at(officeCode))).body.version

async function submit(officeCode: string): Promise<void> {
  const version = await versionOf(officeCode)
  expect((await officers[officeCode]?.call('submitReport', at(officeCode), { version }))?.status).toBe(200)
}

async function certifyBoth(): Promise<void> {
  const versions = await Promise.all(DISTRICTS.map(versionOf))
  const answers = await Promise.all(
    DISTRICTS.map((officeCode, index) =>
      chiefs[officeCode]?.call('certifyReport', at(officeCode), { version: versions[index] ?? 0, signature }),
    ),
  )
  expect(answers.map(answer => answer?.status)).toEqual([200, 200])
}

async function countAllCertified(): Promise<number> {
  const [row] = await service.deps.db.execute<{ count: number }>(
    sql`select count(*)::int as count from notices where kind = 'all_certified'`,
  )
  return row?.count ?? 0
}

describe('the last districts of a month', () => {
  it('certify at the same moment, and the province hears once that all have', async () => {
    for (const officeCode of DISTRICTS) await submit(officeCode)
    await certifyBoth()
    expect(await countAllCertified()).toBe(1)
  })

  it('are news again after a return, also when the first news was never sent', async () => {
    const version = await versionOf('5602')
    await province.call('returnReport', at('5602'), { version, reason: 'โปรดตรวจ', producerId: null })
    await service.worker.runUntilIdle()
    await submit('5602')
    const again = { version: await versionOf('5602'), signature }
    expect((await chiefs['5602']?.call('certifyReport', at('5602'), again))?.status).toBe(200)
    expect(await countAllCertified()).toBe(2)
  })
})

describe('a return', () => {
  it('asked twice is one; with another reason it is not taken for the first', async () => {
    const version = await versionOf('5602')
    const body = { version, reason: 'ยอดสูงผิดปกติ', producerId: null }
    const taps = await Promise.all([1, 2].map(() => province.call('returnReport', at('5602'), body)))
    expect(taps.map(tap => tap.body)).toEqual(Array(2).fill({ state: 'returned', version: version + 1 }))
    const other = await province.call('returnReport', at('5602'), { ...body, reason: 'อีกเรื่องหนึ่ง' })
    expect([other.status, other.body.error?.code]).toEqual([409, 'report.wrong_state'])
    expect((await province.call('showReport', at('5602'))).body.returned?.reason).toBe('ยอดสูงผิดปกติ')
  })

  it('after the closing sends the province to the reopening, not to itself', async () => {
    service.clock.set('2025-02-07T09:00')
    const refused = await province.call('returnReport', at('5605'), {
      version: await versionOf('5605'),
      reason: 'โปรดตรวจ',
      producerId: null,
    })
    expect([refused.status, refused.body.error?.code]).toEqual([423, 'window.closed_return'])
    expect(refused.body.error?.next).toContain('เปิดให้แก้ไขเพิ่ม')
  })
})

describe('a reopening', () => {
  const body = { until: '2025-02-10T09:30:00.000Z', reason: 'ใบเสร็จมาช้า' }

  it('asked twice is one, told once', async () => {
    const version = await versionOf('5605')
    const taps = await Promise.all(
      [1, 2].map(() => province.call('reopenReport', at('5605'), { ...body, version })),
    )
    expect(taps.map(tap => tap.body)).toEqual(Array(2).fill({ state: 'returned', version: version + 1 }))
    const [row] = await service.deps.db.execute<{ count: number }>(
      sql`select count(*)::int as count from reopenings where office_code = '5605'`,
    )
    expect(row?.count).toBe(1)
  })

  it('until another moment replaces the running one', async () => {
    const version = await versionOf('5605')
    const longer = { ...body, version, until: '2025-02-12T09:30:00.000Z' }
    expect((await province.call('reopenReport', at('5605'), longer)).status).toBe(200)
    const { reopened } = (await province.call('showReport', at('5605'))).body
    expect(reopened?.until).toBe(longer.until)
  })
})
