// The page behind the QR of a paper: it confirms what the record says, to anybody, and says plainly when the paper is not
// the last word. It never names a producer and never shows what people wrote as anything but text.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingChiefs, officers, reportVersions } from '../../db/schema/index.ts'
import { addPerson, addProducers, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { tamper } from '../tamper.ts'
import { certifyMonth, returnMonth } from './certify-month.ts'
import { expectPage, openAt } from './start-papers.ts'

const PERIOD = '2025-01'

let service: TestService
let people: Record<'officer' | 'chief' | 'province', TestPerson>
let code: string

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  people = {
    officer: await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง'),
    chief: await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง'),
    province: await addPerson(service, 'provincial_officer', '56', 'มาลี ตัวอย่าง'),
  }
  await addProducers(service, '5605', 3)
  code = (await certifyMonth(service, { ...people, at: { officeCode: '5605', period: PERIOD } })).code
})
afterAll(() => service.close())

const open = (path: string, init?: RequestInit) => openAt(service.url, path, init)
const verify = (words: string) => open(`/verify/${encodeURIComponent(words)}`)

const rowOf = async (printed: string) => {
  const [row] = await service.deps.db
    .select()
    .from(reportVersions)
    .where(eq(reportVersions.code, printed.replaceAll('-', '')))
  if (row === undefined) throw new Error('no such version')
  return row
}

/** Another district with its people, certified once. */
async function certifyDistrict(officeCode: string, chiefName = 'หัวหน้า ตัวอย่าง') {
  const officer = await addPerson(service, 'district_officer', officeCode)
  const chief = await addPerson(service, 'district_chief', officeCode, chiefName)
  await addProducers(service, officeCode, 2)
  const at = { officeCode, period: PERIOD }
  return { officer, chief, at, version: await certifyMonth(service, { officer, chief, at }) }
}

describe('the code of a certified paper', () => {
  it('shows what to compare with it: place, month, version, sum, who signed and when', async () => {
    const page = await verify(code)
    expectPage(page, 200, '<h1>ตรงกับบันทึก</h1>')
    const { contentHash } = await rowOf(code)
    for (const words of [
      'อำเภอดอกคำใต้',
      'มกราคม 2568',
      '200.50',
      'สมชาย ตัวอย่าง',
      'พัฒนาการอำเภอดอกคำใต้',
      '20 มกราคม 2568 เวลา 10:00 น.',
      code,
      contentHash.slice(0, 16),
    ]) {
      expect(page.text).toContain(words)
    }
    expect(page.text).toMatch(/ผู้ผลิตที่มียอดขาย<\/dt><dd>2 ราย/)
    expect(page.text).toMatch(/ผู้ผลิตที่ไม่มียอดขาย<\/dt><dd>1 ราย/)
    expect(page.text).not.toContain('ข้อควรทราบ')
  })

  it('names no producer and nobody but who signed', async () => {
    const { text } = await verify(code)
    for (const words of ['ผู้ผลิต 0', 'สมหญิง', 'ผ้าทอ', '100.25']) expect(text).not.toContain(words)
  })

  it('is understood as people type it, and leads to one address', async () => {
    const plain = code.replaceAll('-', '')
    for (const words of [plain, plain.toLowerCase(), ` ${code} `, code.replace(/-/g, ' ')]) {
      expectPage(await verify(words), 200, 'ตรงกับบันทึก')
      const sent = await open(`/verify?${new URLSearchParams({ code: words })}`)
      expect([sent.status, sent.headers.get('location')]).toEqual([303, `/verify/${plain}`])
    }
  })

  it('asks for no session, and lets nobody frame or keep the page', async () => {
    const { headers } = await open(`/verify/${code}`, { headers: { cookie: 'otop=made-up-made-up-made-up' } })
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect((await open(`/verify/${code}`, { method: 'HEAD' })).status).toBe(200)
  })
})

describe('a paper that is not the last word', () => {
  it('is confirmed with the notice that the report is being corrected, then that there is a newer version', async () => {
    const { officer, chief, at, version } = await certifyDistrict('5602')
    await returnMonth(service, people.province, at)
    const returned = await verify(version.code)
    expectPage(returned, 200, 'ตรงกับบันทึก')
    expect(returned.text).toContain('รายงานถูกตีกลับไปแก้ไข')
    expect(returned.text).not.toContain('มีฉบับที่ใหม่กว่า')
    service.clock.wait(60_000)
    const second = await certifyMonth(service, { officer, chief, at }, '555')
    const old = await verify(version.code)
    expect(old.text).toContain('มีฉบับที่ใหม่กว่า')
    expect(old.text).toContain('คือฉบับที่ 2 ลงนามเมื่อ 20 มกราคม 2568 เวลา 10:01 น.')
    expect(old.text).not.toContain('ตีกลับไปแก้ไข')
    expect(old.text).toContain('100.25')
    expect(old.text).not.toContain('555.00')
    const current = await verify(second.code)
    expect(current.text).toContain('555.00')
    expect(current.text).not.toContain('ข้อควรทราบ')
  })

  it('stays confirmed when the province accepts it', async () => {
    const { at, version } = await certifyDistrict('5603')
    await service.deps.db.execute(
      sql`update district_reports set state = 'accepted' where office_code = ${at.officeCode}`,
    )
    expect((await verify(version.code)).text).not.toContain('ข้อควรทราบ')
  })

  it('says so of both: replaced, and the later one returned too', async () => {
    const { officer, chief, at, version } = await certifyDistrict('5604')
    await returnMonth(service, people.province, at)
    await certifyMonth(service, { officer, chief, at }, '1')
    await returnMonth(service, people.province, at)
    const { text } = await verify(version.code)
    expect(text).toContain('มีฉบับที่ใหม่กว่า')
    expect(text).toContain('รายงานถูกตีกลับไปแก้ไข')
  })
})

describe('who signed', () => {
  it('in place of the chief is shown with the order', async () => {
    const { db, ids, clock } = service.deps
    const officer = await addPerson(service, 'district_officer', '5606')
    const acting = await addPerson(service, 'district_officer', '5606', 'ธีรวัฒน์ ตัวอย่าง')
    await addProducers(service, '5606', 2)
    await db.insert(actingChiefs).values({
      id: ids.uuid(),
      provinceCode: '56',
      officeCode: '5606',
      officerId: acting.id,
      orderNumber: 'พย <b>57</b>/2568',
      fromOn: '2025-01-20',
      untilOn: '2025-01-25',
      namedBy: people.province.id,
      namedAt: clock.now(),
    })
    const at = { officeCode: '5606', period: PERIOD }
    const { text } = await verify((await certifyMonth(service, { officer, chief: acting, at })).code)
    expect(text).toContain('ธีรวัฒน์ ตัวอย่าง')
    expect(text).toContain('รักษาราชการแทน พัฒนาการอำเภอปง')
    expect(text).toContain('ตามคำสั่งที่ พย &lt;b&gt;57&lt;/b&gt;/2568')
  })

  it('is shown as text, whatever the name is made of', async () => {
    const name = `<script>alert("x")</script>'"&<img src=x onerror=alert(1)>`
    const { text } = await verify((await certifyDistrict('5607', name)).version.code)
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&quot;&amp;')
    expect(text).not.toMatch(/<script|<img/)
  })

  it('stays who it was when the officer is removed and renamed', async () => {
    const { chief, version } = await certifyDistrict('5608', 'ชื่อเดิม ตัวอย่าง')
    await service.deps.db
      .update(officers)
      .set({ removedAt: service.clock.now(), fullName: 'ชื่อใหม่' })
      .where(eq(officers.id, chief.id))
    const { text } = await verify(version.code)
    expect(text).toContain('ชื่อเดิม ตัวอย่าง')
    expect(text).not.toContain('ชื่อใหม่')
  })
})

describe('a code that confirms nothing', () => {
  it.each([
    ['7KQ2M9XAB4TC', 404],
    ['7KQ2-M9XA-B4TC', 404],
    ['7KQ2M9XAB4T', 404],
    ['ขอตรวจเอกสาร', 404],
    ['<script>alert(1)</script>', 404],
    [`"><svg onload=alert(1)>`, 404],
    ['x'.repeat(3000), 404],
    ['%', 404],
  ])('%j is not found, and can be typed again', async (typed, status) => {
    const page = await verify(typed)
    expectPage(page, status, '<h1>ไม่พบเอกสารนี้</h1>')
    expect(page.text).toContain('อาจพิมพ์รหัสผิด หรือเอกสารถูกแก้ไข')
    expect(page.text).toMatch(/<form action="\/verify" method="get">/)
    expect(page.text).not.toMatch(/<script|<svg onload/)
    expect(page.text.length).toBeLessThan(5000)
  })

  it('typed into the form: what cannot be a code is given back to be put right', async () => {
    expectPage(await open('/verify'), 200, '<h1>ตรวจสอบเอกสาร</h1>')
    expectPage(await open('/verify?code='), 200, '<h1>ตรวจสอบเอกสาร</h1>')
    expectPage(await open('/verify?code=a&code=b'), 200, '<h1>ตรวจสอบเอกสาร</h1>')
    const page = await open(`/verify?${new URLSearchParams({ code: '7KQ2-"M9' })}`)
    expectPage(page, 404, 'value="7KQ2-&quot;M9"')
  })

  it('at a broken address is a page too', async () => {
    expectPage(await open('/verify/%zz'), 404)
    expectPage(await open('/verify/a/b'), 404)
    expectPage(await open('/verify/', { method: 'POST' }), 404)
  })

  it('of a record that was changed past the program is not confirmed, and is reported', async () => {
    const { db } = service.deps
    const { contentHash, content } = await rowOf(code)
    const put = (text: string) =>
      tamper(db, sql`update report_versions set content = ${text} where content_hash = ${contentHash}`)
    for (const changed of [content.replace('"200.50"', '"900.50"'), '', '{}', content.slice(1)]) {
      await put(changed)
      const page = await verify(code)
      await put(content)
      expectPage(page, 500, '<h1>ยืนยันเอกสารนี้ไม่ได้</h1>')
      expect(page.text).not.toContain('ตรงกับบันทึก<')
      expect(page.text).not.toContain('900.50')
    }
    const logged = service.log.filter(({ event }) => event === 'version.altered')
    expect(logged.map(({ level, data }) => [level, data])).toEqual(
      Array(4).fill(['error', { officeCode: '5605', period: PERIOD, number: 1 }]),
    )
    expectPage(await verify(code), 200, 'ตรงกับบันทึก')
  })

  it('of a whole record moved to another district is not confirmed', async () => {
    const { db } = service.deps
    const { contentHash } = await rowOf(code)
    const move = (officeCode: string) =>
      tamper(
        db,
        sql`update report_versions set office_code = ${officeCode} where content_hash = ${contentHash}`,
      )
    await move('5609')
    const page = await verify(code)
    await move('5605')
    expectPage(page, 500, 'ยืนยันเอกสารนี้ไม่ได้')
  })
})
