// Histories: of a figure, of a report, of a person. Who may read them, and that they say exactly what happened.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, signIn } from '../district.ts'
import { AT, type HistoryWorld, openHistoryWorld } from './history-world.ts'

const world = {} as HistoryWorld
beforeAll(async () => {
  Object.assign(world, await openHistoryWorld())
})
afterAll(() => world.service.close())

const historyOf = (client: Client, producerId: string) =>
  client.call('showFigureHistory', { ...AT, producerId })

/** A figure that no action stored, as an import would. */
async function storeBare(producerId: string, officeCode: string, version: number): Promise<void> {
  const { db } = world.service.deps
  const row = sql`${producerId}, ${AT.period}, '56', ${officeCode}, ${version}, 'visit', ${version}, now()`
  const columns = sql`producer_id, period, province_code, office_code, amount, source, version, recorded_at`
  await db.execute(sql`insert into figures (${columns}) values (${row})
    on conflict (producer_id, period) do update set office_code = excluded.office_code, version = excluded.version`)
  await db.execute(sql`insert into figure_versions (${columns}, entries) values (${row}, '[]')`)
}

describe('the history of a figure', () => {
  it('has every version, newest first, with who, when, from where and in which certified versions it stands', async () => {
    const { as, people, first, second } = world
    const { status, body } = await historyOf(as.province, first)
    expect(status).toBe(200)
    expect(body).toMatchObject({ producerId: first, producerName: 'ผู้ผลิต 01', period: AT.period })
    expect(
      body.versions.map(item => [item.version, item.amount, item.origin, item.by, item.certifiedIn]),
    ).toEqual([
      [3, '175.25', 'app', people.officer.fullName, [2]],
      [2, '150.25', 'app', people.officer.fullName, [1]],
      [1, '100.00', 'chat', people.officer.fullName, []],
    ])
    expect(body.versions[0]).toMatchObject({
      at: '2025-01-27T03:00:00.000Z',
      source: 'visit',
      entries: [{ category: 'textile_apparel', channel: 'domestic_offline', amount: '175.25' }],
      note: null,
      doubtReason: null,
    })
    const unchanged = (await historyOf(as.officer, second)).body.versions
    expect(unchanged.map(item => [item.version, item.noSalesReason, item.certifiedIn])).toEqual([
      [1, 'paused', [1, 2]],
    ])
  })

  it('is empty for a producer that is still blank, and says no origin where no save is on record', async () => {
    const { as, service } = world
    const blank = (await addProducers(service, '5605', 1))[0] ?? ''
    expect((await historyOf(as.officer, blank)).body.versions).toEqual([])
    await storeBare(blank, '5605', 1)
    const [imported] = (await historyOf(as.officer, blank)).body.versions
    expect(imported).toMatchObject({ amount: '1.00', by: null, origin: null, certifiedIn: [] })
  })

  it('is that of the district that holds the figure; another one sees only what it recorded itself', async () => {
    const { as, service } = world
    const moved = (await addProducers(service, '5605', 1))[0] ?? ''
    await storeBare(moved, '5605', 1)
    await storeBare(moved, '5602', 2)
    await service.deps.db.execute(sql`update producers set office_code = '5602' where id = ${moved}`)
    const versionsOf = async (client: Client, officeCode: string) => {
      const { status, body } = await client.call('showFigureHistory', {
        ...AT,
        officeCode,
        producerId: moved,
      })
      return status === 200 ? body.versions.map(item => item.version) : body.error?.code
    }
    // The neighbour acts for 5605 until the 31st.
    service.clock.set('2025-02-03T10:00')
    expect(await versionsOf(as.neighbour, '5602')).toEqual([2, 1])
    expect(await versionsOf(as.officer, '5605')).toEqual([1])
    expect(await versionsOf(as.neighbour, '5605')).toBe('access.denied')
    expect(await versionsOf(as.province, '5603')).toBe('figure.unknown')
    const [other] = await addProducers(service, '5602', 1)
    const refused = await historyOf(as.province, other ?? '')
    expect([refused.status, refused.body.error?.code]).toEqual([404, 'figure.unknown'])
    expect((await historyOf(as.province, service.deps.ids.uuid())).status).toBe(404)
  })
})

describe('the history of a report', () => {
  it('tells in words what happened, newest first', async () => {
    const { as, people } = world
    const { status, body } = await as.officer.call('showReportHistory', AT)
    expect(status).toBe(200)
    expect(body.title).toBe('ประวัติรายงานอำเภอดอกคำใต้ เดือนมกราคม 2568')
    expect(body.lines.map(line => [line.by, line.says, ...line.details])).toEqual([
      [people.province.fullName, 'รับรายงาน'],
      [people.neighbour.fullName, 'ลงนามรับรองรายงาน ฉบับที่ 2', 'รักษาราชการแทนพัฒนาการอำเภอ ตามคำสั่งที่ 12/2568'],
      [people.officer.fullName, 'ส่งรายงานให้พัฒนาการอำเภอลงนาม'],
      [people.officer.fullName, 'แก้ไขตัวเลข 1 ราย', 'ผู้ผลิต 01: 150.25 บาท → 175.25 บาท'],
      [people.chief.fullName, 'ถามเรื่องตัวเลขของ ผู้ผลิต 01'],
      [people.province.fullName, 'ตีกลับรายงานให้แก้ไข', 'เหตุผล: โปรดตรวจ อีกครั้ง', 'ตัวเลขที่ให้แก้: ผู้ผลิต 01'],
      [people.chief.fullName, 'ลงนามรับรองรายงาน ฉบับที่ 1'],
      [people.officer.fullName, 'ส่งรายงานให้พัฒนาการอำเภอลงนาม'],
      [people.officer.fullName, 'บันทึกตัวเลข 1 ราย', 'ผู้ผลิต 02: ยังไม่บันทึก → ไม่มียอดขาย'],
      [people.officer.fullName, 'แก้ไขตัวเลข 1 ราย', 'ผู้ผลิต 01: 100 บาท → 150.25 บาท'],
      [people.officer.fullName, 'บันทึกตัวเลข 1 ราย', 'ผู้ผลิต 01: ยังไม่บันทึก → 100 บาท'],
    ])
    expect(body.lines.at(-1)).toMatchObject({
      origin: 'chat',
      action: 'save-figures',
      officeCode: '5605',
      period: '2025-01',
      at: '2025-01-13T02:00:00.000Z',
    })
    const order = body.lines.map(line => line.seq)
    expect(order).toEqual(order.toSorted((a, b) => b - a))
  })

  it('has what the province did to the whole month, and nothing of another district or month', async () => {
    const { as, service } = world
    service.clock.set('2025-02-03T10:00')
    await as.province.call(
      'correctCalendar',
      { period: AT.period },
      {
        milestone: 'window_closes',
        correctedOn: '2025-02-08',
        reason: 'ระบบขัดข้อง',
      },
    )
    const elsewhere = await as.neighbour.call('showReportHistory', { ...AT, officeCode: '5602' })
    expect(elsewhere.body.lines.map(line => [line.says, ...line.details])).toEqual([
      ['แก้วันปิดระบบ', '6 กุมภาพันธ์ 2568 → 8 กุมภาพันธ์ 2568', 'เหตุผล: ระบบขัดข้อง'],
    ])
    const other = await as.officer.call('showReportHistory', { ...AT, period: '2024-12' })
    expect(other.body.lines).toEqual([])
  })

  it('is read by the district and its province only, and has 200 lines at most', async () => {
    const { as, service } = world
    expect((await as.neighbour.call('showReportHistory', AT)).status).toBe(403)
    const asElsewhere = await signIn(service, await addPerson(service, 'provincial_officer', '57'))
    expect((await asElsewhere.call('showReportHistory', AT)).status).toBe(403)
    await service.deps.db.execute(sql`
      insert into audit (at, actor_kind, action, province_code, office_code, period, detail)
      select now(), 'clock', 'grow-wings', '56', '5605', '2024-11', '{}' from generate_series(1, 230)`)
    const { body } = await as.officer.call('showReportHistory', { ...AT, period: '2024-11' })
    expect(body.lines).toHaveLength(200)
    expect(body.lines[0]).toMatchObject({ by: null, says: 'ทำรายการในระบบ', details: ['รายการ: grow-wings'] })
  })
})

describe('the history of a person', () => {
  it('is one’s own for everybody, with the place of each act', async () => {
    const { as, people } = world
    const { status, body } = await as.neighbour.call('showOfficerHistory', { id: 'me' })
    expect(status).toBe(200)
    expect(body.title).toBe('ประวัติการทำรายการของ สมคิด ตัวอย่าง')
    expect(body.lines.map(line => [line.says, ...line.details])).toEqual([
      [
        'ลงนามรับรองรายงาน ฉบับที่ 2',
        'อำเภอดอกคำใต้ เดือนมกราคม 2568',
        'รักษาราชการแทนพัฒนาการอำเภอ ตามคำสั่งที่ 12/2568',
      ],
    ])
    const same = await as.neighbour.call('showOfficerHistory', { id: people.neighbour.id })
    expect(same.body).toEqual(body)
  })

  it('is read by the province for its staff, also for those who have left; everybody else learns nothing', async () => {
    const { as, people, service } = world
    const asHead = await signIn(service, await addPerson(service, 'provincial_chief', '56'))
    const asElsewhere = await signIn(service, await addPerson(service, 'provincial_chief', '57'))
    const read = async (client: Client, id: string) => {
      const { status, body } = await client.call('showOfficerHistory', { id })
      return status === 200 ? body.lines.length : body.error?.code
    }
    expect(await read(asHead, people.officer.id)).toBeGreaterThan(4)
    await service.deps.db.execute(sql`update officers set removed_at = now() where id = ${people.chief.id}`)
    expect(await read(as.province, people.chief.id)).toBeGreaterThan(1)
    expect(await read(asHead, people.province.id)).toBeGreaterThan(2)
    for (const client of [as.officer, as.neighbour, asElsewhere])
      expect(await read(client, people.chief.id)).toBe('officer.not_found')
    expect(await read(as.province, service.deps.ids.uuid())).toBe('officer.not_found')
    expect(await read(as.province, 'someone')).toBe('request.invalid')
  })

  it('names what the province did by office and person', async () => {
    const { as } = world
    const { body } = await as.province.call('showOfficerHistory', { id: 'me' })
    const naming = body.lines.find(line => line.action === 'name-acting-chief')
    expect([naming?.says, ...(naming?.details ?? [])]).toEqual([
      'แต่งตั้ง สมคิด ตัวอย่าง ให้รักษาราชการแทนพัฒนาการอำเภอ',
      'อำเภอดอกคำใต้',
      'คำสั่งที่: 12/2568',
      'ตั้งแต่ 27 มกราคม 2568 ถึง 31 มกราคม 2568',
    ])
  })
})

describe('the way from a report’s history to a person’s', () => {
  it('is open to the province for everybody, and to others for themselves', async () => {
    const { as, people } = world
    const idsIn = async (client: Client) => {
      const { lines } = (await client.call('showReportHistory', AT)).body
      return new Set(lines.map(line => line.byId))
    }
    expect(await idsIn(as.province)).toContain(people.officer.id)
    const own = [...(await idsIn(as.officer))].filter(id => id !== null)
    expect(own).toEqual([people.officer.id])
    expect((await as.province.call('showOfficerHistory', { id: people.officer.id })).status).toBe(200)
  })
})
