// Requests that no client of ours makes: each gets a clear answer of four hundred and something, tells nothing about
// the inside, and changes nothing.
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSession } from '../../bot/actions/open-session.ts'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { ProblemBody, ROUTES } from '../../bot/contract/routes.ts'
import type { Role } from '../../db/vocabulary.ts'
import { addPerson, addProducers, figure, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
import { ID, SAMPLE_BODIES } from './sample-bodies.ts'

let service: TestService
const people: TestPerson[] = []
const cookies: Partial<Record<Role, string>> = {}
let producer: string
beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  producer = (await addProducers(service, '5605', 1))[0] ?? ''
  for (const role of ['district_officer', 'district_chief', 'provincial_officer'] as const) {
    const office = role.startsWith('district') ? '5605' : '56'
    people.push(await addPerson(service, role, office))
  }
})
/** A session for each test: the limit of requests counts by session, and it is not what is tried here. */
beforeEach(async () => {
  for (const person of people)
    cookies[person.role] = `otop=${(await startSession(service.deps.db, service.deps, person)).token}`
})
afterAll(() => service.close())

const FIGURES = '/api/reports/5605/2025-01/figures'

async function put(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const response = await fetch(service.url + FIGURES, {
    method: 'PUT',
    headers: { cookie: cookies.district_officer ?? '', 'content-type': 'application/json', ...headers },
    body,
  })
  return read(response.status, await response.text())
}

function read(status: number, text: string) {
  const { error } = ProblemBody.parse(JSON.parse(text))
  expect(error.says).toMatch(/[ก-๙]/)
  expect(error.next).toMatch(/[ก-๙]/)
  expect(text).not.toMatch(/\bat \/|node_modules|\.ts:|select |insert |postgres|Unexpected token/i)
  return { status, code: error.code, text }
}

const good = () => JSON.stringify({ figures: [figure(producer, '100')] })

describe('a body', () => {
  it.each([
    ['that is not JSON', '{"figures":['],
    ['that is empty', ''],
    ['that is a text', '"x"'],
    ['that is null', 'null'],
    ['that is a list', '[]'],
    ['with a broken escape', '{"figures":"\\u12"}'],
    ['of half a UTF-8 character', new Uint8Array([0x7b, 0x22, 0xe0, 0xb8, 0x22, 0x3a, 0x31, 0x7d])],
    ['that goes deep', `${'{"figures":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['that would become a prototype', '{"__proto__":{"figures":[]},"constructor":{"prototype":{}}}'],
    ['that says more than is asked', '{"figures":[],"isAdmin":true}'],
  ])('%s is refused', async (_what, body) => {
    const before = await hashTables(service.deps.db)
    const refused = await put(body)
    expect([refused.status, refused.code]).toEqual([400, 'request.invalid'])
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it.each(['text/plain', 'application/xml', 'multipart/form-data', 'application/json; charset=tis-620', ''])(
    'of the type %j is refused',
    async type => {
      expect((await put(good(), { 'content-type': type })).status).toBe(400)
    },
  )

  it('packed in a way we do not know is refused', async () => {
    expect((await put(good(), { 'content-encoding': 'zstd-of-tomorrow' })).status).toBe(400)
  })

  it('of 600 kB is refused as too large, announced or not', async () => {
    const large = JSON.stringify({ figures: [figure(producer, '100', { note: 'ก'.repeat(200_000) })] })
    expect(Buffer.byteLength(large)).toBeGreaterThan(600_000)
    const refused = await put(large)
    expect([refused.status, refused.code]).toEqual([413, 'request.too_large'])
    const streamed = await putChunked(large)
    expect([streamed.status, streamed.code]).toEqual([413, 'request.too_large'])
  })

  it('that is refused before it has come is the last on its connection, and the sender hears so', async () => {
    const answer = await new Promise<{ status: number | undefined; connection: string | undefined }>(
      (resolve, reject) => {
        const req = request(`${service.url}/api/invitations`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': 400_000 },
        })
        req.once('error', reject)
        req.once('response', res => {
          resolve({ status: res.statusCode, connection: res.headers.connection })
          req.destroy()
        })
        req.write('{')
      },
    )
    expect(answer).toEqual({ status: 401, connection: 'close' })
  })

  it.each([
    ['that is small only while it is packed', gzipSync(`{"figures":"${'x'.repeat(5_000_000)}"}`)],
    ['that is packed well', gzipSync(JSON.stringify({ figures: [] }))],
    ['that only says it is packed', Buffer.from('{"figures":[]}')],
  ])('%s is refused: nothing is unpacked', async (_what, packed) => {
    expect(packed.length).toBeLessThan(10_000)
    for (const encoding of ['gzip', 'br', 'deflate'])
      expect((await put(new Uint8Array(packed), { 'content-encoding': encoding })).status).toBe(400)
  })

  it('is not read of somebody who is not signed in', async () => {
    const refused = await put('{"figures":[', { cookie: '' })
    expect([refused.status, refused.code]).toEqual([401, 'session.missing'])
  })
})

/** Without a content-length. */
function putChunked(body: string): Promise<ReturnType<typeof read>> {
  const { hostname, port } = new URL(service.url)
  const headers = { cookie: cookies.district_officer, 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path: FIGURES, method: 'PUT', headers }, res => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve(read(res.statusCode ?? 0, Buffer.concat(chunks).toString())))
    })
    req.on('error', reject)
    for (let at = 0; at < body.length; at += 50_000) req.write(body.slice(at, at + 50_000))
    req.end()
  })
}

/** Whatever was typed is a question there: it has an answer, if an empty one. */
const ANSWERS_ANYTHING: RouteName = 'searchProducers'

const HOSTILE = [
  "' or 1=1 --",
  '../../etc/passwd',
  '\u0000',
  '%',
  '5605\n',
  '๕๖๐๕',
  '-1',
  'null',
  'a'.repeat(3000),
  '{}',
]

describe('hostile texts in an address', () => {
  const names = (Object.keys(ROUTES) as RouteName[]).filter(name => PATHS[name][1].includes(':'))

  it.each(names)('%s refuses them without a fault of ours', async name => {
    const [method, path] = PATHS[name]
    const before = await hashTables(service.deps.db)
    for (const cookie of Object.values(cookies)) {
      for (const [index, text] of HOSTILE.entries()) {
        const response = await fetch(service.url + path.replace(/:(\w+)/g, encodeURIComponent(text)), {
          method,
          headers: { cookie, 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${index}` },
          ...(method === 'GET' ? {} : { body: '{}' }),
        })
        if (name === ANSWERS_ANYTHING && response.status === 200) {
          expect(ROUTES[name].answer.parse(await response.json())).toHaveProperty('found')
          continue
        }
        const refused = read(response.status, await response.text())
        expect([400, 401, 403, 404], `${name} ${JSON.stringify(text)}: ${refused.text}`).toContain(
          refused.status,
        )
      }
    }
    expect(await hashTables(service.deps.db)).toEqual(before)
  })
})

describe('hostile values in a body', () => {
  const VALUES: unknown[] = [
    null,
    0,
    -1,
    1e308,
    '',
    "'; drop table officers --",
    [],
    {},
    true,
    ['x'],
    '\ud800',
    '\u0000',
  ]
  const names = (Object.keys(ROUTES) as RouteName[]).filter(name => ROUTES[name].body !== null)

  it.each(names)('%s never fails on them', async name => {
    const [method, path] = PATHS[name]
    const sample = SAMPLE_BODIES[name]
    expect(sample, `a sample body of ${name}`).toBeDefined()
    const address = path
      .replace(':officeCode', '5605')
      .replace(':period', '2025-01')
      .replace(':code', 'AbCdEfGh')
      .replace(':producerId', ID)
      .replace(':id', ID)
      .replace(':quarter', '2025-q2')
      .replace(':fiscalYear', '2025')
      .replace(':span', 'year')
    for (const [key, value] of Object.keys(sample ?? {}).flatMap(key =>
      VALUES.map(value => [key, value] as const),
    )) {
      for (const cookie of Object.values(cookies)) {
        const response = await fetch(service.url + address, {
          method,
          headers: {
            cookie,
            'content-type': 'application/json',
            'x-forwarded-for': `198.51.${key.length}.9`,
          },
          body: JSON.stringify({ ...sample, [key]: value }),
        })
        const text = await response.text()
        expect(response.status, `${name} ${key}=${JSON.stringify(value)}: ${text}`).toBeLessThan(500)
      }
    }
    expect(service.log.filter(line => line.level === 'error')).toEqual([])
  })
})
