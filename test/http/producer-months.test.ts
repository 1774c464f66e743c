// Suspending, reactivating and moving a producer over HTTP: from a month that nobody has reported, without touching a
// figure, and never against a submission of the same moment.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addProducers, sumEntries } from '../district.ts'
import { hashTables } from '../table-hashes.ts'
import { AWAY, HOME, openProducersWorld, type ProducersWorld, sound } from './producers-world.ts'

let world: ProducersWorld
beforeAll(async () => {
  world = await openProducersWorld()
})
afterAll(() => world.service.close())

const JANUARY = '2025-01'
const FEBRUARY = '2025-02'

/** One more producer of HOME, owed since October 2023. */
const addOne = async (officeCode = HOME) => (await addProducers(world.service, officeCode, 1))[0] ?? ''

const suspend = (id: string, fromPeriod = JANUARY) =>
  world.change('suspendProducer', id, { fromPeriod, reason: 'เลิกกิจการ' })
const reactivate = (id: string, fromPeriod: string) => world.change('reactivateProducer', id, { fromPeriod })
const move = (id: string, fromPeriod = JANUARY, officeCode = AWAY) =>
  world.change('moveProducer', id, { fromPeriod, officeCode, subdistrictCode: null })

const staysOf = async (id: string) =>
  (await world.see(id)).stays.map(stay => [stay.officeCode, stay.fromPeriod, stay.untilPeriod])

const stateOf = (period: string, officeCode = HOME, state = 'submitted') =>
  world.service.deps.db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
    values (${officeCode}, ${period}, '56', ${state}, 1, now())
    on conflict (office_code, period) do update set state = ${state}`)

describe('suspending', () => {
  it('takes a producer off the form from its month on, with the reason on its page and in the record', async () => {
    const id = await addOne()
    const { producer, kept } = await sound(suspend(id))
    expect(producer).toMatchObject({
      state: 'suspended',
      stays: [{ untilPeriod: '2024-12', reason: 'เลิกกิจการ' }],
    })
    expect(kept).toEqual([])
    expect(await world.form(HOME, '2024-12')).toContain(id)
    expect(await world.form(HOME, JANUARY)).not.toContain(id)
    const history = await sound(
      world.as.chief.call('showReportHistory', { officeCode: HOME, period: JANUARY }),
    )
    expect(history.lines[0]).toMatchObject({
      says: 'พักผู้ผลิต ผู้ผลิต 01 ตั้งแต่เดือนมกราคม 2568',
      details: ['เหตุผล: เลิกกิจการ'],
      by: 'สมพร ตัวอย่าง',
    })
  })

  it('leaves a month to the district that has recorded it, and says so', async () => {
    const id = await addOne()
    await world.save(HOME, JANUARY, { [id]: '125.50' })
    const sum = await sumEntries(world.service, HOME, JANUARY)
    const { kept } = await sound(suspend(id))
    expect(kept).toEqual([{ period: JANUARY, officeName: 'อำเภอดอกคำใต้' }])
    expect(await world.form(HOME, JANUARY)).toContain(id)
    expect(await sumEntries(world.service, HOME, JANUARY)).toBe(sum)
  })

  it('twice is once; of a suspended one, or on an old page, it is refused', async () => {
    const id = await addOne()
    const { seen } = await world.see(id)
    const body = { seen, fromPeriod: JANUARY, reason: 'เลิกกิจการ' }
    const both = await Promise.all([1, 2].map(() => world.as.province.call('suspendProducer', { id }, body)))
    expect(both.map(reply => reply.status)).toEqual([200, 200])
    expect((await suspend(id)).body.error?.code).toBe('producer.not_active')
    const late = await world.as.province.call('suspendProducer', { id }, { ...body, fromPeriod: '2024-10' })
    expect([late.status, late.body.error?.code]).toEqual([409, 'producer.stale'])
  })
})

describe('a month that was reported', () => {
  it.each(['submitted', 'certified', 'accepted'])('%s cannot lose or get a producer', async state => {
    const id = await addOne()
    await stateOf('2024-12', HOME, state)
    const before = await hashTables(world.service.deps.db)
    for (const reply of [
      await suspend(id, '2024-11'),
      await suspend(id, '2024-12'),
      await move(id, '2024-12'),
    ]) {
      expect(reply.body.error).toMatchObject({
        code: 'producer.month_reported',
        says: 'อำเภอดอกคำใต้ส่งรายงานเดือนธันวาคม 2567 แล้ว จึงเปลี่ยนผู้ผลิตของเดือนนั้นไม่ได้',
        detail: { firstPeriod: JANUARY },
      })
    }
    const facts = {
      name: `ร้าน ${state}`,
      product: 'ผ้า',
      kind: 'sme',
      mainCategory: 'food',
      mainChannel: 'abroad_online',
    }
    const body = { ...facts, subdistrictCode: null, code: null, fromPeriod: '2024-12', isNew: true }
    const added = await world.as.province.call('addProducer', { officeCode: HOME }, body)
    expect(added.body.error?.code).toBe('producer.month_reported')
    expect(await hashTables(world.service.deps.db)).toEqual(before)
    expect((await suspend(id, JANUARY)).status).toBe(200)
    await stateOf('2024-12', HOME, 'draft')
  })

  it('and was returned can', async () => {
    const id = await addOne()
    await world.service.deps.db.execute(sql`
      insert into district_reports (office_code, period, province_code, state, version, last_changed_at, return_reason)
      values (${HOME}, '2024-11', '56', 'returned', 1, now(), 'x')`)
    expect((await suspend(id, '2024-11')).status).toBe(200)
  })

  it('by the district that a producer moves to stands against the move, too', async () => {
    const id = await addOne()
    await stateOf('2024-12', AWAY)
    expect((await move(id, '2024-12')).body.error?.says).toContain('อำเภอจุน')
    const { places } = await world.see(id)
    expect(places.find(place => place.code === AWAY)?.firstPeriod).toBe(JANUARY)
    await stateOf('2024-12', AWAY, 'draft')
  })
})

describe('reactivating', () => {
  it('puts a producer back from its month on and leaves the pause in between', async () => {
    const id = await addOne()
    await sound(suspend(id, '2024-10'))
    await sound(reactivate(id, FEBRUARY))
    expect(await staysOf(id)).toEqual([
      [HOME, '2023-10', '2024-09'],
      [HOME, FEBRUARY, null],
    ])
    expect((await world.see(id)).state).toBe('coming')
    expect(await world.form(HOME, JANUARY)).not.toContain(id)
    expect(await world.form(HOME, FEBRUARY)).toContain(id)
  })

  it('closes a pause that had not begun', async () => {
    const id = await addOne()
    await sound(suspend(id, FEBRUARY))
    expect((await reactivate(id, JANUARY)).body.error?.code).toBe('producer.is_active')
    await sound(reactivate(id, FEBRUARY))
    expect(await staysOf(id)).toEqual([[HOME, '2023-10', null]])
  })
})

describe('moving', () => {
  it('gives the months from then on to the other district, with the producer’s own past', async () => {
    const id = await addOne()
    await world.save(HOME, JANUARY, { [id]: '800.00' })
    const { producer, kept } = await sound(move(id))
    expect(producer).toMatchObject({ officeCode: AWAY, officeName: 'อำเภอจุน' })
    expect(kept).toEqual([{ period: JANUARY, officeName: 'อำเภอดอกคำใต้' }])
    expect(await world.form(HOME, JANUARY)).toContain(id)
    expect(await world.form(AWAY, JANUARY)).not.toContain(id)
    expect(await world.form(HOME, FEBRUARY)).not.toContain(id)
    const { rows } = await sound(
      world.as.neighbour.call('showReport', { officeCode: AWAY, period: FEBRUARY }),
    )
    expect(rows.find(row => row.producerId === id)).toMatchObject({ lastMonth: '800.00', figure: null })
    // Both districts still read its page; the one that is left sees what it recorded itself.
    const left = await sound(world.as.officer.call('showProducer', { id }))
    expect(left.figures.at(-1)).toMatchObject({ period: JANUARY, amount: '800.00', isReadable: true })
    const there = await sound(world.as.neighbour.call('showProducer', { id }))
    expect(there.figures.at(-1)).toMatchObject({ amount: '800.00', isReadable: false })
  })

  it('is in the history of both districts', async () => {
    const id = await addOne()
    await sound(move(id, FEBRUARY))
    const says = async (who: 'officer' | 'neighbour', officeCode: string) =>
      (await sound(world.as[who].call('showReportHistory', { officeCode, period: FEBRUARY }))).lines[0]?.says
    expect(await says('officer', HOME)).toBe('ย้ายผู้ผลิต ผู้ผลิต 01 ไปอำเภอจุน ตั้งแต่เดือนกุมภาพันธ์ 2568')
    expect(await says('neighbour', AWAY)).toBe('รับผู้ผลิต ผู้ผลิต 01 ที่ย้ายมาจากอำเภอดอกคำใต้ ตั้งแต่เดือนกุมภาพันธ์ 2568')
  })

  it('shows in both lists until it happens, and is off when the producer is suspended before', async () => {
    const id = await addOne()
    await sound(move(id, FEBRUARY))
    for (const officeCode of [HOME, AWAY]) {
      const { producers } = await sound(world.as.province.call('listProducers', { officeCode }))
      expect(producers.find(item => item.id === id)).toMatchObject({
        state: 'active',
        stay: { officeCode: HOME, untilPeriod: JANUARY },
        next: { officeCode: AWAY, fromPeriod: FEBRUARY },
      })
    }
    const { producer } = await sound(suspend(id, JANUARY))
    expect(producer).toMatchObject({ officeCode: HOME, state: 'suspended', subdistrictCode: null })
  })

  it.each([
    ['to where it is', { officeCode: HOME }, 409, 'producer.same_office'],
    ['to another province', { officeCode: '5701' }, 403, 'access.denied'],
    ['to a district that does not exist', { officeCode: '5699' }, 404, 'office.unknown'],
    ['to a tambon of another district', { subdistrictCode: '560501' }, 400, 'producer.unknown_subdistrict'],
  ])('%s is refused', async (_, more, status, code) => {
    const id = await addOne()
    const body = { fromPeriod: JANUARY, officeCode: AWAY, subdistrictCode: null, ...more }
    const reply = await world.change('moveProducer', id, body)
    expect([reply.status, reply.body.error?.code]).toEqual([status, code])
  })
})

it('a submission and a change of the same moment never both happen, and one of them does', async () => {
  const at = { officeCode: AWAY, period: JANUARY }
  await world.submit(AWAY, JANUARY)
  const outcomes = new Set<string>()
  for (let round = 0; round < 20; round++) {
    await stateOf(JANUARY, AWAY, 'draft')
    const id = await addOne(AWAY)
    await world.service.deps.db.execute(sql`delete from producer_stays where producer_id = ${id}::uuid`)
    const { version } = await sound(world.as.neighbour.call('showReport', at))
    const [submitted, back] = await Promise.all([
      world.as.neighbour.call('submitReport', at, { version }),
      reactivate(id, JANUARY),
    ])
    outcomes.add(`${submitted.body.error?.code ?? 'submitted'} ${back.body.error?.code ?? 'back'}`)
    await world.service.deps.db.execute(sql`delete from producer_stays where producer_id = ${id}::uuid`)
  }
  const possible = ['submitted producer.month_reported', 'report.incomplete back']
  expect([...outcomes].filter(outcome => !possible.includes(outcome))).toEqual([])
})
