// Evidence over HTTP: what exists at each producer and where, stated and taken back by the district, read by the province,
// and nothing of it lost to the record.

import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEvidence } from '../../bot/actions/add-evidence.ts'
import { actorOf } from '../district.ts'
import { addItem, HERE, itemsOf, openEvidenceWorld, PERIOD, putPhoto, statement } from './evidence-world.ts'

let world: Awaited<ReturnType<typeof openEvidenceWorld>>
beforeAll(async () => {
  world = await openEvidenceWorld()
})
afterAll(() => world.service.close())

const producer = (index: number) => world.producers[index] ?? ''

describe('a statement of evidence', () => {
  it('is seen by the district and the province, with who made it and when', async () => {
    const { officer, chief, province } = world
    const added = await officer.client.call('addEvidence', HERE, statement(producer(0), { note: 'เล่มสีเขียว' }))
    expect(added.status).toBe(200)
    expect(added.body).toMatchObject({ officeName: 'อำเภอดอกคำใต้', period: PERIOD, mayKeep: true })
    for (const [{ client }, mayKeep] of [
      [chief, true],
      [province, false],
    ] as const) {
      const { body } = await client.call('showEvidence', HERE)
      expect(body.mayKeep).toBe(mayKeep)
      expect(body.producers.map(({ name }) => name)).toEqual(['ผู้ผลิต 01', 'ผู้ผลิต 02', 'ผู้ผลิต 03'])
      expect(itemsOf(body, producer(0))).toEqual([
        {
          id: expect.any(String),
          kind: 'receipts',
          keptAt: 'ที่ผู้ผลิต',
          note: 'เล่มสีเขียว',
          hasPhoto: false,
          by: 'สมหญิง ตัวอย่าง',
          at: world.service.clock.now().toISOString(),
        },
      ])
    }
    const [row] = await world.trail('add-evidence')
    expect(row).toMatchObject({
      officerId: officer.person.id,
      origin: 'app',
      officeCode: '5605',
      period: PERIOD,
      detail: { producerId: producer(0), kind: 'receipts', keptAt: 'ที่ผู้ผลิต' },
    })
  })

  it('is made for months long closed, certified or not, but for none to come', async () => {
    const { client } = world.officer
    await world.service.deps.db.execute(sql`
      insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values ('5605', '2024-10', '56', 'accepted', 3, now())`)
    for (const period of ['2024-10', '2025-01']) {
      const { status, body } = await client.call('addEvidence', { ...HERE, period }, statement(producer(1)))
      expect(status, period).toBe(200)
      expect(itemsOf(body, producer(1)), period).toHaveLength(1)
    }
    for (const period of ['2025-02', '2025-03', '2020-09']) {
      const { body } = await client.call('addEvidence', { ...HERE, period }, statement(producer(1)))
      expect(body.error?.code, period).toBe('period.unknown')
    }
  })

  it('is about a producer of this district and month', async () => {
    const { client } = world.officer
    const unknown = world.service.deps.ids.uuid()
    for (const producerId of [world.elsewhere[0] ?? '', unknown]) {
      const { status, body } = await client.call('addEvidence', HERE, statement(producerId))
      expect([status, body.error?.code]).toEqual([404, 'figure.unknown'])
    }
    const { body } = await client.call('addEvidence', { ...HERE, period: '2023-09' }, statement(producer(0)))
    expect(body.error?.code).toBe('figure.unknown')
  })

  it('is refused with words that are none, and nothing is stored', async () => {
    const before = (await world.rows()).length
    for (const wrong of [{ kind: 'rumour' }, { keptAt: ' ' }, { note: 'x'.repeat(501) }, { extra: 1 }]) {
      const { status } = await world.officer.client.call('addEvidence', HERE, statement(producer(0), wrong))
      expect(status, JSON.stringify(wrong)).toBe(400)
    }
    expect(await world.rows()).toHaveLength(before)
  })

  it('tapped twice is made once, also by two processes at once; meant twice it is made twice', async () => {
    const { service, officer, chief } = world
    const words = statement(producer(2), { keptAt: 'ตู้ที่สอง' })
    const other = await service.another()
    const input = { ...HERE, ...words, kind: 'receipts' as const, keptAt: 'ตู้ที่สอง', note: null }
    await Promise.all([
      officer.client.call('addEvidence', HERE, words),
      officer.client.call('addEvidence', HERE, words),
      addEvidence(other.deps, actorOf(officer.person), input),
    ])
    await other.close()
    const count = async () =>
      itemsOf((await officer.client.call('showEvidence', HERE)).body, producer(2)).length
    expect(await count()).toBe(1)
    await officer.client.call('addEvidence', HERE, { ...words, kind: 'sales_book' })
    await chief.client.call('addEvidence', HERE, words)
    service.clock.wait(60_000)
    await officer.client.call('addEvidence', HERE, words)
    expect(await count()).toBe(4)
  })

  it('stays with the district that keeps it when the producer moves away', async () => {
    const { service, officer, neighbour } = world
    const id = world.elsewhere[1] ?? ''
    const there = { officeCode: '5602', period: PERIOD }
    await neighbour.client.call('addEvidence', there, statement(id))
    await service.deps.db.execute(
      sql`update producer_stays set office_code = '5605' where producer_id = ${id}`,
    )
    expect(itemsOf((await neighbour.client.call('showEvidence', there)).body, id)).toHaveLength(1)
    const mine = await officer.client.call('showEvidence', HERE)
    expect(itemsOf(mine.body, id)).toEqual([])
    expect(mine.body.producers.map(item => item.producerId)).toContain(id)
    await service.deps.db.execute(
      sql`update producer_stays set office_code = '5602' where producer_id = ${id}`,
    )
  })
})

describe('taking it back', () => {
  it('hides it and keeps the row, with who and when', async () => {
    const { officer, chief, service } = world
    const id = await addItem(officer.client, producer(0), { kind: 'transfer_slips' })
    const { status, body } = await chief.client.call('removeEvidence', { id })
    expect(status).toBe(200)
    expect(itemsOf(body, producer(0)).map(item => item.id)).not.toContain(id)
    const row = (await world.rows()).find(item => item.id === id)
    expect(row).toMatchObject({ removedBy: chief.person.id, removedAt: service.clock.now() })
    const trail = await world.trail('remove-evidence')
    expect(trail.at(-1)).toMatchObject({ officerId: chief.person.id, detail: { evidenceId: id } })
  })

  it('tapped twice is one removal; somebody else’s comes too late', async () => {
    const { officer, chief } = world
    const id = await addItem(officer.client, producer(0), { kind: 'transfer_slips' })
    const answers = await Promise.all([1, 2].map(() => officer.client.call('removeEvidence', { id })))
    expect(answers.map(answer => answer.status)).toEqual([200, 200])
    const trail = await world.trail('remove-evidence')
    expect(trail.filter(row => row.detail.evidenceId === id)).toHaveLength(1)
    const late = await chief.client.call('removeEvidence', { id })
    expect([late.status, late.body.error?.code]).toEqual([404, 'evidence.unknown'])
    const photo = await putPhoto(world.service, officer.client, id, Buffer.from('x'))
    expect(photo.body.error?.code).toBe('evidence.unknown')
  })

  it('is not for the province, the neighbours or other provinces, who learn no more than they may', async () => {
    const id = await addItem(world.officer.client, producer(0), { kind: 'shop_screenshots' })
    const refusals = []
    for (const { client } of [world.neighbour, world.stranger, world.province])
      refusals.push((await client.call('removeEvidence', { id })).body.error?.code)
    // Provincial roles keep no evidence anywhere: they are refused before it is looked for.
    expect(refusals).toEqual(['evidence.unknown', 'access.denied', 'access.denied'])
    const nobodys = await world.neighbour.client.call('removeEvidence', { id: world.service.deps.ids.uuid() })
    expect(nobodys.body.error?.code).toBe('evidence.unknown')
  })
})
