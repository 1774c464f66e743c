// What a certified version rests on: figures that stay with who recorded them, and a record that shows its changes.
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findVersion } from '../../db/queries/certified.ts'
import { addPerson, signature, signIn } from '../district.ts'
import { tamper } from '../tamper.ts'
import { fillIn, useDistrictMonths } from './district-months.ts'

const world = useDistrictMonths()

async function submitted(): Promise<number> {
  const version = await fillIn(world)
  return (await world.asOfficer.call('submitReport', world.at, { version })).body.version
}

const certify = (version: number) => world.asChief.call('certifyReport', world.at, { version, signature })

const frozen = () => findVersion(world.service.deps.db, world.at.officeCode, world.at.period)

describe('a version that was altered past the service', () => {
  it.each([
    ['figures', sql`update report_versions set content = replace(content, '"300.50"', '"900.50"')`],
    ['strokes', sql`update report_versions set signature = jsonb_set(signature, '{width}', '321')`],
    [
      'the picture of the signature',
      sql`update report_versions set signature_svg = replace(signature_svg, 'M4', 'M5')`,
    ],
  ])('in %s is never shown as certified', async (_, statement) => {
    await certify(await submitted())
    const { deps, url } = world.service
    const code = (await frozen())?.code ?? ''
    expect((await fetch(`${url}/verify/${code}`)).status).toBe(200)
    await tamper(deps.db, statement)
    const refused = await fetch(`${url}/verify/${code}`)
    expect([refused.status, await refused.text()]).toEqual([500, expect.stringContaining('ยืนยันเอกสารนี้ไม่ได้')])
  })
})

describe('a figure belongs to the district that recorded it', () => {
  it('also when its producer stops or moves: page, version and totals agree, and nobody certifies it twice', async () => {
    const { service, at } = world
    const { db } = service.deps
    const version = await submitted()
    await db.execute(
      sql`update producer_stays set until_period = '2023-12' where producer_id = ${world.first}`,
    )
    await db.execute(sql`update producer_stays set office_code = '5602' where producer_id = ${world.second}`)
    const { rows } = (await world.asChief.call('showReport', at)).body
    expect(rows.map(row => row.figure?.amount)).toEqual(['100.00', '200.50', '0.00'])
    const shown = { amount: '300.50', producers: 3 }
    expect((await world.asChief.call('certifyReport', at, { version, signature, shown })).status).toBe(200)
    const [month] = await db.execute<{ amount: string }>(
      sql`select amount::text from district_months where office_code = '5605' and period = ${at.period}`,
    )
    expect(JSON.parse((await frozen())?.content ?? 'null').totals.amount).toBe(month?.amount)
    const neighbour = await addPerson(service, 'district_officer', '5602', 'สมพงษ์ ตัวอย่าง')
    const asNeighbour = await signIn(service, neighbour)
    const theirs = await asNeighbour.call('showReport', { ...at, officeCode: '5602' })
    expect(theirs.body.rows.map(row => row.producerId)).not.toContain(world.second)
    await db.execute(sql`
      update producer_stays s set until_period = null, office_code = p.office_code from producers p where p.id = s.producer_id`)
  })
})
