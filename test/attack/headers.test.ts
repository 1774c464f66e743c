// The walls that every answer carries, whatever kind it is: pages, papers, tables, data, refusals of each; and that nothing
// of anybody's is kept by a cache.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf } from '../../bot/http/rate-limit.ts'
import { addPerson, addProducers, type Client, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const MONTH = { officeCode: '5605', period: '2025-01' }

let service: TestService
let officer: Client
const links = { paper: '', table: '' }

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  await addProducers(service, '5605', 1)
  officer = await signIn(service, await addPerson(service, 'district_officer', '5605'))
  const paper = { ...MONTH, form: 'rt2', number: null, producerId: null }
  links.paper = new URL((await officer.call('makeDocumentLink', {}, paper)).body.url).pathname
  const table = { ...MONTH, sheet: 'rt1', format: 'csv', fiscalYear: null }
  links.table = new URL((await officer.call('makeSheetLink', {}, table)).body.url).pathname
})
afterAll(() => service?.close())

const ask = (path: string, init: RequestInit = {}) =>
  fetch(service.url + path, {
    redirect: 'manual',
    ...init,
    headers: { cookie: officer.cookie ?? '', ...init.headers },
  })

/** What it is, how it is asked for, its status, and whether it may be kept. */
const ANSWERS: [what: string, path: () => string, init: RequestInit, status: number, isPrivate: boolean][] = [
  ['an answer', () => '/api/home', {}, 200, true],
  ['a refusal', () => '/api/reports/5602/2025-01', {}, 403, false],
  ['a refusal of a body', () => '/api/sheets', { method: 'POST', body: '{' }, 400, false],
  ['a page', () => '/liff/', {}, 200, true],
  ['a paper', () => links.paper, {}, 200, true],
  ['a paper that is not there', () => '/documents/xxxxxxxxxxxxxxxxxxxxxxxx', {}, 404, true],
  ['a table', () => links.table, {}, 200, true],
  ['a table that is not there', () => '/sheets/xxxxxxxxxxxxxxxxxxxxxxxx', {}, 404, true],
  ['the check of a paper', () => '/verify', {}, 200, true],
  ['a paper nobody knows', () => '/verify/7KQ2M9XAB4TC', {}, 404, true],
  ['open data without a key', () => '/open/v1/months', {}, 401, true],
  ['the calendar', () => '/open/calendar/56.ics', {}, 200, false],
  ['the description', () => '/openapi.json', {}, 200, false],
  ['nothing', () => '/nowhere', {}, 404, false],
  ['an address that is none', () => '/api/%zz', {}, 404, false],
]

describe('every answer', () => {
  it.each(ANSWERS)('%s carries the walls', async (_what, path, init, status, isPrivate) => {
    const response = await ask(path(), init)
    const { headers } = response
    expect(response.status, await response.text()).toBe(status)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    // A viewer of PDFs is a page of the browser's own; everything else of ours may run and load only what is ours.
    if (headers.get('content-type') !== 'application/pdf') expect(policy).toContain("default-src 'none'")
    if (isPrivate) expect(headers.get('cache-control') ?? '').toMatch(/no-store|no-cache/)
  })

  it('of somebody’s own is kept by no cache, the page that brings answers along included', async () => {
    for (const path of ['/api/home', '/api/reports/5605/2025-01', '/liff/', links.paper, links.table])
      expect((await ask(path)).headers.get('cache-control'), path).toMatch(/no-store/)
  })

  it('LINE’s door tells nothing but a status', async () => {
    for (const init of [{ method: 'POST', body: 'x' }, { method: 'GET' }]) {
      const response = await ask('/webhook', init)
      expect([401, 405]).toContain(response.status)
      expect(await response.text()).toBe('')
    }
  })
})

describe('who asks too often', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['garbage', 'garbage'],
  ])('%s is counted as %s', (ip, expected) => {
    expect(addressOf(ip)).toBe(expected)
  })

  it('cannot begin again with the next address of the same network', async () => {
    const from = (address: string) => ({
      headers: { 'x-forwarded-for': address },
      method: 'POST',
      body: '{}',
    })
    let refused = 0
    for (let turn = 0; turn < 130; turn++) {
      const response = await fetch(`${service.url}/api/session`, from(`2001:db8:7:7::${turn.toString(16)}`))
      if (response.status === 429) refused++
      await response.text()
    }
    expect(refused).toBe(10)
    const other = await fetch(`${service.url}/api/session`, from('2001:db8:7:8::1'))
    expect(other.status).toBe(400)
  })
})
