// Who is named to act for a chief hears of it at once: for which office, which days, by which order, and what waits there.
// What they are asked to sign afterwards says in whose stead.
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, type TestPerson } from '../district.ts'
import { bangkokInstant } from '../service.ts'
import { CHUN, LIFF, type Story, startStory } from './report-story.ts'

const STEAD = 'ในฐานะผู้รักษาราชการแทนพัฒนาการอำเภอจุน ตามคำสั่งที่ พย 0019/12'
const TODAY = { fromOn: '2025-01-20', untilOn: '2025-01-24' }

let story: Story
beforeEach(async () => {
  story = await startStory()
})
afterEach(() => story.service.close())

async function name(person: TestPerson, more: Record<string, string> = {}): Promise<string> {
  const body = { officeCode: '5602', officerId: person.id, orderNumber: 'พย 0019/12', ...TODAY, ...more }
  const named = await story.asProvince.call('nameActingChief', {}, body)
  expect(named.status, JSON.stringify(named.body)).toBe(200)
  return named.body.actingChiefs[0]?.id ?? ''
}

const run = () => story.service.worker.runUntilIdle()

describe('an acting chief', () => {
  it('is told at once for whom, from when until when and by which order; nobody else is', async () => {
    const days = { fromOn: '2025-01-27', untilOn: '2025-01-31' }
    await name(story.neighbour, days)
    await name(story.neighbour, days)
    await run()
    const { words, altText, uris } = story.onlyOne(story.neighbour)
    for (const said of [words, altText]) {
      expect(said).toContain('ผู้รักษาราชการแทนพัฒนาการอำเภอจุน')
      expect(said).toContain('ตั้งแต่วันจันทร์ที่ 27 มกราคม 2568 ถึงวันศุกร์ที่ 31 มกราคม 2568')
      expect(said).toContain('ตามคำสั่งที่ พย 0019/12')
    }
    expect(uris).toEqual([`${LIFF}/`])
    for (const person of [story.officer, story.chief, story.province])
      expect(story.heardBy(person)).toEqual([])
    expect(await story.skipped()).toEqual([])
  })

  it('before the first day is led to no report: the days have to come first', async () => {
    await story.submitAll()
    await run()
    await name(story.neighbour, { fromOn: '2025-01-27', untilOn: '2025-01-31' })
    await run()
    expect(story.onlyOne(story.neighbour).uris).toEqual([`${LIFF}/`])
  })

  it('hears of a report that waits already in the same message', async () => {
    await story.submitAll()
    await run()
    story.heardBy(story.chief)
    await name(story.neighbour)
    await run()
    const { words, altText, uris, labels } = story.onlyOne(story.neighbour)
    expect(altText).toMatch(/^มี 2 เรื่อง/)
    expect(words).toContain('รายงานพร้อมลงนามรับรอง')
    expect(words.split('5,200.25').length).toBeGreaterThan(1)
    expect(new Set(uris)).toEqual(new Set([`${LIFF}/report/5602/2025-01`]))
    expect(new Set(labels)).toEqual(new Set(['ตรวจและลงนามรับรอง']))
    expect(story.heardBy(story.chief)).toEqual([])
  })

  it('hears of a reopened month that waits, although another month is the current one', async () => {
    await story.submitAll()
    await story.reach('2025-02-10T10:00')
    const version = await story.versionOf(story.asProvince)
    const until = bangkokInstant('2025-02-14T16:30').toISOString()
    await story.asProvince.call('reopenReport', CHUN, { version, until, reason: 'กรมขอข้อมูลเพิ่ม' })
    await run()
    story.heardBy(story.neighbour)
    await name(story.neighbour, { fromOn: '2025-02-10', untilOn: '2025-02-12' })
    await run()
    const { words, uris } = story.onlyOne(story.neighbour)
    expect(words).toContain('รายงานพร้อมลงนามรับรอง')
    expect(words).toContain('แก้ไขถึง 14 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    expect(new Set(uris)).toEqual(new Set([`${LIFF}/report/5602/2025-01`]))
  })

  it('is not asked to sign what was not signed before the closing', async () => {
    await story.submitAll()
    await story.reach('2025-02-08T10:00')
    story.heardBy(story.neighbour)
    await name(story.neighbour, { fromOn: '2025-02-08', untilOn: '2025-02-12' })
    await run()
    const { altText, uris } = story.onlyOne(story.neighbour)
    expect(altText).not.toContain('พร้อมลงนามรับรอง')
    expect(uris).toEqual([`${LIFF}/`])
  })

  it('who submitted the report is told of the order, and not led to sign it', async () => {
    await story.submitAll()
    await name(story.officer)
    await run()
    expect(story.onlyOne(story.officer).uris).toEqual([`${LIFF}/`])
  })

  it('of a district without producers is told as well', async () => {
    await name(story.neighbour, { officeCode: '5603' })
    await run()
    expect(story.onlyOne(story.neighbour).altText).toContain('พัฒนาการอำเภอเชียงคำ')
  })

  it('named in the evening is told in the morning, if it is still so by then', async () => {
    story.service.clock.set('2025-01-20T21:00')
    await name(story.neighbour, { untilOn: '2025-01-20' })
    story.service.clock.wait(60_000)
    const ended = await name(story.neighbour, { fromOn: '2025-01-22', untilOn: '2025-01-23' })
    const other = await addPerson(story.service, 'district_officer', '5602')
    await name(other, { fromOn: '2025-01-24', untilOn: '2025-01-24' })
    expect((await story.asProvince.call('endActingChief', { id: ended })).status).toBe(200)
    await run()
    for (const person of [story.neighbour, other]) expect(story.heardBy(person)).toEqual([])
    await story.reach('2025-01-21T07:00')
    expect(story.heardBy(story.neighbour)).toEqual([])
    expect(story.onlyOne(other).altText).toContain('เฉพาะวันศุกร์ที่ 24 มกราคม 2568')
    expect(await story.skipped()).toEqual(Array(2).fill('acting_chief_named no_longer_so'))
  })

  it('is told under every later report in whose stead it is to be signed, and the chief is not', async () => {
    await name(story.neighbour)
    await run()
    story.heardBy(story.neighbour)
    await story.submitAll()
    await run()
    const { words, altText } = story.onlyOne(story.neighbour)
    for (const said of [words, altText]) expect(said).toContain(STEAD)
    expect(story.onlyOne(story.chief).words).not.toContain('รักษาราชการแทน')
    await story.reach('2025-01-24T09:00')
    await story.service.deps.db.execute(sql`update acting_chiefs set until_on = '2025-02-28'`)
    await story.reach('2025-01-31T09:00')
    const due = story.heardBy(story.neighbour).find(item => item.altText.includes('ครบกำหนดลงนามรับรอง'))
    expect(due?.texts.filter(line => line === STEAD)).toHaveLength(1)
    expect(due?.texts.some(line => line.includes('อำเภอปง'))).toBe(true)
  })
})
