// Questions about figures and their answers: who asks, who answers, who is told, and how often.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, figure, signIn, type TestPerson } from '../district.ts'
import { bangkokInstant, startService, type TestService } from '../service.ts'

type NoticeRow = Record<'kind' | 'officer_id' | 'subject' | 'send_after' | 'due_on' | 'office_code', string>

let service: TestService
let officer: TestPerson
let colleague: TestPerson
let chief: TestPerson
let province: TestPerson
let asOfficer: Client
let asColleague: Client
let asChief: Client
let asProvince: Client
let producers: string[]
let at: { officeCode: string; period: string }
let month = 0

beforeAll(async () => {
  service = await startService()
  officer = await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง')
  colleague = await addPerson(service, 'district_officer', '5605', 'สมศรี ตัวอย่าง')
  chief = await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง')
  province = await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง')
  producers = await addProducers(service, '5605', 2)
})
afterAll(() => service.close())
beforeEach(async () => {
  month += 1
  at = { officeCode: '5605', period: `2026-${String(month).padStart(2, '0')}` }
  service.clock.set(`${at.period}-12T10:03`)
  ;[asOfficer, asColleague, asChief, asProvince] = (await Promise.all(
    [officer, colleague, chief, province].map(person => signIn(service, person)),
  )) as [Client, Client, Client, Client]
})

const write = (client: Client, text: string, more: Record<string, unknown> = {}) =>
  client.call('addComment', at, { producerId: producers[0], replyTo: null, text, ...more })

/** A second after what was said before, so that there is an order. */
const say = (...said: Parameters<typeof write>) => {
  service.clock.wait(1000)
  return write(...said)
}

/** Notices about comments of this test's month. */
const told = async () =>
  Array.from(
    await service.deps.db.execute<NoticeRow>(
      sql`select kind, officer_id, subject, send_after::text, due_on::text, office_code from notices
        where period = ${at.period} and kind in ('figure_questioned', 'figure_answered') order by officer_id, key`,
    ),
  )

const idsTold = async (kind: string) =>
  (await told()).filter(row => row.kind === kind).map(row => row.officer_id)

describe('a question about a figure', () => {
  it('stands where the figure is, with its version, its asker and its answers in order', async () => {
    await asOfficer.call('saveFigures', at, { figures: [figure(producers[0] ?? '', '100')] })
    const asked = await say(asChief, '  สูงกว่าปีก่อนมาก ใช่ไหม  ')
    expect(asked.status).toBe(200)
    const question = asked.body.questions[0]
    expect(question).toMatchObject({
      text: 'สูงกว่าปีก่อนมาก ใช่ไหม',
      by: chief.fullName,
      role: 'district_chief',
      producerId: producers[0],
      producerName: 'ผู้ผลิต 01',
      figureVersion: 1,
      isOpen: true,
      answers: [],
    })
    service.clock.wait(60_000)
    await say(asOfficer, 'ใช่ มีงานกาชาด', { replyTo: question?.id })
    service.clock.wait(60_000)
    await say(asChief, 'ขอบคุณ', { replyTo: question?.id })
    const shown = (await asProvince.call('showComments', at)).body.questions[0]
    expect(shown?.answers.map(answer => answer.text)).toEqual(['ใช่ มีงานกาชาด', 'ขอบคุณ'])
    expect(shown?.isOpen).toBe(false)
  })

  it('stays open while only the asker writes, and is counted beside the figure until somebody else does', async () => {
    const { body } = await say(asProvince, 'ตรวจอีกครั้ง')
    const id = body.questions[0]?.id
    const again = await say(asProvince, 'รบกวนด้วย', { replyTo: id })
    expect(again.body.questions[0]).toMatchObject({ isOpen: true, figureVersion: 0 })
    const count = async () =>
      (await asOfficer.call('showReport', at)).body.rows.find(row => row.producerId === producers[0])
        ?.questions
    expect(await count()).toBe(1)
    const answered = await say(asColleague, 'ตรวจแล้ว', { replyTo: id })
    expect(answered.body.questions[0]?.isOpen).toBe(false)
    expect(await count()).toBeUndefined()
  })

  it('can be asked and answered in every state and window', async () => {
    const { db } = service.deps
    const states = ['draft', 'submitted', 'certified', 'accepted'] as const
    for (const [index, state] of states.entries()) {
      await db.execute(sql`
        insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
        values ('5605', ${at.period}, '56', ${state}, 1, now())
        on conflict (office_code, period) do update set state = ${state}`)
      for (const day of ['09', '12', '28']) {
        service.clock.set(`${at.period}-${day}T1${index}:00`)
        const asked = await say(asProvince, `${state} ${day}`)
        expect(asked.status).toBe(200)
        const id = asked.body.questions.at(-1)?.id
        expect((await say(asOfficer, 'รับทราบ', { replyTo: id })).status).toBe(200)
      }
    }
    service.clock.set(`2027-0${month}-20T10:00`)
    const client = await signIn(service, province)
    expect((await say(client, 'หนึ่งปีต่อมา')).status).toBe(200)
  })

  it('leaves its ids in the audit trail and its words only where they were written', async () => {
    const { body } = await say(asChief, 'ข้อความลับเฉพาะ')
    await say(asOfficer, 'คำตอบลับเฉพาะ', { replyTo: body.questions[0]?.id })
    const rows = await service.deps.db.execute<{ action: string; detail: Record<string, unknown> }>(
      sql`select action, detail from audit where period = ${at.period} order by seq`,
    )
    expect(Array.from(rows, row => row.action)).toEqual(['ask-figure', 'answer-figure'])
    expect(rows[0]?.detail).toEqual({ commentId: body.questions[0]?.id, producerId: producers[0] })
    expect(rows[1]?.detail).toMatchObject({ replyTo: body.questions[0]?.id })
    expect(JSON.stringify(rows)).not.toContain('ลับ')
  })

  it('is one question when it is tapped twice, also at the same moment; a minute later it is another', async () => {
    const taps = await Promise.all([1, 2, 3, 4].map(() => write(asChief, 'ตรวจแล้วหรือยัง')))
    expect(taps.map(tap => [tap.status, tap.body.questions.length])).toEqual(Array(4).fill([200, 1]))
    const answers = { replyTo: taps[0]?.body.questions[0]?.id }
    await Promise.all([1, 2].map(() => write(asOfficer, 'ตรวจแล้ว', answers)))
    // The same words of somebody else, and about another producer, are not a repeat.
    await say(asProvince, 'ตรวจแล้วหรือยัง')
    const { body } = await say(asChief, 'ตรวจแล้วหรือยัง', { producerId: producers[1] })
    expect(body.questions.map(question => question.answers.length)).toEqual([1, 0, 0])
    service.clock.wait(60_001)
    expect((await say(asChief, 'ตรวจแล้วหรือยัง')).body.questions).toHaveLength(4)
  })
})

describe('what cannot be said', () => {
  it('is refused: a producer of another district or month, and a question of another figure or report', async () => {
    const [elsewhere] = await addProducers(service, '5606', 1)
    const [later] = await addProducers(service, '5605', 1, '2099-01')
    for (const producerId of [elsewhere, later, service.deps.ids.uuid()]) {
      const refused = await say(asChief, 'ถาม', { producerId })
      expect([refused.status, refused.body.error?.code]).toEqual([404, 'figure.unknown'])
    }
    const { body } = await say(asChief, 'ถาม')
    const id = body.questions[0]?.id
    const answered = await say(asOfficer, 'ตอบ', { replyTo: id })
    const answer = answered.body.questions[0]?.answers[0]?.id
    const wrong = [
      { replyTo: id, producerId: producers[1] },
      { replyTo: answer },
      { replyTo: service.deps.ids.uuid() },
    ]
    for (const more of wrong) {
      const refused = await say(asOfficer, 'ตอบผิดที่', more)
      expect([refused.status, refused.body.error?.code]).toEqual([404, 'comment.unknown'])
    }
    const elsewhen = { ...at, period: '2025-12' }
    const refused = await asOfficer.call('addComment', elsewhen, {
      producerId: producers[0],
      replyTo: id,
      text: 'เดือนอื่น',
    })
    expect(refused.body.error?.code).toBe('comment.unknown')
    expect((await asOfficer.call('showComments', at)).body.questions).toHaveLength(1)
  })

  it('is refused: nothing, too much, and control characters', async () => {
    for (const text of ['', '   ', 'ก'.repeat(501), 'ก\u0007'])
      expect((await say(asChief, text)).status).toBe(400)
    expect((await say(asChief, 'ก'.repeat(500))).status).toBe(200)
  })

  it('is refused to another district, and the provincial chief reads only', async () => {
    const asNeighbour = await signIn(service, await addPerson(service, 'district_officer', '5606'))
    const asHead = await signIn(service, await addPerson(service, 'provincial_chief', '56'))
    expect((await say(asNeighbour, 'ถาม')).status).toBe(403)
    expect((await asNeighbour.call('showComments', at)).status).toBe(403)
    expect((await say(asHead, 'ถาม')).status).toBe(403)
    expect((await asHead.call('showComments', at)).status).toBe(200)
  })
})

describe('who is told', () => {
  it('of a question: the district’s officers, once for a quarter of an hour, at its end', async () => {
    await say(asProvince, 'ข้อหนึ่ง')
    service.clock.set(`${at.period}-12T10:14:58`)
    await say(asChief, 'ข้อสอง', { producerId: producers[1] })
    const rows = await told()
    expect(rows.map(row => row.officer_id)).toEqual([officer.id, colleague.id].sort())
    const end = bangkokInstant(`${at.period}-12T10:15`)
    for (const row of rows) {
      expect(row).toMatchObject({
        kind: 'figure_questioned',
        subject: end.toISOString(),
        due_on: `${at.period}-12`,
        office_code: '5605',
      })
      expect(new Date(row.send_after)).toEqual(end)
    }
    service.clock.set(`${at.period}-12T10:15`)
    await say(asChief, 'ข้อสาม')
    expect(await told()).toHaveLength(4)
  })

  it('of an officer’s question: nobody, and of an answer: the asker alone', async () => {
    const own = await say(asOfficer, 'พัฒนาการเห็นว่าอย่างไร')
    expect(await told()).toEqual([])
    await say(asChief, 'ถูกต้องแล้ว', { replyTo: own.body.questions[0]?.id })
    expect(await idsTold('figure_answered')).toEqual([officer.id])
    const { body } = await say(asProvince, 'ขอดูใบเสร็จ')
    const question = body.questions.at(-1)?.id
    await say(asProvince, 'ด่วน', { replyTo: question })
    expect(await idsTold('figure_answered')).toEqual([officer.id])
    await say(asOfficer, 'แนบแล้ว', { replyTo: question })
    await say(asColleague, 'แนบอีกหนึ่งใบ', { replyTo: question })
    const answered = (await told()).filter(row => row.kind === 'figure_answered')
    expect(answered.map(row => row.officer_id).sort()).toEqual([officer.id, province.id].sort())
    expect(answered.find(row => row.officer_id === province.id)?.subject).toBe(question)
  })

  it('of an acting chief’s question: the officers besides themself; of an answer to who has left: nobody', async () => {
    const { db, ids, clock } = service.deps
    await db.execute(sql`
      insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
      values (${ids.uuid()}, '56', '5605', ${colleague.id}, '1/2569', ${`${at.period}-12`}, ${`${at.period}-12`},
        ${chief.id}, ${clock.now().toISOString()}::timestamptz)`)
    const { body } = await say(asColleague, 'ในฐานะรักษาราชการแทน')
    expect(await idsTold('figure_questioned')).toEqual([officer.id])
    await db.execute(sql`update officers set removed_at = now() where id = ${colleague.id}`)
    await say(asOfficer, 'ตอบผู้ที่ย้ายไปแล้ว', { replyTo: body.questions[0]?.id })
    expect(await idsTold('figure_answered')).toEqual([])
    await db.execute(sql`update officers set removed_at = null where id = ${colleague.id}`)
  })
})
