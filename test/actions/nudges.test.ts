// A nudge from the board: who hears it, once a day whoever presses, what the quota and the night do to it, and that it is
// written down.
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, type Client, figure, signIn } from '../district.ts'
import { CHUN, LIFF, type Story, startStory } from './report-story.ts'

let story: Story
beforeEach(async () => {
  story = await startStory()
})
afterEach(() => story.service.close())

const run = () => story.service.worker.runUntilIdle()
const nudge = (as: Client = story.asProvince, at = CHUN) => as.call('nudgeOffice', at)
const owed = async (at = CHUN) => {
  const board = await story.asProvince.call('showBoard', { fiscalYear: '2025' })
  return board.body.owed.find(item => item.officeCode === at.officeCode && item.period === at.period)
}
const countNudges = async () => {
  const [row] = await story.service.deps.db.execute<{ count: number }>(
    sql`select count(*)::int as count from notices where kind = 'nudge'`,
  )
  return row?.count
}

describe('a nudge', () => {
  it('is heard by the officers alone, with the district’s own progress and the button of the next step', async () => {
    await story.save(figure(story.idOf(0), '5000', { doubtReason: 'ได้ออเดอร์ใหญ่' }))
    const sent = await nudge()
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    expect(sent.body).toEqual({
      told: 1,
      unreached: 0,
      goesAt: '2025-01-20T03:00:00.000Z',
      isHeld: false,
      quota: { limit: null, used: 0 },
    })
    await run()
    const { words, uris, via } = story.onlyOne(story.officer)
    expect(words).toContain('จังหวัดขอให้บันทึกรายได้ให้ครบ')
    expect(words).toContain('จากสำนักงานพัฒนาชุมชนจังหวัดพะเยา')
    expect(words).toContain('เหลืออีก 2 ราย')
    expect([uris, via]).toEqual([[`${LIFF}/revenue/2025-01?left=1`], 'push'])
    for (const person of [story.chief, story.neighbour, story.province])
      expect(story.heardBy(person)).toEqual([])
  })

  it('names everybody who will hear it once, also an officer who acts for the own chief', async () => {
    await story.nameActing(story.officer)
    const askedOf = async () =>
      (await owed())?.people.filter(person => person.isAsked).map(({ role, isActing }) => [role, isActing])
    expect(await askedOf()).toEqual([['district_officer', false]])
    await story.submitAll()
    expect((await askedOf())?.toSorted()).toEqual([
      ['district_chief', false],
      ['district_chief', true],
    ])
  })

  it('of a submitted report is heard by the chief alone', async () => {
    await story.submitAll()
    await run()
    story.heardBy(story.chief)
    expect((await nudge()).status).toBe(200)
    await run()
    const { words, uris } = story.onlyOne(story.chief)
    expect(words).toContain('จังหวัดขอให้ลงนามรับรอง รต.2')
    expect(uris).toEqual([`${LIFF}/report/5602/2025-01`])
    expect(story.heardBy(story.officer)).toEqual([])
  })

  it('is shown with when, by whom and how many heard it, and written to the trail', async () => {
    expect(await owed()).toMatchObject({ nudges: [], refusal: null, cost: 1 })
    await nudge()
    const at = '2025-01-20T03:00:00.000Z'
    const pressed = { at, heardOn: '2025-01-20', byName: 'สมพร (ตัวอย่าง)', told: 1, held: 0 }
    const refused = { refusal: 'already_today' }
    expect(await owed()).toMatchObject({ nudges: [{ ...pressed, sent: 0, waiting: 1 }], ...refused })
    await run()
    expect(await owed()).toMatchObject({ nudges: [{ ...pressed, sent: 1, waiting: 0 }], ...refused })
    const rows = await story.service.deps.db.execute<Record<string, unknown>>(
      sql`select officer_id, office_code, period, detail from audit where action = 'nudge-office'`,
    )
    expect(Array.from(rows)).toEqual([
      {
        officer_id: story.province.id,
        office_code: '5602',
        period: '2025-01',
        detail: { told: 1, unreached: 0 },
      },
    ])
    const log = (await story.asProvince.call('listNotices', { period: '2025-01' })).body.notices
    expect(log.filter(notice => notice.kind === 'nudge')).toMatchObject([
      { to: 'สมหญิง (ตัวอย่าง)', state: 'sent', byName: 'สมพร (ตัวอย่าง)', officeName: 'อำเภอจุน' },
    ])
  })
})

describe('once a day', () => {
  it('a second press is refused with who and when, and nothing is sent; the next day it is possible again', async () => {
    await nudge()
    const second = await addPerson(story.service, 'provincial_officer', '56', 'วราภรณ์ (ตัวอย่าง)')
    const asSecond = await signIn(story.service, second)
    story.service.clock.set('2025-01-20T15:30')
    const refused = await nudge(asSecond)
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'nudge.already_today'])
    expect(refused.body.error?.says).toContain('สมพร (ตัวอย่าง)')
    expect(refused.body.error?.says).toContain('20 มกราคม 2568 เวลา 10:00 น.')
    await run()
    expect([story.heardBy(story.officer).length, await countNudges()]).toEqual([1, 1])
    story.service.clock.set('2025-01-21T08:00')
    expect((await nudge(asSecond)).status).toBe(200)
    await run()
    expect(story.heardBy(story.officer)).toHaveLength(1)
    expect((await owed())?.nudges.map(item => item.byName)).toEqual(['วราภรณ์ (ตัวอย่าง)', 'สมพร (ตัวอย่าง)'])
  })

  it('of many presses at the same moment one is sent', async () => {
    const people = await Promise.all(
      [1, 2, 3].map(async number =>
        signIn(story.service, await addPerson(story.service, 'provincial_officer', '56', `คนที่ ${number}`)),
      ),
    )
    const answers = await Promise.all([...people, ...people].map(as => nudge(as)))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    await run()
    expect(story.heardBy(story.officer)).toHaveLength(1)
    const [row] = await story.service.deps.db.execute<{ count: number }>(
      sql`select count(*)::int as count from audit where action = 'nudge-office'`,
    )
    expect([await countNudges(), row?.count]).toEqual([1, 1])
  })

  it('counts for one district and month alone', async () => {
    await addPerson(story.service, 'district_officer', '5606')
    expect((await nudge()).status).toBe(200)
    expect((await nudge(story.asProvince, { officeCode: '5606', period: '2025-01' })).status).toBe(200)
  })
})

describe('a nudge is refused', () => {
  const codeOf = async (at = CHUN) => (await nudge(story.asProvince, at)).body.error?.code

  it('when the report is certified', async () => {
    await story.submitAll()
    await story.certify()
    expect(await codeOf()).toBe('nudge.certified')
  })

  it('before the month opens, after it has closed, and for a district that owes nothing', async () => {
    expect(await codeOf({ officeCode: '5602', period: '2025-02' })).toBe('nudge.not_yet_open')
    expect(await codeOf({ officeCode: '5602', period: '2024-12' })).toBe('nudge.closed')
    expect(await codeOf({ officeCode: '5609', period: '2025-01' })).toBe('nudge.no_producers')
    expect(await countNudges()).toBe(0)
  })

  it('when LINE reaches nobody who must act; the page lists them with the phone', async () => {
    await story.service.platform.people.block(story.officer.lineUserId)
    await run()
    expect(await owed()).toMatchObject({ refusal: 'nobody_reachable', cost: 0 })
    const refused = await nudge()
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'nudge.nobody_reachable'])
    expect(await countNudges()).toBe(0)
    await story.service.deps.db.execute(
      sql`update officers set phone = '081-234-5678' where id = ${story.officer.id}`,
    )
    const { offices } = (await story.asProvince.call('listUnreachable')).body
    expect(offices.find(office => office.officeCode === '5602')).toMatchObject({
      isCutOff: false,
      rows: [{ fullName: 'สมหญิง (ตัวอย่าง)', phone: '081-234-5678', reason: 'blocked' }],
    })
  })
})

describe('what a nudge meets on its way', () => {
  it('whom LINE does not reach is written down, the others hear it', async () => {
    const away = await addPerson(story.service, 'district_officer', '5602', 'สมใจ (ตัวอย่าง)')
    await story.service.platform.people.block(away.lineUserId)
    await run()
    expect((await nudge()).body).toMatchObject({ told: 1, unreached: 1 })
    await run()
    expect([story.heardBy(story.officer).length, story.heardBy(away).length]).toEqual([1, 0])
    expect((await owed())?.nudges).toMatchObject([{ told: 2, sent: 1, waiting: 0 }])
  })

  it('what the quota does not pay is held and said so, and goes out once it does', async () => {
    story.service.platform.quota.set(0)
    const sent = await nudge()
    expect(sent.body).toMatchObject({ told: 1, isHeld: true, quota: { limit: 0, used: 0 } })
    await run()
    expect(story.heardBy(story.officer)).toEqual([])
    expect((await owed())?.nudges).toMatchObject([{ sent: 0, waiting: 1, held: 1 }])
    story.service.platform.quota.set(300)
    story.service.clock.set('2025-01-20T10:05')
    await run()
    expect(story.heardBy(story.officer)).toHaveLength(1)
    expect((await owed())?.nudges).toMatchObject([{ sent: 1, waiting: 0, held: 0 }])
  })

  it('one of the evening is heard in the morning; what was done meanwhile is not asked for', async () => {
    story.service.clock.set('2025-01-20T21:00')
    expect((await nudge()).body).toMatchObject({ goesAt: '2025-01-21T00:00:00.000Z' })
    await run()
    expect(story.heardBy(story.officer)).toEqual([])
    await story.submitAll()
    await story.reach('2025-01-21T07:00')
    expect(story.heardBy(story.officer)).toEqual([])
    expect(await story.skipped()).toEqual(['nudge submitted_meanwhile'])
    // It was meant for this day, which sees no second one.
    expect((await owed())?.refusal).toBe('already_today')
  })

  it('one that would come after the closing is refused; one that waited for quota until then is not sent', async () => {
    story.service.clock.set('2025-02-06T09:30')
    story.service.platform.quota.set(0)
    expect((await nudge()).body.isHeld).toBe(true)
    await run()
    await story.reach('2025-02-06T21:00')
    const refused = await nudge(story.asProvince, { officeCode: '5602', period: '2025-01' })
    expect(refused.body.error?.code).toBe('nudge.too_late')
    story.service.platform.quota.set(300)
    await story.reach('2025-02-07T07:00')
    const heard = story.heardBy(story.officer).map(message => message.altText)
    expect(heard.filter(words => words.includes('จังหวัดขอให้'))).toEqual([])
    const [row] = await story.service.deps.db.execute<{ state: string }>(
      sql`select state from notices where kind = 'nudge'`,
    )
    expect(row?.state).toBe('expired')
  })
})
