// The calendar that people subscribe to: open to all, sound, told from one fiscal year to the end of the next, and a date
// that was corrected is the same event in a newer version.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, type Client, signIn, type TestPerson } from '../district.ts'
import { type ReadEvent, readCalendar } from '../read-icalendar.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let province: TestPerson
let asProvince: Client
beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  province = await addPerson(service, 'provincial_officer', '56', 'สมพร ไม่ต้องบอก')
  asProvince = await signIn(service, province)
})
afterAll(() => service.close())
beforeEach(async () => {
  service.clock.set('2025-01-15T10:00')
  await service.deps.db.execute(sql`delete from calendar_corrections`)
})

const get = (code = '56', headers: Record<string, string> = {}) =>
  fetch(`${service.url}/open/calendar/${code}.ics`, { headers })

async function read(code = '56') {
  const answer = await get(code)
  expect(answer.status).toBe(200)
  return readCalendar(new Uint8Array(await answer.arrayBuffer()))
}

async function eventOf(milestone: string, period = '2025-01'): Promise<ReadEvent> {
  const found = (await read()).events.filter(({ uid }) => uid.startsWith(`${milestone}.${period}.`))
  expect(found).toHaveLength(1)
  return found[0] as ReadEvent
}

const correct = async (correctedOn: string, reason: string) =>
  expect(
    (
      await asProvince.call(
        'correctCalendar',
        { period: '2025-01' },
        { milestone: 'report_due', correctedOn, reason },
      )
    ).status,
  ).toBe(200)

describe('the feed', () => {
  it('has four dates a month and the forecast’s, of this fiscal year and the next, each once', async () => {
    const { properties, events } = await read()
    expect(properties['X-WR-CALNAME']).toBe('กำหนดการรายงานรายได้ OTOP จังหวัดพะเยา')
    expect(events).toHaveLength(24 * 4 + 2)
    expect(new Set(events.map(event => event.uid)).size).toBe(events.length)
    const starts = events.map(event => event.start).sort()
    expect([starts[0], starts.at(-1)]).toEqual(['20241010', '20261006'])
    expect(new Set(events.map(event => event.stamp))).toEqual(new Set(['20250115T030000Z']))
  })

  it('says what each day is, and that a rest day is one', async () => {
    expect(await eventOf('report_due')).toEqual({
      uid: 'report_due.2025-01.56@otop-revenue',
      stamp: '20250115T030000Z',
      start: '20250125',
      end: '20250126',
      summary: 'ครบกำหนด รต.1 ม.ค. 68',
      description:
        'วันสุดท้ายของการบันทึก รต.1 เดือนมกราคม 2568 ให้ครบทุกราย\nตรงกับวันหยุด (วันเสาร์) ควรทำให้เสร็จภายในวันศุกร์ที่ 24 มกราคม 2568',
      url: 'https://liff.line.me/2000000002-AbCdEfGh/calendar/2025-01',
      sequence: 0,
      lastModified: null,
    })
    const holiday = await eventOf('window_closes', '2025-09')
    expect(holiday.description).toContain('ปิดระบบเดือนกันยายน 2568 เวลา 23:59 น.')
    expect((await eventOf('forecast_due')).summary).toBe('ครบกำหนดประมาณการรายได้ ปี 2568')
  })

  it('takes a correction as a newer version of the same event, with every reason', async () => {
    const before = await eventOf('report_due')
    await correct('2025-01-28', 'ระบบกรมขัดข้อง; รอแก้ไข, 3 วัน')
    const once = await eventOf('report_due')
    expect(once).toMatchObject({
      uid: before.uid,
      start: '20250128',
      sequence: 1,
      lastModified: '20250115T030000Z',
    })
    expect(once.description).toContain(
      'แก้ไขจาก 25 มกราคม 2568 เป็น 28 มกราคม 2568 เพราะ ระบบกรมขัดข้อง; รอแก้ไข, 3 วัน',
    )
    service.clock.set('2025-01-16T08:00')
    await correct('2025-01-25', 'กลับเป็นวันเดิม')
    const twice = await eventOf('report_due')
    expect(twice).toMatchObject({
      uid: before.uid,
      start: '20250125',
      sequence: 2,
      lastModified: '20250116T010000Z',
    })
    expect(twice.description).toMatch(/แก้ไขจาก 28 มกราคม 2568 เป็น 25 มกราคม 2568 เพราะ กลับเป็นวันเดิม$/)
    expect((await eventOf('report_due', '2025-02')).sequence).toBe(0)
    expect(JSON.stringify(await read())).not.toContain('สมพร')
  })

  it('of another province knows nothing of it, and is there also where nobody works yet', async () => {
    await correct('2025-01-28', 'เฉพาะพะเยา')
    const other = await read('57')
    expect(JSON.stringify(other)).not.toContain('เฉพาะพะเยา')
    expect(other.events.find(({ uid }) => uid.startsWith('report_due.2025-01.'))?.start).toBe('20250125')
    expect((await read('95')).events.length).toBe(98)
  })

  it('still has last September in October, which closes then', async () => {
    service.clock.set('2025-10-03T10:00')
    expect((await eventOf('window_closes', '2025-09')).start).toBe('20251006')
    expect((await read()).events.at(-1)?.uid).toContain('2027-09')
    service.clock.set('2025-11-01T10:00')
    expect((await read()).events.some(({ uid }) => uid.includes('2025-09'))).toBe(false)
  })

  it('still has last September in November, where its closing was moved there', async () => {
    service.clock.set('2025-10-03T10:00')
    const later = await signIn(service, province)
    const moved = await later.call(
      'correctCalendar',
      { period: '2025-09' },
      { milestone: 'window_closes', correctedOn: '2025-11-05', reason: 'กรมเลื่อน' },
    )
    expect(moved.status).toBe(200)
    service.clock.set('2025-11-01T10:00')
    expect(await eventOf('window_closes', '2025-09')).toMatchObject({ start: '20251105', sequence: 1 })
    service.clock.set('2025-12-01T10:00')
    expect((await read()).events.some(({ uid }) => uid.includes('2025-09'))).toBe(false)
  })
})

describe('a calendar program', () => {
  it('gets a calendar, is told when nothing changed, and that something did', async () => {
    const first = await get()
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('public, max-age=900')
    expect(first.headers.get('content-disposition')).toBe('inline; filename="otop-56.ics"')
    const etag = first.headers.get('etag') ?? ''
    service.clock.wait(3_600_000)
    expect((await get('56', { 'if-none-match': etag })).status).toBe(304)
    await correct('2025-01-28', 'x')
    expect((await get('56', { 'if-none-match': etag })).status).toBe(200)
  })

  it.each(['5', '560', '5601', 'xx', '99', '00', "56'--"])(
    'asking for %s is told that it is not there',
    async code => {
      const answer = await fetch(`${service.url}/open/calendar/${encodeURIComponent(code)}.ics`)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ error: { code: 'office.unknown' } })
    },
  )

  it('asking without end is asked to wait, from its address alone', async () => {
    const from = { 'x-forwarded-for': '198.51.100.20' }
    const statuses = []
    for (let time = 0; time < 61; time++) statuses.push((await get('56', from)).status)
    expect(statuses.filter(status => status === 200)).toHaveLength(60)
    expect(statuses.at(-1)).toBe(429)
    expect((await get('56', { 'x-forwarded-for': '198.51.100.21' })).status).toBe(200)
  })
})
