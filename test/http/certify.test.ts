// Certifying: what is frozen, who may not, what is no signature, and that nothing of it is ever changed.
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findVersion } from '../../db/queries/certified.ts'
import { putCertifyOwnWork } from '../../db/queries/reopenings.ts'
import { addPerson, addProducers, figure, signature, signIn } from '../district.ts'
import { fillIn, saveIn, useDistrictMonths } from './district-months.ts'

const world = useDistrictMonths()

async function submitted(): Promise<number> {
  const version = await fillIn(world)
  return (await world.asOfficer.call('submitReport', world.at, { version })).body.version
}

const certify = (version: number, drawn: unknown = signature) =>
  world.asChief.call('certifyReport', world.at, { version, signature: drawn })

const frozen = () => findVersion(world.service.deps.db, world.at.officeCode, world.at.period)

describe('a certified version', () => {
  it('holds what was seen: figures, totals, people, moment and the signature', async () => {
    await certify(await submitted())
    const row = await frozen()
    const content = JSON.parse(row?.content ?? 'null')
    expect(content).toMatchObject({
      number: 1,
      officeName: 'ดอกคำใต้',
      provinceName: 'พะเยา',
      totals: {
        amount: '300.50',
        withSales: 2,
        noSales: 1,
        byCategory: { textile_apparel: '300.50', food: '0.00' },
      },
      submitted: { by: world.officer.fullName },
      certified: {
        by: world.chief.fullName,
        at: world.service.clock.now().toISOString(),
        acting: null,
        isOwnWork: false,
      },
    })
    expect(content.producers.map((producer: { amount: string }) => producer.amount)).toEqual([
      '100.00',
      '200.50',
      '0.00',
    ])
    expect(row?.signature).toEqual(signature)
    expect(row?.signatureSvg).toMatch(/^<svg [^>]+><path d="M4 94/)
    expect(row?.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  })

  it('compares with last year as the page does that was read before signing', async () => {
    const { db } = world.service.deps
    const lastYear = `${Number(world.at.period.slice(0, 4)) - 1}${world.at.period.slice(4)}`
    await db.execute(sql`
      insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
      values ('5605', ${lastYear}, '56', 400, 3, 0)
      on conflict (office_code, period) do update set amount = 400`)
    const version = await submitted()
    const { before } = (await world.asChief.call('showReport', world.at)).body
    await certify(version)
    const { growth, totals } = JSON.parse((await frozen())?.content ?? 'null')
    expect(before.lastYear).toBe('400.00')
    // (300.50 − 400) ÷ 400 = −24.875 %.
    expect([totals.amount, growth.month]).toEqual(['300.50', { base: before.lastYear, tenths: -249 }])
  })

  it('is refused any change by the database itself', async () => {
    await certify(await submitted())
    const { db } = world.service.deps
    for (const statement of [
      sql`update report_versions set content = '{}'`,
      sql`delete from report_versions`,
      sql`truncate report_versions`,
      sql`update figure_versions set amount = 1`,
    ]) {
      const refused = await db.execute(statement).then(
        () => null,
        (error: Error & { cause?: { message?: string } }) => error.cause?.message,
      )
      expect(refused).toMatch(/is append-only/)
    }
  })

  it('is made once by a double tap, and by two chiefs at once', async () => {
    const version = await submitted()
    const other = await addPerson(world.service, 'district_chief', '5605', 'สมหมาย ตัวอย่าง')
    const asOther = await signIn(world.service, other)
    const answers = await Promise.all([
      certify(version),
      certify(version),
      asOther.call('certifyReport', world.at, { version, signature }),
    ])
    const { deps, clock } = world.service
    await deps.db.execute(
      sql`update officers set removed_at = ${clock.now().toISOString()}::timestamptz where id = ${other.id}`,
    )
    expect((await frozen())?.number).toBe(1)
    const states = answers.map(answer => answer.body.state ?? answer.body.error?.code)
    expect(new Set(states)).toEqual(new Set(['certified', 'report.wrong_state']))
  })
})

describe('refused, with nothing frozen', () => {
  it.each([
    ['no stroke', { ...signature, strokes: [] }, 'signature.empty'],
    ['a dot', { ...signature, strokes: [[[50, 50]]] }, 'signature.empty'],
    [
      'a slip of the finger',
      {
        ...signature,
        strokes: [
          [
            [50, 50],
            [60, 52],
          ],
        ],
      },
      'signature.empty',
    ],
    [
      'ink outside its area',
      {
        ...signature,
        strokes: [
          [
            [0, 0],
            [900, 10],
          ],
        ],
      },
      'signature.unusable',
    ],
    ['an area of no size', { ...signature, width: 0 }, 'signature.unusable'],
  ])('%s', async (_, drawn, code) => {
    const refused = await certify(await submitted(), drawn)
    expect([refused.status, refused.body.error?.code]).toEqual([400, code])
    expect(refused.body.error?.next).toMatch(/เซ็น/)
    expect(await frozen()).toBeNull()
  })

  it.each([
    ['a picture instead of strokes', 'data:image/png;base64,AAAA'],
    ['points that are no numbers', { ...signature, strokes: [[['1', null]]] }],
    ['infinite points', { ...signature, strokes: [[[Number.POSITIVE_INFINITY, 1]]] }],
    ['a megabyte of points', { ...signature, strokes: [Array.from({ length: 7000 }, () => [1, 1])] }],
  ])('%s', async (_, drawn) => {
    const refused = await certify(await submitted(), drawn)
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'request.invalid'])
    expect(await frozen()).toBeNull()
  })

  it('a view that is not what is stored', async () => {
    const version = await submitted()
    const stale = await certify(version - 1)
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'report.stale'])
    expect(await frozen()).toBeNull()
  })

  it.each([
    ['another total', { amount: '300.51', producers: 3 }],
    ['another number of producers', { amount: '300.50', producers: 2 }],
  ])('what showed %s', async (_, shown) => {
    const version = await submitted()
    const body = { version, signature, shown }
    const refused = await world.asChief.call('certifyReport', world.at, body)
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'report.stale'])
    expect(await frozen()).toBeNull()
    const asSeen = { ...body, shown: { amount: '300.5', producers: 3 } }
    expect((await world.asChief.call('certifyReport', world.at, asSeen)).status).toBe(200)
  })

  it('who changed one figure, even if another submitted', async () => {
    await fillIn(world)
    await saveIn(world, world.asColleague, [figure(world.first, '101', { baseVersion: 1 })])
    const { version } = (await world.asOfficer.call('showReport', world.at)).body
    const sent = await world.asOfficer.call('submitReport', world.at, { version })
    const { db } = world.service.deps
    const become = (role: string) =>
      db.execute(sql`update officers set role = ${role} where id = ${world.colleague.id}`)
    await become('district_chief')
    const shown = await world.asColleague.call('showReport', world.at)
    const refused = await world.asColleague.call('certifyReport', world.at, {
      version: sent.body.version,
      signature,
    })
    await become('district_officer')
    expect(shown.body).toMatchObject({ isOwnWork: true, may: { certify: false } })
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'access.same_person'])
  })

  it('a list of producers that grew after the submission', async () => {
    const version = await submitted()
    const [added] = await addProducers(world.service, '5605', 1, world.at.period)
    const refused = await certify(version)
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'report.changed_set'])
    await world.service.deps.db.execute(sql`delete from producer_stays where producer_id = ${added ?? ''}`)
    expect((await certify(version)).status).toBe(200)
  })
})

describe('where the province lets recorders certify', () => {
  it('they may, and the form says so', async () => {
    const version = await submitted()
    const { db } = world.service.deps
    const become = (role: string) =>
      db.execute(sql`update officers set role = ${role} where id = ${world.officer.id}`)
    await become('district_chief')
    await putCertifyOwnWork(db, '56', true)
    const shown = await world.asOfficer.call('showReport', world.at)
    const done = await world.asOfficer.call('certifyReport', world.at, { version, signature })
    await putCertifyOwnWork(db, '56', false)
    await become('district_officer')
    expect(shown.body).toMatchObject({ isOwnWork: true, may: { certify: true } })
    expect(done.body.state).toBe('certified')
    expect(JSON.parse((await frozen())?.content ?? 'null').certified.isOwnWork).toBe(true)
  })
})
