// A month opened again for one district, told at once and on its last morning, with every notice in between knowing it;
// and acting chiefs, who hear what is theirs once and as the one whose turn it is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestPerson } from '../district.ts'
import { bangkokInstant } from '../service.ts'
import { CHUN, type Story, startStory } from './report-story.ts'

let story: Story
beforeEach(async () => {
  story = await startStory()
})
afterEach(() => story.service.close())

describe('a month opened again', () => {
  const reopen = async (until: string) => {
    const version = await story.versionOf(story.asProvince)
    const body = { version, until: bangkokInstant(until).toISOString(), reason: 'กรมขอข้อมูลเพิ่ม' }
    const answered = await story.asProvince.call('reopenReport', CHUN, body)
    expect(answered.status, JSON.stringify(answered.body)).toBe(200)
  }

  beforeEach(async () => {
    await story.submitAll()
    await story.reach('2025-02-07T10:00')
    for (const person of [story.officer, story.chief, story.neighbour, story.province]) story.heardBy(person)
  })

  it('is announced to officer and chief, and once more on its last morning, each with the own step', async () => {
    await reopen('2025-02-12T16:30')
    await story.service.worker.runUntilIdle()
    for (const person of [story.officer, story.chief]) {
      const { words } = story.onlyOne(person)
      expect(words).toContain('แก้ไขได้ถึงวันพุธที่ 12 กุมภาพันธ์ 2568 เวลา 16:30 น.')
      expect(words).toContain('เหตุผล: กรมขอข้อมูลเพิ่ม')
      expect(words).toContain('เปิดโดย สมพร')
    }
    await story.reach('2025-02-12T09:00')
    const ofOffice = (person: TestPerson) =>
      story.heardBy(person).find(item => item.altText.includes('ปิดแก้ไขวันนี้'))
    expect(ofOffice(story.officer)?.altText).toContain('รอพัฒนาการอำเภอลงนามรับรอง')
    expect(ofOffice(story.chief)?.altText).toContain('พร้อมให้ท่านลงนามรับรอง')
    expect(ofOffice(story.neighbour)).toBeUndefined()
  })

  it('is not spoken of on the last morning once it is certified, or once another one has replaced it', async () => {
    await reopen('2025-02-12T16:30')
    await reopen('2025-02-13T16:30')
    await story.service.worker.runUntilIdle()
    // Both were granted before anything was sent: only the one that runs is told.
    expect(story.onlyOne(story.officer).words).toContain('วันพฤหัสบดีที่ 13 กุมภาพันธ์')
    await story.reach('2025-02-12T09:00')
    expect(story.heardBy(story.officer).some(item => item.altText.includes('ปิดแก้ไข'))).toBe(false)
    await story.certify()
    await story.reach('2025-02-13T09:00')
    expect(story.heardBy(story.officer).some(item => item.altText.includes('ปิดแก้ไข'))).toBe(false)
    const skipped = (await story.skipped()).filter(line => line.startsWith('reopening_ends'))
    expect(skipped.sort()).toEqual([
      ...Array(2).fill('reopening_ends certified_meanwhile'),
      ...Array(2).fill('reopening_ends no_longer_so'),
    ])
  })

  it('is answered for in the chat, while it is closed for the others', async () => {
    await reopen('2025-02-09T16:30')
    await story.service.worker.runUntilIdle()
    story.heardBy(story.officer)
    await story.service.platform.sendFrom.text({ userId: story.officer.lineUserId }, 'สถานะ')
    await story.service.worker.runUntilIdle()
    expect(story.onlyOne(story.officer).words).toContain('เปิดให้อำเภอนี้แก้ไขถึง 9 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    await story.service.platform.sendFrom.text({ userId: story.neighbour.lineUserId }, 'สถานะ')
    await story.service.worker.runUntilIdle()
    expect(story.onlyOne(story.neighbour).words).toContain('ระบบปิดแล้ว ตั้งแต่')
    await story.reach('2025-02-09T17:00')
    story.heardBy(story.officer)
    await story.service.platform.sendFrom.text({ userId: story.officer.lineUserId }, 'สถานะ')
    await story.service.worker.runUntilIdle()
    expect(story.onlyOne(story.officer).words).toContain('ตั้งแต่ 9 กุมภาพันธ์ 2568 เวลา 16:30 น.')
  })

  it('has a submitted report lead to the signature, until the moment that สถานะ says', async () => {
    await reopen('2025-02-09T18:30')
    const version = await story.versionOf(story.asChief)
    await story.asChief.call('returnReport', CHUN, { version, reason: 'ขอให้ตรวจ', producerId: null })
    await story.service.worker.runUntilIdle()
    story.heardBy(story.chief)
    await story.submit()
    await story.service.worker.runUntilIdle()
    const told = story.onlyOne(story.chief)
    await story.service.platform.sendFrom.text({ userId: story.chief.lineUserId }, 'สถานะ')
    await story.service.worker.runUntilIdle()
    const answered = story.onlyOne(story.chief)
    for (const message of [told, answered]) {
      expect(message.words).toContain('เปิดให้อำเภอนี้แก้ไขถึง 9 กุมภาพันธ์ 2568 เวลา 18:30 น.')
      expect(message.labels).toContain('ตรวจและลงนามรับรอง')
    }
    expect(told.words).toContain('รายงานพร้อมลงนามรับรอง')
  })

  it('has a returned report say until when it can be put right', async () => {
    await reopen('2025-02-09T18:30')
    await story.service.worker.runUntilIdle()
    story.heardBy(story.officer)
    const version = await story.versionOf(story.asChief)
    await story.asChief.call('returnReport', CHUN, { version, reason: 'ขอให้ตรวจ', producerId: null })
    await story.service.worker.runUntilIdle()
    expect(story.onlyOne(story.officer).words).toContain('แก้ไขถึง 9 กุมภาพันธ์ 2568 เวลา 18:30 น.')
  })
})

describe('a report submitted in the last evening', () => {
  it('is told in the morning as closed before it was signed, without asking for a signature', async () => {
    await story.reach('2025-02-06T23:00')
    await story.submitAll()
    await story.reach('2025-02-07T07:00')
    const told = story.heardBy(story.chief).find(item => item.altText.includes('ก่อนลงนามรับรอง'))
    expect(told?.altText).not.toContain('รายงานพร้อมลงนามรับรอง')
    expect(told?.altText).toContain('โปรดขอให้จังหวัดเปิดเพิ่ม')
    expect(told?.labels).toEqual(['ดูรายงาน รต.2'])
  })
})

describe('an acting chief of the own office', () => {
  it('who submitted it is not asked to sign it, and hears once what officers and chief hear', async () => {
    await story.nameActing(story.officer)
    await story.submitAll()
    await story.service.worker.runUntilIdle()
    expect(story.heardBy(story.officer)).toEqual([])
    await story.reach('2025-01-31T09:00')
    const due = story.heardBy(story.officer).filter(item => item.altText.includes('ครบกำหนดลงนามรับรอง'))
    expect(due).toHaveLength(1)
    expect(due[0]?.altText).toContain('รอพัฒนาการอำเภอลงนามรับรอง')
  })
})

describe('an acting chief for another office', () => {
  it('hears of both offices in one message, and general notices once', async () => {
    await story.nameActing(story.neighbour)
    await story.submitAll()
    await story.reach('2025-01-31T09:00')
    const due = story.heardBy(story.neighbour).find(item => item.altText.includes('ครบกำหนดลงนามรับรอง'))
    expect(due?.altText).toMatch(/^มี 2 เรื่อง/)
    expect(due?.altText).toContain('อำเภอจุน')
    expect(due?.altText).toContain('อำเภอปง')
    await story.reach('2025-02-06T09:00')
    const closing = story.heardBy(story.neighbour).filter(item => item.altText.includes('ระบบปิดวันนี้'))
    expect(closing).toHaveLength(1)
    expect(closing[0]?.altText).toContain('อำเภอปง')
  })
})
