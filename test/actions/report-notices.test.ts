// What people hear of a report that was submitted or returned, and of questions about its figures: read from the database
// at the moment of sending, per recipient, and silent about what came to an end before the morning.
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, type Client, figure } from '../district.ts'
import { CHUN, LIFF, type Story, startStory } from './report-story.ts'

let story: Story
beforeEach(async () => {
  story = await startStory()
})
afterEach(() => story.service.close())

describe('a submitted report', () => {
  it('tells the chief totals, changes, doubts with reasons and stated zeros', async () => {
    await story.service.deps.db.execute(sql`
      insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
      values (${story.idOf(0)}, '2024-01', '56', '5602', 1000, 'visit', 1, now()), (${story.idOf(1)}, '2024-12', '56', '5602', 100.25, 'visit', 1, now())`)
    await story.service.deps.db.execute(sql`
      insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
      values ('5602', '2024-01', '56', 4000, 3, 0), ('5602', '2024-12', '56', 5000, 3, 0)`)
    await story.submitAll()
    await story.service.worker.runUntilIdle()
    const { words, altText, uris } = story.onlyOne(story.chief)
    expect(words).toContain('อำเภอจุน 5,200.25')
    expect(words).toContain('ผ้าและเครื่องแต่งกาย 5,200.25')
    // The whole district, as the printed form has it: (5,200.25 − 4,000) ÷ 4,000 and (5,200.25 − 5,000) ÷ 5,000.
    expect(words).toContain('เทียบเดือนเดียวกันปีก่อน เพิ่มขึ้น 30.0% จาก 4,000.00')
    expect(words).toContain('เทียบเดือนก่อน เพิ่มขึ้น 4.0% จาก 5,000.00')
    expect(words).toContain('ยอดต่างจากเดิมมาก 1 ราย ผู้ผลิต 01 5,000.00 เหตุผล: ได้ออเดอร์ใหญ่')
    expect(words).toContain('ไม่มียอดขาย 1 ราย ผู้ผลิต 03 (ไม่มีคำสั่งซื้อ)')
    expect(words).toContain('ส่งโดย สมหญิง (ตัวอย่าง)')
    expect(words).not.toContain('ครั้งก่อน')
    expect(altText).toContain('รวม 5,200.25 บาท')
    expect(uris).toEqual([`${LIFF}/report/5602/2025-01`])
  })

  it('goes to two chiefs in one call, until one of them has looked', async () => {
    const second = await addPerson(story.service, 'district_chief', '5602')
    await story.submitAll()
    await story.service.worker.runUntilIdle()
    expect([story.onlyOne(story.chief).via, story.onlyOne(second).via]).toEqual(['multicast', 'multicast'])
    const version = await story.versionOf(story.asChief)
    await story.asChief.call('returnReport', CHUN, { version, reason: 'ขอให้ตรวจ', producerId: null })
    await story.service.worker.runUntilIdle()
    story.onlyOne(second)
    story.service.clock.wait(60_000)
    await story.save(figure(story.idOf(1), '250', { baseVersion: 1 }))
    await story.submit()
    await story.service.worker.runUntilIdle()
    expect(story.onlyOne(story.chief).words).toContain(
      'เปลี่ยนจากที่ท่านดูครั้งก่อน 1 ราย ผู้ผลิต 02 จาก 200.25 เป็น 250.00',
    )
    expect(story.onlyOne(second).words).not.toContain('ครั้งก่อน')
  })

  it('is not told to somebody whose time as acting chief ended overnight', async () => {
    await story.nameActing(story.neighbour, '2025-01-20')
    story.service.clock.set('2025-01-20T21:00')
    await story.submitAll()
    await story.reach('2025-01-21T07:00')
    expect(story.heardBy(story.neighbour)).toEqual([])
    expect(story.onlyOne(story.chief).altText).toContain('รายงานพร้อมลงนามรับรอง')
    expect(await story.skipped()).toEqual(['report_submitted removed'])
  })
})

describe('a returned report', () => {
  it('by the province tells officer and chief, each with a button to the figure, and that it must be signed again', async () => {
    await story.submitAll()
    await story.certify()
    await story.service.worker.runUntilIdle()
    for (const person of [story.officer, story.chief, story.province]) story.heardBy(person)
    const version = await story.versionOf(story.asProvince)
    const producerId = story.idOf(0)
    await story.asProvince.call('returnReport', CHUN, { version, reason: 'ยอดไม่ตรงใบเสร็จ', producerId })
    await story.service.worker.runUntilIdle()
    const [toOfficer, toChief] = [story.onlyOne(story.officer), story.onlyOne(story.chief)]
    for (const { words, altText } of [toOfficer, toChief])
      for (const said of ['เหตุผล: ยอดไม่ตรงใบเสร็จ', 'ผู้ผลิต 01', 'โดย สมพร', 'ต้องลงนามรับรองใหม่']) {
        expect(words).toContain(said)
        expect(altText).toContain(said)
      }
    expect(toOfficer.uris).toEqual([`${LIFF}/revenue/2025-01/${producerId}`])
    expect(toChief.uris).toEqual([`${LIFF}/report/5602/2025-01/${producerId}`])
    expect(story.heardBy(story.province)).toEqual([])
  })

  it('by the chief tells the officer, and not the chief', async () => {
    await story.submitAll()
    await story.service.worker.runUntilIdle()
    story.heardBy(story.chief)
    const version = await story.versionOf(story.asChief)
    await story.asChief.call('returnReport', CHUN, { version, reason: 'ขอให้ตรวจ', producerId: null })
    await story.service.worker.runUntilIdle()
    expect(story.onlyOne(story.officer).words).not.toContain('ลงนามรับรองใหม่')
    expect(story.heardBy(story.chief)).toEqual([])
  })
})

describe('a question about a figure', () => {
  const write = (as: Client, index: number, text: string, replyTo: string | null = null) =>
    as.call('addComment', CHUN, { producerId: story.idOf(index), replyTo, text })

  it('reaches the officers once for several, and the answer reaches who asked', async () => {
    await story.save(figure(story.idOf(0), '5000'), figure(story.idOf(1), '200'))
    const asked = await write(story.asProvince, 0, 'รวมงานกาชาดด้วยหรือไม่')
    story.service.clock.wait(60_000)
    await write(story.asChief, 1, 'เหตุใดจึงลดลง')
    await story.reach('2025-01-20T10:15')
    const { words, altText, uris } = story.onlyOne(story.officer)
    expect(altText).toContain('มีคำถามเรื่องตัวเลข 2 ข้อ')
    expect(words).toContain('ผู้ผลิต 02 “เหตุใดจึงลดลง” ถามโดย พัฒนาการอำเภอ สมชาย')
    expect(words).toContain('ผู้ผลิต 01 “รวมงานกาชาดด้วยหรือไม่” ถามโดย เจ้าหน้าที่จังหวัด สมพร')
    expect(uris).toEqual([`${LIFF}/report/5602/2025-01/${story.idOf(1)}`])
    await write(story.asOfficer, 0, 'รวมแล้ว', asked.body.questions[0]?.id ?? '')
    await story.service.worker.runUntilIdle()
    const answer = story.onlyOne(story.province)
    expect(answer.words).toContain('“รวมงานกาชาดด้วยหรือไม่” “รวมแล้ว” ตอบโดย พัฒนากร สมหญิง')
    expect(answer.uris).toEqual([`${LIFF}/report/5602/2025-01/${story.idOf(0)}`])
    expect(story.heardBy(story.chief)).toEqual([])
  })

  it('asked and answered in the evening is no message in the morning', async () => {
    story.service.clock.set('2025-01-20T21:00')
    const asked = await write(story.asChief, 0, 'เหตุใดจึงว่าง')
    await write(story.asOfficer, 0, 'ยังเก็บไม่ได้', asked.body.questions[0]?.id ?? '')
    await story.reach('2025-01-21T07:00')
    expect(story.heardBy(story.officer)).toEqual([])
    expect(story.onlyOne(story.chief).words).toContain('“ยังเก็บไม่ได้”')
    expect(await story.skipped()).toEqual(['figure_questioned no_longer_so'])
  })
})
