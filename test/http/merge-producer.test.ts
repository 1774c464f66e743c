// Two producers that are one: nothing of the past is rewritten, what was sold counts as the past of the one that is kept,
// and a wrong merge can be undone.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addProducers, sumEntries } from '../district.ts'
import { AWAY, HOME, openProducersWorld, type ProducersWorld, sound } from './producers-world.ts'

let world: ProducersWorld
beforeAll(async () => {
  world = await openProducersWorld('2025-01-05T09:00')
})
afterAll(() => world.service.close())

const DECEMBER = '2024-12'
const JANUARY = '2025-01'

const addTwo = async (officeCode = HOME) => {
  const [duplicate = '', kept = ''] = await addProducers(world.service, officeCode, 2)
  return { duplicate, kept }
}

const merge = (id: string, into: string) => world.change('mergeProducer', id, { into })

const totals = async () =>
  Array.from(
    await world.service.deps.db.execute(
      sql`select office_code, period, amount::text, recorded from district_months order by 1, 2`,
    ),
  )

describe('merging', () => {
  it('moves no figure: a submitted month keeps both, the next one has one, whose past is the sum', async () => {
    const { duplicate, kept } = await addTwo()
    await world.save(HOME, DECEMBER, { [duplicate]: '300.25', [kept]: '700.00' })
    await world.submit(HOME, DECEMBER)
    const before = await totals()
    world.service.clock.set('2025-01-13T09:00')
    const { producer, kept: months, double } = await sound(merge(duplicate, kept))
    expect(producer).toMatchObject({ state: 'merged', mergedInto: { id: kept } })
    expect(producer.stays).toMatchObject([{ officeCode: HOME, fromPeriod: DECEMBER, untilPeriod: DECEMBER }])
    expect([months, double]).toEqual([[], [DECEMBER]])
    expect(await totals()).toEqual(before)
    const [december, january] = [await world.form(HOME, DECEMBER), await world.form(HOME, JANUARY)]
    expect([december.includes(duplicate), december.includes(kept)]).toEqual([true, true])
    expect([january.includes(duplicate), january.includes(kept)]).toEqual([false, true])
    const { rows } = await sound(world.as.officer.call('showReport', { officeCode: HOME, period: JANUARY }))
    expect(rows.find(row => row.producerId === kept)?.lastMonth).toBe('1000.25')
    const seen = await world.see(kept)
    expect(seen.merged).toMatchObject([{ id: duplicate }])
    expect(seen.figures.find(month => month.period === DECEMBER)).toMatchObject({
      amount: '700.00',
      kin: '300.25',
    })
    const history = await sound(
      world.as.officer.call('showFigureHistory', { officeCode: HOME, period: DECEMBER, producerId: kept }),
    )
    expect(history.merged).toMatchObject([{ producerId: duplicate, amount: '300.25' }])
  })

  it('leaves a figure of an open month where it is, and says so', async () => {
    const { duplicate, kept } = await addTwo()
    await world.save(HOME, JANUARY, { [duplicate]: '55.00' })
    const sum = await sumEntries(world.service, HOME, JANUARY)
    const merged = await sound(merge(duplicate, kept))
    expect(merged.kept).toEqual([{ period: JANUARY, officeName: 'อำเภอดอกคำใต้' }])
    expect(merged.double).toEqual([])
    expect(await world.form(HOME, JANUARY)).toContain(duplicate)
    expect(await sumEntries(world.service, HOME, JANUARY)).toBe(sum)
  })

  it('into a merged one goes to the one that is kept, and takes along those that were merged before', async () => {
    const [a = '', b = '', c = '', d = ''] = await addProducers(world.service, HOME, 4)
    await sound(merge(a, b))
    await sound(merge(c, a))
    expect((await world.see(c)).mergedInto?.id).toBe(b)
    await sound(merge(b, d))
    for (const id of [a, b, c]) expect((await world.see(id)).mergedInto?.id).toBe(d)
    expect((await world.see(d)).merged.map(item => item.id).sort()).toEqual([a, b, c].sort())
    // Back into one of its own would be a circle.
    expect((await merge(d, a)).body.error?.code).toBe('producer.same')
    expect((await merge(d, d)).body.error?.code).toBe('producer.same')
    expect((await merge(a, (await addTwo()).kept)).body.error?.code).toBe('producer.merged')
  })

  it('across districts of the province is possible, across provinces nobody is there', async () => {
    const { duplicate } = await addTwo()
    const { kept } = await addTwo(AWAY)
    const elsewhere = await addTwo('5701')
    expect((await merge(duplicate, elsewhere.kept)).body.error?.code).toBe('producer.unknown')
    await sound(merge(duplicate, kept))
    expect((await world.see(kept)).merged).toMatchObject([{ id: duplicate, officeName: 'อำเภอดอกคำใต้' }])
  })

  it('twice is once; on an old page it is refused', async () => {
    const { duplicate, kept } = await addTwo()
    const { seen } = await world.see(duplicate)
    const send = (into: string) => world.as.province.call('mergeProducer', { id: duplicate }, { seen, into })
    const both = await Promise.all([send(kept), send(kept)])
    expect(both.map(reply => reply.status)).toEqual([200, 200])
    const two = await addTwo()
    await sound(world.change('suspendProducer', two.duplicate, { fromPeriod: JANUARY, reason: 'x' }))
    const late = await world.as.province.call('mergeProducer', { id: two.duplicate }, { seen, into: kept })
    expect(late.body.error?.code).toBe('producer.stale')
  })

  it('by two at once in both directions merges one way', async () => {
    for (let round = 0; round < 5; round++) {
      const { duplicate: one, kept: other } = await addTwo()
      const replies = await Promise.all([merge(one, other), merge(other, one)])
      expect(replies.map(reply => reply.status).sort()).toEqual([200, 409])
      const heads = await Promise.all(
        [one, other].map(async id => (await world.see(id)).mergedInto?.id ?? null),
      )
      expect(heads.filter(id => id === null)).toHaveLength(1)
    }
  })

  it('can be undone: the duplicate is its own again from a month on', async () => {
    const { duplicate, kept } = await addTwo()
    await sound(merge(duplicate, kept))
    expect(
      (
        await world.change('moveProducer', duplicate, {
          fromPeriod: JANUARY,
          officeCode: AWAY,
          subdistrictCode: null,
        })
      ).body.error?.code,
    ).toBe('producer.merged')
    const { producer } = await sound(world.change('reactivateProducer', duplicate, { fromPeriod: JANUARY }))
    expect(producer).toMatchObject({ state: 'active', mergedInto: null })
    expect(await world.form(HOME, JANUARY)).toContain(duplicate)
    expect((await world.see(kept)).merged).toEqual([])
    const history = await sound(
      world.as.chief.call('showReportHistory', { officeCode: HOME, period: JANUARY }),
    )
    expect(history.lines[0]?.details).toContain('แยกออกจากรายที่เคยรวมไว้')
  })

  it('undone gives back those that had been merged into the duplicate before, and only those', async () => {
    const [a = '', b = '', wrong = '', later = ''] = await addProducers(world.service, HOME, 4)
    await sound(merge(a, b))
    await sound(merge(b, wrong))
    await sound(merge(later, b))
    await sound(world.change('reactivateProducer', b, { fromPeriod: JANUARY }))
    expect((await world.see(b)).merged.map(item => item.id)).toEqual([a])
    expect((await world.see(wrong)).merged.map(item => item.id)).toEqual([later])
    // What has become its own again in the meantime stays so.
    await sound(merge(b, wrong))
    await sound(world.change('reactivateProducer', a, { fromPeriod: JANUARY }))
    await sound(world.change('reactivateProducer', b, { fromPeriod: JANUARY }))
    expect((await world.see(a)).mergedInto).toBeNull()
    expect((await world.see(b)).merged).toEqual([])
  })
})
