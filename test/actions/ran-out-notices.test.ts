// A reopening whose moment passes before the report is certified: only the province can open the month once more, so its
// officers are told, once, in sending hours, and only while it is so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNextDue } from '../../db/queries/practice.ts'
import { addPerson, type TestPerson } from '../district.ts'
import { bangkokInstant } from '../service.ts'
import { CHUN, LIFF, type Story, startStory } from './report-story.ts'

const PONG = { officeCode: '5606', period: '2025-01' }
const OVER = 'ยังไม่ได้ลงนามรับรอง'

let story: Story
let head: TestPerson
beforeEach(async () => {
  story = await startStory()
  head = await addPerson(story.service, 'provincial_chief', '56')
  await story.submitAll()
  await story.reach('2025-02-07T10:00')
})
afterEach(() => story.service.close())

async function reopen(until: string, at = CHUN): Promise<void> {
  const { version } = (await story.asProvince.call('showReport', at)).body
  const body = { version, until: bangkokInstant(until).toISOString(), reason: 'กรมขอข้อมูลเพิ่ม' }
  const answered = await story.asProvince.call('reopenReport', at, body)
  expect(answered.status, JSON.stringify(answered.body)).toBe(200)
  await story.service.worker.runUntilIdle()
}

/** What the province has heard of it since the last look. */
const toldOf = (person: TestPerson) => story.heardBy(person).filter(item => item.altText.includes(OVER))

describe('a reopening that runs out before the report is certified', () => {
  it('is told to the officers of the province, with what is missing and the way to open it again, and once', async () => {
    await reopen('2025-02-09T16:30')
    story.heardBy(story.province)
    await story.reach('2025-02-09T16:30')
    expect(toldOf(story.province)).toEqual([])
    await story.reach('2025-02-09T16:31')
    const { words, altText, uris, labels } = story.onlyOne(story.province)
    for (const said of [words, altText]) {
      expect(said).toContain('เดือนมกราคม 2568')
      expect(said).toContain('อำเภอจุน')
      expect(said).toContain('เปิดให้แก้ไขถึงวันอาทิตย์ที่ 9 กุมภาพันธ์ 2568 เวลา 16:30 น. สิ้นสุดแล้ว')
      expect(said).toContain('ยังไม่ได้ลงนามรับรอง (อำเภอส่งรายงานแล้ว)')
    }
    expect([uris, labels]).toEqual([[`${LIFF}/report/5602/2025-01`], ['ดูรายงานและเปิดอีกครั้ง']])
    await story.reach('2025-02-09T18:00')
    await story.reach('2025-02-11T09:00')
    expect(toldOf(story.province)).toEqual([])
    for (const person of [story.officer, story.chief, story.neighbour, head])
      expect(toldOf(person)).toEqual([])
  })

  it('waits for the morning, and is silent where the month was opened again meanwhile', async () => {
    await reopen('2025-02-08T20:30')
    await reopen('2025-02-08T21:00', PONG)
    await story.reach('2025-02-08T22:00')
    expect(toldOf(story.province)).toEqual([])
    await reopen('2025-02-12T16:30')
    await story.reach('2025-02-09T07:00')
    const [told, ...more] = toldOf(story.province)
    expect(told?.altText).toContain('อำเภอปง')
    expect(told?.altText).toContain('(อำเภอยังไม่ได้ส่งรายงาน)')
    expect(told?.altText).not.toContain('อำเภอจุน')
    expect(more).toEqual([])
    expect(await story.skipped()).toContain('reopening_ran_out no_longer_so')
  })

  it('of two districts on one day is one message', async () => {
    await reopen('2025-02-08T20:30')
    await reopen('2025-02-08T21:00', PONG)
    await story.reach('2025-02-09T07:00')
    const [told, ...more] = toldOf(story.province)
    expect(more).toEqual([])
    expect(told?.altText).toMatch(/^มี 2 เรื่อง/)
    for (const district of ['อำเภอจุน', 'อำเภอปง']) expect(told?.altText).toContain(district)
  })

  it('is told by a server that was down meanwhile, to who is at the province by then', async () => {
    await reopen('2025-02-09T16:30')
    story.service.clock.set('2025-02-11T10:00')
    const newcomer = await addPerson(story.service, 'provincial_officer', '56')
    await story.service.worker.runUntilIdle()
    for (const person of [story.province, newcomer]) expect(toldOf(person)).toHaveLength(1)
  })

  it('is an instant at which the practice clock stops, so that it is told at its time there, too', async () => {
    await reopen('2025-02-09T16:30')
    await story.reach('2025-02-09T10:00')
    const { db } = story.service.deps
    const at = new Date(bangkokInstant('2025-02-09T16:30').getTime() + 1)
    expect(await findNextDue(db, story.service.clock.now())).toEqual(at)
    expect(await findNextDue(db, bangkokInstant('2025-02-09T16:30'))).toEqual(at)
    expect(await findNextDue(db, at)).toBeNull()
  })

  it('is no word to anybody where the report was certified in time', async () => {
    await reopen('2025-02-09T16:30')
    await story.certify()
    await story.reach('2025-02-10T09:00')
    expect(toldOf(story.province)).toEqual([])
    expect((await story.skipped()).filter(line => line.startsWith('reopening_ran_out'))).toEqual([])
  })

  it('is not told where the closing was moved, so that the month is open for all by then', async () => {
    await reopen('2025-02-08T20:30')
    await story.reach('2025-02-08T21:00')
    const moved = await story.asProvince.call(
      'correctCalendar',
      { period: '2025-01' },
      { milestone: 'window_closes', correctedOn: '2025-02-12', reason: 'กรมขยายเวลา' },
    )
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    await story.reach('2025-02-09T07:00')
    expect(toldOf(story.province)).toEqual([])
    expect(await story.skipped()).toContain('reopening_ran_out no_longer_so')
  })
})
