// Evidence of a quarter: who has figures but nothing that proves them, and samples that nobody can choose.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { numbersOf } from '../../bot/actions/draw-sample.ts'
import { pickSample } from '../../bot/domain/pick-sample.ts'
import { figures, inspectionSamples, producers } from '../../db/schema/index.ts'
import { addItem, openEvidenceWorld } from './evidence-world.ts'

const QUARTER = { quarter: '2025-q2' }

let world: Awaited<ReturnType<typeof openEvidenceWorld>>
beforeAll(async () => {
  world = await openEvidenceWorld()
  const [first = '', second = '', third = ''] = world.producers
  await record(first, '5605', '2025-01', 10000n)
  await record(second, '5605', '2025-02', 0n)
  // Taken back, and of another quarter: neither counts.
  await record(third, '5605', '2025-01', null)
  await record(third, '5605', '2024-12', 500n)
  await record(world.elsewhere[0] ?? '', '5602', '2025-03', 700n)
})
afterAll(() => world.service.close())

const record = (producerId: string, officeCode: string, period: string, amount: bigint | null) =>
  world.service.deps.db.insert(figures).values({
    ...{ producerId, period, officeCode, amount, provinceCode: '56', source: 'visit', version: 1 },
    noSalesReason: amount === 0n ? 'no_orders' : null,
    recordedAt: world.service.clock.now(),
  })

describe('producers without evidence', () => {
  it('are those with a figure in the quarter and nothing in any of its months', async () => {
    const { body } = await world.province.client.call('showEvidenceGaps', QUARTER)
    expect(body).toMatchObject({
      quarter: '2025-q2',
      periods: ['2025-01', '2025-02', '2025-03'],
      mayDraw: true,
    })
    expect(body.offices).toHaveLength(9)
    expect(body.offices.filter(office => office.producers > 0)).toEqual([
      { officeCode: '5602', officeName: 'อำเภอจุน', producers: 1, missing: 1 },
      { officeCode: '5605', officeName: 'อำเภอดอกคำใต้', producers: 2, missing: 2 },
    ])
    expect(body.missing.map(({ name, officeName }) => `${officeName} ${name}`)).toEqual([
      'อำเภอจุน ผู้ผลิต 01',
      'อำเภอดอกคำใต้ ผู้ผลิต 01',
      'อำเภอดอกคำใต้ ผู้ผลิต 02',
    ])
  })

  it('are fewer with evidence in any month of it, and as many again once that is removed', async () => {
    const missing = async () =>
      (await world.officer.client.call('showEvidenceGaps', QUARTER)).body.missing.map(({ name }) => name)
    // The figure is of February, the paper of January.
    const id = await addItem(world.officer.client, world.producers[1] ?? '')
    expect(await missing()).toEqual(['ผู้ผลิต 01'])
    await world.officer.client.call('removeEvidence', { id })
    expect(await missing()).toEqual(['ผู้ผลิต 01', 'ผู้ผลิต 02'])
  })

  it('of other districts are not shown to a district, nor the province to another one', async () => {
    const own = await world.officer.client.call('showEvidenceGaps', QUARTER)
    expect(own.body.offices.map(office => office.officeCode)).toEqual(['5605'])
    expect(own.body.missing.every(item => item.officeCode === '5605')).toBe(true)
    expect(own.body.mayDraw).toBe(false)
    const other = await world.stranger.client.call('showEvidenceGaps', QUARTER)
    expect(other.body.missing).toEqual([])
    expect(other.body.offices.every(office => office.officeCode.startsWith('57'))).toBe(true)
  })

  it('belong to the district that recorded them last when they moved within the quarter', async () => {
    const id = world.elsewhere[1] ?? ''
    await record(id, '5602', '2025-01', 100n)
    await record(id, '5605', '2025-02', 100n)
    const { body } = await world.province.client.call('showEvidenceGaps', QUARTER)
    expect(body.missing.filter(item => item.producerId === id)).toMatchObject([{ officeCode: '5605' }])
    await world.service.deps.db.delete(figures).where(eq(figures.producerId, id))
  })

  it('are none in a quarter without figures, whatever quarter it is', async () => {
    for (const quarter of ['2024-q4', '2001-q1', '2099-q4']) {
      const { status, body } = await world.province.client.call('showEvidenceGaps', { quarter })
      expect(status).toBe(200)
      expect([body.missing, body.mayDraw]).toEqual([[], false])
    }
    for (const quarter of ['2025-q5', '2025', '2025-q2x'])
      expect((await world.province.client.call('showEvidenceGaps', { quarter })).status).toBe(400)
  })
})

describe('a sample for inspection', () => {
  const stored = () => world.service.deps.db.select().from(inspectionSamples)

  it('can be drawn again by anybody from its seed, and is on record', async () => {
    const { status, body } = await world.province.client.call('drawSample', QUARTER, { size: 2 })
    expect(status).toBe(200)
    const [row] = await stored()
    const pool = [...world.producers.slice(0, 2), world.elsewhere[0] ?? '']
    expect(pickSample(pool, 2, numbersOf(row?.seed ?? ''))).toEqual(row?.producerIds)
    expect(body.samples[0]).toMatchObject({ id: row?.id, by: 'มาลี ตัวอย่าง' })
    expect(body.samples[0]?.producers.map(item => item.producerId)).toEqual(row?.producerIds)
    const [line] = await world.trail('draw-sample')
    expect(line).toMatchObject({
      officerId: world.province.person.id,
      provinceCode: '56',
      detail: { sampleId: row?.id, seed: row?.seed, of: 3, producerIds: row?.producerIds },
    })
  })

  it('tapped twice is one; another day’s stands beside it, the newest first', async () => {
    await Promise.all([1, 2].map(() => world.province.client.call('drawSample', QUARTER, { size: 2 })))
    expect(await stored()).toHaveLength(1)
    world.service.clock.wait(86_400_000)
    const { body } = await world.province.client.call('drawSample', QUARTER, { size: 100 })
    expect(body.samples.map(sample => sample.producers.length)).toEqual([3, 2])
  })

  it('shows a district its own producers only, also those whose figure was taken back since', async () => {
    const [first = ''] = world.producers
    const where = eq(figures.producerId, first)
    await world.service.deps.db.update(figures).set({ amount: null }).where(where)
    await world.service.deps.db.update(producers).set({ name: 'ชื่อใหม่' }).where(eq(producers.id, first))
    const seen = await world.officer.client.call('showEvidenceGaps', QUARTER)
    const all = seen.body.samples[0]?.producers ?? []
    expect(all.map(({ name }) => name).sort()).toEqual(['ชื่อใหม่', 'ผู้ผลิต 02'])
    expect(all.every(item => item.officeCode === '5605' && !item.hasEvidence)).toBe(true)
    await addItem(world.officer.client, first)
    const [after] = (await world.officer.client.call('showEvidenceGaps', QUARTER)).body.samples
    expect(after?.producers.filter(item => item.hasEvidence).map(({ name }) => name)).toEqual(['ชื่อใหม่'])
    const [neighbours] = (await world.neighbour.client.call('showEvidenceGaps', QUARTER)).body.samples
    expect(neighbours?.producers.map(item => item.producerId)).toEqual([world.elsewhere[0]])
  })

  it('is drawn by the province alone, and not where there is nobody to draw', async () => {
    const before = (await stored()).length
    for (const { client } of [world.officer, world.chief]) {
      const refused = await client.call('drawSample', QUARTER, { size: 2 })
      expect(refused.body.error?.code).toBe('access.denied')
    }
    const empty = await world.province.client.call('drawSample', { quarter: '2024-q4' }, { size: 2 })
    expect(empty.status).toBe(400)
    for (const size of [0, 101, 1.5])
      expect((await world.province.client.call('drawSample', QUARTER, { size })).status).toBe(400)
    expect(await stored()).toHaveLength(before)
  })
})
