// A district report's way from draft to certified, and back.
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { figure, signature } from '../district.ts'
import { fillIn, saveIn, useDistrictMonths } from './district-months.ts'

const world = useDistrictMonths()

describe('the report', () => {
  it('is submitted only when every producer has a figure or a stated zero', async () => {
    await saveIn(world, world.asOfficer, [figure(world.first, '100')])
    const { version } = (await world.asOfficer.call('showReport', world.at)).body
    const refused = await world.asOfficer.call('submitReport', world.at, { version })
    expect([refused.status, refused.body.error?.code, refused.body.error?.detail.left]).toEqual([
      409,
      'report.incomplete',
      2,
    ])
  })

  it('goes from draft to submitted to certified, and each step is locked against the one before', async () => {
    const version = await fillIn(world)
    const submitted = await world.asOfficer.call('submitReport', world.at, { version })
    expect(submitted.body).toEqual({ state: 'submitted', version: version + 1 })
    expect(
      (await saveIn(world, world.asOfficer, [figure(world.first, '1', { baseVersion: 1 })])).body.error?.code,
    ).toBe('report.submitted')
    const certified = await world.asChief.call('certifyReport', world.at, { version: version + 1, signature })
    expect(certified.body).toEqual({ state: 'certified', version: version + 2 })
    expect(
      (await saveIn(world, world.asOfficer, [figure(world.first, '1', { baseVersion: 1 })])).body.error?.code,
    ).toBe('report.certified')
  })

  it('takes a double tap as one', async () => {
    const version = await fillIn(world)
    const taps = await Promise.all(
      [1, 2, 3].map(() => world.asOfficer.call('submitReport', world.at, { version })),
    )
    expect(taps.map(tap => tap.body)).toEqual(Array(3).fill({ state: 'submitted', version: version + 1 }))
    const [row] = await world.service.deps.db.execute<{ count: number }>(
      sql`select count(*)::int as count from audit where action = 'submit-report' and period = ${world.at.period}`,
    )
    expect(row?.count).toBe(1)
  })

  it('is not certified as something else than what was seen', async () => {
    const version = await fillIn(world)
    await world.asOfficer.call('submitReport', world.at, { version })
    const stale = await world.asChief.call('certifyReport', world.at, { version, signature })
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'report.stale'])
  })

  it('is not certified by whoever recorded or submitted it', async () => {
    const version = await fillIn(world)
    await world.asOfficer.call('submitReport', world.at, { version })
    await world.service.deps.db.execute(
      sql`update officers set role = 'district_chief' where id = ${world.officer.id}`,
    )
    const refused = await world.asOfficer.call('certifyReport', world.at, { version: version + 1, signature })
    await world.service.deps.db.execute(
      sql`update officers set role = 'district_officer' where id = ${world.officer.id}`,
    )
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'access.same_person'])
  })

  it('comes back with a reason, is changed, and is submitted again', async () => {
    const version = await fillIn(world)
    await world.asOfficer.call('submitReport', world.at, { version })
    expect(
      (await world.asChief.call('returnReport', world.at, { version: version + 1, reason: '  ' })).status,
    ).toBe(400)
    await world.asChief.call('returnReport', world.at, { version: version + 1, reason: 'โปรดตรวจผู้ผลิต 01' })
    const shown = (await world.asOfficer.call('showReport', world.at)).body
    expect(shown).toMatchObject({
      state: 'returned',
      lock: null,
      returned: { reason: 'โปรดตรวจผู้ผลิต 01', by: world.chief.fullName },
    })
    const saved = await saveIn(world, world.asOfficer, [figure(world.first, '101', { baseVersion: 1 })])
    const again = await world.asOfficer.call('submitReport', world.at, { version: saved.body.reportVersion })
    expect(again.body.state).toBe('submitted')
  })
})
