// Spreadsheets leave by links: who gets one for what, how long it works and for whom, what the file is called, and that the
// forms come back through the door by which files come in.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteExpired } from '../../bot/actions/delete-expired.ts'
import { readSheetTable } from '../../bot/actions/read-sheet-table.ts'
import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import { officers, sheetLinks } from '../../db/schema/index.ts'
import { addPerson, type Client, signIn } from '../district.ts'
import {
  download,
  FISCAL_YEAR,
  linkTo,
  openSheetsWorld,
  PERIOD,
  type SheetRequest,
  type SheetsWorld,
} from './sheets-world.ts'
import { expectPage, openAt } from './start-papers.ts'

const MINUTE = 60_000
const OLD = 'ลิงก์ดาวน์โหลดนี้หมดอายุแล้วหรือไม่ถูกต้อง'

let world: SheetsWorld
beforeAll(async () => {
  world = await openSheetsWorld()
})
afterAll(() => world.service.close())

const of = (more: Partial<SheetRequest> = {}): SheetRequest => ({
  sheet: 'rt1',
  format: 'xlsx',
  officeCode: '5605',
  period: PERIOD,
  fiscalYear: null,
  ...more,
})
const ofYear = (more: Partial<SheetRequest> = {}) => of({ period: null, fiscalYear: FISCAL_YEAR, ...more })

const ask = async (client: Client, request: SheetRequest) => {
  const { status, body } = await client.call('makeSheetLink', {}, { ...request })
  return { status, code: body.error?.code ?? null }
}

describe('who may take what away', () => {
  it('a district its own tables, and none of its neighbours or of the province', async () => {
    for (const name of ['officer', 'chief'] as const) {
      const client = world.clients[name]
      for (const sheet of ['rt1', 'rt1_workbook', 'rekeying', 'producers'] as const) {
        expect(await ask(client, of({ sheet })), sheet).toMatchObject({ status: 200 })
        expect(await ask(client, of({ sheet, officeCode: '5602' })), sheet).toMatchObject({ status: 403 })
      }
      for (const sheet of ['district', 'by_category', 'by_channel', 'forecast'] as const) {
        expect(await ask(client, ofYear({ sheet })), sheet).toMatchObject({ status: 200 })
      }
      expect(await ask(client, of({ sheet: 'province', officeCode: '56' }))).toMatchObject({ status: 403 })
      expect(await ask(client, of({ sheet: 'producers', officeCode: '56' }))).toMatchObject({ status: 403 })
      expect(await ask(client, ofYear({ sheet: 'baseline', officeCode: '56' }))).toMatchObject({
        status: 403,
      })
    }
  })

  it('the province those of all its offices, and of no other; its chief none to be filled in for it', async () => {
    const { province, provinceChief, neighbour } = world.clients
    for (const officeCode of ['5605', '5601']) {
      expect(await ask(province, of({ officeCode }))).toMatchObject({ status: 200 })
      expect(await ask(neighbour, of({ officeCode }))).toMatchObject({ status: 403, code: 'access.denied' })
    }
    for (const sheet of ['by_office', 'by_category', 'by_channel', 'forecast'] as const) {
      expect(await ask(provinceChief, ofYear({ sheet, officeCode: '56' })), sheet).toMatchObject({
        status: 200,
      })
      expect(await ask(neighbour, ofYear({ sheet, officeCode: '56' })), sheet).toMatchObject({ status: 403 })
    }
    const baseline = ofYear({ sheet: 'baseline', officeCode: '56', fiscalYear: 2023 })
    expect(await ask(province, baseline)).toMatchObject({ status: 200 })
    expect(await ask(provinceChief, baseline)).toMatchObject({ status: 403 })
  })

  it('nobody a table that there is not, in a form that there is not, of a time that there is not', async () => {
    const { province } = world.clients
    for (const request of [
      of({ sheet: 'rt1_workbook', format: 'csv' }),
      of({ sheet: 'rt1', officeCode: '56' }),
      of({ sheet: 'province', officeCode: '5605' }),
      of({ fiscalYear: 2025 }),
      of({ period: null }),
      ofYear({ sheet: 'rt1' }),
      ofYear({ sheet: 'district', fiscalYear: 1999 }),
    ])
      expect(await ask(province, request), JSON.stringify(request)).toEqual({
        status: 400,
        code: 'request.invalid',
      })
    for (const request of [
      of({ period: '2020-09' }),
      of({ period: '2025-03' }),
      ofYear({ sheet: 'district', fiscalYear: 2020 }),
      ofYear({ sheet: 'district', fiscalYear: 2026 }),
      ofYear({ sheet: 'baseline', officeCode: '56', fiscalYear: 2026 }),
    ])
      expect((await ask(province, request)).code, JSON.stringify(request)).toBe('period.unknown')
    expect(await ask(province, of({ officeCode: '5699' }))).toMatchObject({ code: 'office.unknown' })
  })

  it('whoever reads for others no single producers, unless they may', async () => {
    const order = { officeCode: '5605', period: PERIOD, fiscalYear: FISCAL_YEAR }
    const { deps, clock } = world.service
    const totals = { provinceCode: '56', mayNameProducers: false }
    const read = (sheet: 'rt1' | 'forecast' | 'district', scope = totals, officeCode = '5605') =>
      readSheetTable(deps, scope, { ...order, officeCode, sheet }, clock.now())
    await expect(read('district')).resolves.toHaveLength(1)
    await expect(read('rt1')).rejects.toMatchObject({ code: 'access.denied' })
    await expect(read('forecast')).rejects.toMatchObject({ code: 'access.denied' })
    await expect(read('forecast', totals, '56')).resolves.toHaveLength(1)
    await expect(read('rt1', { ...totals, mayNameProducers: true })).resolves.toHaveLength(1)
    await expect(read('district', totals, '5701')).rejects.toMatchObject({ code: 'access.denied' })
    await expect(read('district', totals, '56')).rejects.toMatchObject({ code: 'office.unknown' })
  })

  it('and the trail says who took what', async () => {
    await linkTo(world.clients.province, ofYear({ sheet: 'by_office', format: 'csv', officeCode: '56' }))
    const { body } = await world.clients.province.call('showOfficerHistory', { id: world.people.province.id })
    expect(JSON.stringify(body)).toMatch(/ดาวน์โหลดตาราง ยอดขายจำแนกตามอำเภอ \(r04\)/)
    const [row] = await world.service.deps.db.execute<{ detail: unknown; office_code: string }>(
      sql`select detail, office_code from audit where action = 'make-sheet-link' order by seq desc limit 1`,
    )
    expect(row).toEqual({
      office_code: '56',
      detail: { sheet: 'by_office', format: 'csv', fiscalYear: 2025 },
    })
  })
})

describe('the file', () => {
  it('is saved under a Thai name, and under an ASCII one by programs that know no other', async () => {
    const file = await download(world, world.clients.officer, of())
    expect(file.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    const [, ascii, thai] =
      /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w.%-]+)$/.exec(
        file.headers.get('content-disposition') ?? '',
      ) ?? []
    expect(ascii).toBe('rt1-5605-2025-01.xlsx')
    expect(decodeURIComponent(thai ?? '')).toBe('รต1-ดอกคำใต้-มกราคม-2568.xlsx')
    expect(file.headers.get('cache-control')).toContain('no-store')
    const csv = await download(
      world,
      world.clients.province,
      ofYear({ sheet: 'by_office', format: 'csv', officeCode: '56' }),
    )
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(decodeURIComponent(csv.headers.get('content-disposition') ?? '')).toContain(
      'r04-ตามอำเภอ-พะเยา-ปีงบ-2568.csv',
    )
  })

  it('says as of when its figures are, and is made anew each time', async () => {
    const { service, clients } = world
    const path = await linkTo(clients.officer, of({ format: 'csv' }))
    expect((await openAt(service.url, path)).text).toContain('ตัวเลข ณ วันที่ 27 มกราคม 2568 เวลา 10:00 น.')
    await service.deps.db.execute(sql`
      update figures set note = '=1+1' where office_code = '5605' and period = ${PERIOD}`)
    service.clock.wait(MINUTE)
    const later = await openAt(service.url, path)
    expect(later.text).toContain('เวลา 10:01 น.')
    expect(later.text).toContain(`"'=1+1"`)
  })

  it('is not made for a question about its head', async () => {
    const path = await linkTo(world.clients.officer, of())
    const head = await openAt(world.service.url, path, { method: 'HEAD' })
    expect([head.status, head.bytes.length]).toEqual([200, 0])
    expect(head.headers.get('content-disposition')).toContain('rt1-5605-2025-01.xlsx')
  })
})

describe('a link', () => {
  const open = (path: string) => openAt(world.service.url, path)

  it('works to the last moment of its quarter of an hour, and is forgotten afterwards', async () => {
    const { service, clients } = world
    const path = await linkTo(clients.officer, of())
    service.clock.wait(15 * MINUTE - 1)
    expect((await open(path)).status).toBe(200)
    service.clock.wait(1)
    expectPage(await open(path), 410, OLD)
    await deleteExpired(service.deps)
    expect(await service.deps.db.select().from(sheetLinks)).toEqual([])
    expectPage(await open(path), 404, OLD)
  })

  it.each(['/sheets/', '/sheets/abc', `/sheets/${'A'.repeat(32)}`, '/sheets/%zz', '/sheets/a/b'])(
    '%s is a page that leads back to LINE',
    async path => expectPage(await open(path), 404),
  )

  it('ends with its maker: removed, moved elsewhere, or without the right', async () => {
    const { db, clock } = world.service.deps
    const gone = await addPerson(world.service, 'district_officer', '5605')
    const moved = await addPerson(world.service, 'district_officer', '5605')
    const demoted = await addPerson(world.service, 'provincial_officer', '56')
    const path = async (person: typeof gone, request: SheetRequest) =>
      linkTo(await signIn(world.service, person), request)
    const paths = [
      await path(gone, of()),
      await path(moved, of()),
      await path(demoted, ofYear({ sheet: 'baseline', officeCode: '56' })),
    ]
    for (const each of paths) expect((await open(each)).status).toBe(200)
    await db.update(officers).set({ removedAt: clock.now() }).where(eq(officers.id, gone.id))
    await db.update(officers).set({ officeCode: '5602' }).where(eq(officers.id, moved.id))
    await db.update(officers).set({ role: 'provincial_chief' }).where(eq(officers.id, demoted.id))
    for (const each of paths) expectPage(await open(each), 410, OLD)
  })

  it('of who acts for a chief ends with the last of their days', async () => {
    const { service, people } = world
    const { clock } = service
    const { db, ids } = service.deps
    const acting = await addPerson(service, 'district_chief', '5602')
    await db.execute(sql`
      insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
      values (${ids.uuid()}, '56', '5605', ${acting.id}, '9/2568', '2025-01-01', ${bangkokDateOf(clock.now())},
        ${people.province.id}, now())`)
    const now = clock.now()
    clock.set(`${bangkokDateOf(now)}T23:55`)
    const path = await linkTo(await signIn(service, acting), of())
    expect((await open(path)).status).toBe(200)
    clock.wait(5 * MINUTE)
    expectPage(await open(path), 410, OLD)
  })

  it('is stored as its hash only', async () => {
    const token = (await linkTo(world.clients.officer, of())).split('/').at(-1) ?? ''
    const rows = await world.service.deps.db.select().from(sheetLinks)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})
