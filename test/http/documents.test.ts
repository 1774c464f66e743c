// Papers behind short-lived links: what was certified comes out as it was signed, for a quarter of an hour, with the eyes
// of who made the link and of nobody else. Whatever goes wrong is a page in Thai.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../bot/actions/open-session.ts'
import { audit, documentLinks } from '../../db/schema/index.ts'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { tamper } from '../tamper.ts'
import { certifyMonth, returnMonth } from './certify-month.ts'
import { expectPage, openAt } from './start-papers.ts'

const AT = { officeCode: '5605', period: '2025-01' }
const NOW = '2025-01-20T10:00'
const MINUTE = 60_000

let service: TestService
let officer: TestPerson
let chief: TestPerson
let province: TestPerson
let clients: Record<'officer' | 'province' | 'neighbour', Client>
let producers: string[]

beforeAll(async () => {
  service = await startService({ at: NOW })
  officer = await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง')
  chief = await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง')
  province = await addPerson(service, 'provincial_officer', '56', 'มาลี ตัวอย่าง')
  const neighbour = await addPerson(service, 'district_officer', '5602')
  producers = await addProducers(service, '5605', 3)
  await addProducers(service, '5602', 1)
  await certifyMonth(service, { officer, chief, at: AT })
  clients = {
    officer: await signIn(service, officer),
    province: await signIn(service, province),
    neighbour: await signIn(service, neighbour),
  }
})
afterAll(() => service.close())

const order = (more: Record<string, unknown> = {}) => ({
  form: 'rt2',
  ...AT,
  number: 1,
  producerId: null,
  ...more,
})

const ask = (client: Client, more: Record<string, unknown> = {}) =>
  client.call('makeDocumentLink', {}, order(more))

/** A new link's path. */
async function linkOf(client: Client, more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await ask(client, more)
  expect(status, JSON.stringify(body)).toBe(200)
  return new URL(body.url).pathname
}

const open = (path: string, init?: RequestInit) => openAt(service.url, path, init)
const refused = async (client: Client, more: Record<string, unknown>) => {
  const { status, body } = await ask(client, more)
  return [status, body.error?.code]
}

describe('a link to a paper', () => {
  it('leads to a PDF that no cache keeps and no page frames', async () => {
    const made = await ask(clients.officer)
    expect(made.body.url).toMatch(/^http:\/\/localhost\/documents\/[\w-]{32}$/)
    const now = service.clock.now().getTime()
    expect(new Date(made.body.expiresAt).getTime() - now).toBe(15 * MINUTE)
    const { status, headers, bytes } = await open(new URL(made.body.url).pathname)
    expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="rt2-5605-2025-01-v1.pdf"',
      'content-length': String(bytes.length),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      // The browser's own viewer is a page with inline styles: only framing is ours to say.
      'content-security-policy': "frame-ancestors 'none'",
    })
  })

  it('works as viewers ask: HEAD, a piece, twice', async () => {
    const path = await linkOf(clients.officer)
    const head = await open(path, { method: 'HEAD' })
    expect([head.status, head.bytes.length, head.headers.get('content-type')]).toEqual([
      200,
      0,
      'application/pdf',
    ])
    const piece = await open(path, { headers: { range: 'bytes=0-99' } })
    expect([piece.status, piece.headers.get('accept-ranges')]).toEqual([200, 'none'])
    const whole = await open(`${path}?openExternalBrowser=1`)
    expect(whole.bytes.equals(piece.bytes)).toBe(true)
  })

  it.each([
    [{}, 'rt2-5605-2025-01-v1.pdf'],
    [{ number: null }, 'rt2-5605-2025-01-v1.pdf'],
    [{ form: 'rt1' }, 'rt1-5605-2025-01-v1.pdf'],
    [{ form: 'rt1', number: null }, 'rt1-5605-2025-01-v1.pdf'],
    [{ form: 'rt2_blank' }, 'rt2-blank.pdf'],
    [{ form: 'rt1_blank', number: null }, 'rt1-blank.pdf'],
    // Nothing was ever recorded in that month.
    [{ number: null, period: '2024-12' }, 'rt2-5605-2024-12-draft.pdf'],
  ])('of %o is %s', async (more, fileName) => {
    const { status, headers, bytes } = await open(await linkOf(clients.province, more))
    expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect(headers.get('content-disposition')).toBe(`inline; filename="${fileName}"`)
  })

  it('of one producer is shorter than of all', async () => {
    const [producerId = ''] = producers
    const one = await open(await linkOf(clients.officer, { form: 'rt1', producerId }))
    const all = await open(await linkOf(clients.officer, { form: 'rt1' }))
    expect(one.headers.get('content-disposition')).toContain(`v1-${producerId.slice(0, 8)}.pdf`)
    expect(one.bytes.length).toBeLessThan(all.bytes.length)
  })

  it('is on record with form and version, its secret only as a hash', async () => {
    const path = await linkOf(clients.officer, { form: 'rt1' })
    const token = path.split('/').at(-1) ?? ''
    const [link] = await service.deps.db
      .select()
      .from(documentLinks)
      .where(eq(documentLinks.tokenHash, hashOf(token)))
    expect(link).toMatchObject({ form: 'rt1', ...AT, number: 1, createdBy: officer.id })
    const rows = await service.deps.db.select().from(audit).where(eq(audit.action, 'make-document-link'))
    expect(rows.at(-1)).toMatchObject({
      officerId: officer.id,
      origin: 'app',
      ...AT,
      detail: { form: 'rt1', number: 1, producerId: null },
    })
    await open(path)
    expect(JSON.stringify([rows, service.log])).not.toContain(token)
  })
})

describe('a link is not made', () => {
  it('for another district, nor by somebody without a session', async () => {
    expect(await refused(clients.neighbour, {})).toEqual([403, 'access.denied'])
    expect(await refused(clients.neighbour, { form: 'rt1_blank', number: null })).toEqual([
      403,
      'access.denied',
    ])
    expect(await refused(clients.officer, { officeCode: '5602', number: null })).toEqual([
      403,
      'access.denied',
    ])
    const response = await fetch(`${service.url}/api/documents`, { method: 'POST' })
    expect(response.status).toBe(401)
  })

  it('to a version, a producer or figures that are not there', async () => {
    expect(await refused(clients.officer, { number: 2 })).toEqual([409, 'document.not_certified'])
    expect(await refused(clients.officer, { period: '2024-12' })).toEqual([409, 'document.not_certified'])
    const stranger = { form: 'rt1', producerId: service.deps.ids.uuid() }
    expect(await refused(clients.officer, stranger)).toEqual([404, 'figure.unknown'])
    expect(await refused(clients.officer, { ...stranger, number: null })).toEqual([404, 'figure.unknown'])
    const blank = { form: 'rt1', number: null, period: '2024-12' }
    expect(await refused(clients.officer, blank)).toEqual([404, 'figure.unknown'])
  })
})

describe('what was certified', () => {
  it('comes out the same after it was returned, changed and certified again', async () => {
    const at = { officeCode: '5602', period: '2025-01' }
    const people = {
      officer: await addPerson(service, 'district_officer', '5602'),
      chief: await addPerson(service, 'district_chief', '5602'),
    }
    await addProducers(service, '5602', 2)
    await certifyMonth(service, { ...people, at })
    const first = await open(await linkOf(clients.province, { ...at }))
    await returnMonth(service, province, at)
    await certifyMonth(service, { ...people, at }, '777')
    const again = await open(await linkOf(clients.province, { ...at }))
    const second = await open(await linkOf(clients.province, { ...at, number: 2 }))
    expect(again.bytes.equals(first.bytes)).toBe(true)
    expect(second.bytes.equals(first.bytes)).toBe(false)
  })

  it('is never printed from a record that was changed past the program', async () => {
    const { db } = service.deps
    const path = await linkOf(clients.officer)
    const [before] = await db.execute<{ content: string }>(
      sql`select content from report_versions where office_code = '5605' and number = 1`,
    )
    const put = (content: string) =>
      tamper(
        db,
        sql`update report_versions set content = ${content} where office_code = '5605' and number = 1`,
      )
    await put(String(before?.content).replace('"100.25"', '"900.25"'))
    const page = await open(path)
    await put(String(before?.content))
    expectPage(page, 500, 'พิมพ์เอกสารฉบับนี้ไม่ได้')
    expect(page.text).toContain('ไม่ตรงกับข้อมูลที่ลงนามรับรอง')
    const logged = service.log.filter(({ event }) => event === 'version.altered')
    expect(logged).toEqual([{ level: 'error', event: 'version.altered', data: { ...AT, number: 1 } }])
    expect((await open(path)).status).toBe(200)
  })
})
