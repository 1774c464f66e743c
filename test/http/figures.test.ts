// Saving figures over real HTTP against real PostgreSQL.
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addProducers, figure, sumEntries } from '../district.ts'
import { saveIn, useDistrictMonths } from './district-months.ts'

const world = useDistrictMonths()

describe('saving figures', () => {
  it('stores the figure, its entries and its history, and the month’s totals', async () => {
    const saved = await saveIn(world, world.asOfficer, [
      figure(world.first, '12500.5', { note: 'จากสมุดขาย' }),
    ])
    expect(saved.status).toBe(200)
    expect(saved.body.figures[0]?.figure).toMatchObject({
      version: 1,
      amount: '12500.50',
      note: 'จากสมุดขาย',
      recordedBy: world.officer.fullName,
    })
    const shown = await world.asOfficer.call('showReport', world.at)
    expect(shown.body.rows.find(row => row.producerId === world.first)?.figure?.amount).toBe('12500.50')
    expect(await sumEntries(world.service, '5605', world.at.period)).toBe('12500.50')
    const [totals] = await world.service.deps.db.execute(
      sql`select amount::text, recorded, no_sales from district_months where office_code = '5605' and period = ${world.at.period}`,
    )
    expect(totals).toEqual({ amount: '12500.50', recorded: 1, no_sales: 0 })
  })

  it('keeps every version of a figure', async () => {
    await saveIn(world, world.asOfficer, [figure(world.first, '100')])
    await saveIn(world, world.asOfficer, [figure(world.first, '150', { baseVersion: 1 })])
    await saveIn(world, world.asOfficer, [
      figure(world.first, null, { baseVersion: 2, noSalesReason: 'not_produced' }),
    ])
    await saveIn(world, world.asOfficer, [figure(world.first, null, { baseVersion: 3 })])
    const rows = await world.service.deps.db.execute<{
      version: number
      amount: string | null
      no_sales_reason: string | null
    }>(
      sql`select version, amount::text, no_sales_reason, entries from figure_versions where producer_id = ${world.first} and period = ${world.at.period} order by version`,
    )
    expect(Array.from(rows, row => [row.version, row.amount, row.no_sales_reason])).toEqual([
      [1, '100.00', null],
      [2, '150.00', null],
      [3, '0.00', 'not_produced'],
      [4, null, null],
    ])
    expect(await sumEntries(world.service, '5605', world.at.period)).toBe('0.00')
  })

  it('splits one figure over categories and channels', async () => {
    const entries = [
      { category: 'food', channel: 'domestic_online', amount: '10.25' },
      { category: 'drink', channel: 'domestic_offline', amount: '20' },
    ]
    const saved = await saveIn(world, world.asOfficer, [{ ...figure(world.first, null), entries }])
    expect(saved.body.figures[0]?.figure.amount).toBe('30.25')
    const again = await saveIn(world, world.asOfficer, [
      { ...figure(world.first, null, { baseVersion: 1 }), entries: [entries[1]] },
    ])
    expect(again.body.figures[0]?.figure).toMatchObject({
      version: 2,
      amount: '20.00',
      entries: [{ category: 'drink', channel: 'domestic_offline', amount: '20.00' }],
    })
    expect(await sumEntries(world.service, '5605', world.at.period)).toBe('20.00')
  })

  it('changes nothing when the same is saved again, even from an old version', async () => {
    await saveIn(world, world.asOfficer, [figure(world.first, '100')])
    const again = await saveIn(world, world.asOfficer, [figure(world.first, '100.00')])
    expect(again.status).toBe(200)
    expect(again.body.figures[0]?.figure.version).toBe(1)
  })

  it('shows both values when a colleague saved meanwhile, and saves neither row of the request', async () => {
    await saveIn(world, world.asColleague, [figure(world.first, '999')])
    const stale = await saveIn(world, world.asOfficer, [
      figure(world.first, '100'),
      figure(world.second, '5'),
    ])
    expect(stale.status).toBe(409)
    expect(stale.body.error?.code).toBe('figures.stale')
    expect(stale.body.error?.detail).toMatchObject({
      count: 1,
      conflicts: [
        {
          producerId: world.first,
          stored: { amount: '999.00', version: 1, recordedBy: world.colleague.fullName },
        },
      ],
    })
    expect(await sumEntries(world.service, '5605', world.at.period)).toBe('999.00')
    const solved = await saveIn(world, world.asOfficer, [figure(world.first, '100', { baseVersion: 1 })])
    expect(solved.body.figures[0]?.figure).toMatchObject({ amount: '100.00', version: 2 })
  })

  it('loses no update when two officers save at once', async () => {
    for (let round = 0; round < 10; round++) {
      const both = await Promise.all([
        saveIn(world, world.asOfficer, [figure(world.first, `${round + 1}.11`, { baseVersion: round })]),
        saveIn(world, world.asColleague, [figure(world.first, `${round + 1}.22`, { baseVersion: round })]),
      ])
      expect(both.map(reply => reply.status).sort()).toEqual([200, 409])
    }
  })

  it.each([
    ['three decimals', { amount: '1.005' }],
    ['a negative amount', { amount: '-5' }],
    ['a thousands separator', { amount: '1,000' }],
    ['Thai digits', { amount: '๑๐๐' }],
    ['beyond the column', { amount: '1000000000000' }],
    ['zero as sales', { amount: '0' }],
    ['an exponent', { amount: '1e5' }],
    ['a number instead of text', { amount: 5 }],
  ])('refuses %s', async (_, { amount }) => {
    const refused = await saveIn(world, world.asOfficer, [figure(world.first, amount as string)])
    expect(refused.status).toBe(400)
    expect(refused.body.error).toMatchObject({ code: 'request.invalid' })
    expect(await sumEntries(world.service, '5605', world.at.period)).toBe('0.00')
  })

  it('refuses a sum beyond the column', async () => {
    const entries = ['food', 'drink'].map(category => ({
      category,
      channel: 'domestic_offline',
      amount: '999999999999.99',
    }))
    expect((await saveIn(world, world.asOfficer, [{ ...figure(world.first, null), entries }])).status).toBe(
      400,
    )
  })

  it('refuses a producer of another district, of another month, and one that does not exist', async () => {
    const [elsewhere] = await addProducers(world.service, '5606', 1)
    const [later] = await addProducers(world.service, '5605', 1, '2099-01')
    for (const id of [elsewhere, later, world.service.deps.ids.uuid()]) {
      const refused = await saveIn(world, world.asOfficer, [figure(id as string, '1')])
      expect([refused.status, refused.body.error?.code]).toEqual([400, 'figures.wrong_producer'])
    }
  })

  it('refuses sales together with a reason for none, the same producer twice, and unknown keys', async () => {
    expect(
      (await saveIn(world, world.asOfficer, [figure(world.first, '1', { noSalesReason: 'paused' })])).status,
    ).toBe(400)
    expect(
      (await saveIn(world, world.asOfficer, [figure(world.first, '1'), figure(world.first, '2')])).status,
    ).toBe(400)
    expect(
      (await saveIn(world, world.asOfficer, [figure(world.first, '1', { officeCode: '5606' })])).status,
    ).toBe(400)
  })

  it('says why and until when the window is closed', async () => {
    const [year, number] = world.at.period.split('-').map(Number) as [number, number]
    const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
    world.service.clock.set(`${next}-06T23:59:59`)
    expect((await saveIn(world, world.asOfficer, [figure(world.first, '1')])).status).toBe(200)
    world.service.clock.set(`${next}-07T00:00`)
    const closed = await saveIn(world, world.asOfficer, [figure(world.first, '2', { baseVersion: 1 })])
    expect([closed.status, closed.body.error?.code]).toEqual([423, 'window.closed'])
    expect(closed.body.error?.says).toContain('เวลา 23:59 น.')
    expect(closed.body.error?.next).not.toBe('')
    world.service.clock.set(`${world.at.period}-09T23:59`)
    const early = await saveIn(world, world.asOfficer, [figure(world.first, '2', { baseVersion: 1 })])
    expect(early.body.error?.code).toBe('window.not_yet_open')
    expect(early.body.error?.next).toContain('10 ')
  })
})

describe('a district that sells more than any column of money holds', () => {
  it('is told so, and nothing of the save stays', async () => {
    const most = '999999999999.99'
    await saveIn(world, world.asOfficer, [figure(world.first, most)])
    const refused = await saveIn(world, world.asOfficer, [figure(world.second, '0.01')])
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'figures.total_too_large'])
    const corrected = await saveIn(world, world.asOfficer, [
      figure(world.first, '10', { baseVersion: 1 }),
      figure(world.second, '0.01'),
    ])
    expect(corrected.status).toBe(200)
  })
})
