// What every response carries, and the mini-app's page: served at every deep link, never cached, and nothing else.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProblemBody } from '../../bot/contract/routes.ts'
import { startService, type TestService } from '../service.ts'

const PAGE =
  '<!doctype html><html data-liff-id="%LIFF_ID%" data-practice="%PRACTICE%"><body>รายได้ OTOP</body></html>'

function makeMiniApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'otop-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'assets', 'index-Ab12.js'), 'export const a = 1\n'.repeat(200))
  writeFileSync(join(folder, 'secret.txt'), 'not for the web')
  return folder
}

let service: TestService
let practice: TestService
beforeAll(async () => {
  const miniAppFolder = makeMiniApp()
  service = await startService({ miniAppFolder })
  practice = await startService({ miniAppFolder, isPractice: true })
})
afterAll(async () => {
  await service.close()
  await practice.close()
})

const get = (path: string, headers: Record<string, string> = {}, at = service) =>
  fetch(at.url + path, { headers, redirect: 'manual' })

/** `fetch` tidies addresses up; this sends them as they are. */
function getRaw(path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(service.url)
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path }, res => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
    })
    req.on('error', reject)
    req.end()
  })
}

describe('every response', () => {
  it.each([
    '/healthz',
    '/openapi.json',
    '/api/home',
    '/liff/',
    '/liff/assets/index-Ab12.js',
    '/nowhere',
    '/',
  ])('of %s carries the walls', async path => {
    const { headers } = await get(path)
    const csp = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map(part => {
        const [name = '', ...values] = part.trim().split(' ')
        return [name, values.join(' ')]
      }),
    )
    expect(csp.get('default-src')).toBe("'none'")
    expect(csp.get('script-src')).toBe("'self'")
    expect(csp.get('style-src')).toBe("'self'")
    expect(csp.get('frame-ancestors')).toBe("'none'")
    expect(csp.get('base-uri')).toBe("'none'")
    expect([...csp.values()].join(' ')).not.toMatch(/unsafe|\*|https?:(?!\/\/profile\.line-scdn\.net)/)
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[A-Za-z0-9_-]{8}$/)
  })

  it('in practice may be framed by the practice page, and by nothing else', async () => {
    const { headers } = await get('/liff/', {}, practice)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })
})

describe('the mini-app’s page', () => {
  it.each([
    '/liff',
    '/liff/',
    '/liff/revenue/2025-01',
    '/liff/join/AbC_-123',
    '/liff/summary/2025-01?liff.state=x',
    '/liff/a/b/c/d',
  ])('is there at %s, filled in and never kept', async path => {
    const response = await get(path)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toBe(
      PAGE.replace('%LIFF_ID%', '2000000002-AbCdEfGh').replace('%PRACTICE%', 'false'),
    )
  })

  it('knows that it is practice', async () => {
    expect(await (await get('/liff/', {}, practice)).text()).toContain('data-practice="true"')
  })

  it('is where the address without a path leads, or to practice', async () => {
    const toApp = await get('/')
    expect([toApp.status, toApp.headers.get('location')]).toEqual([302, '/liff/'])
    const toPractice = await get('/', {}, practice)
    expect([toPractice.status, toPractice.headers.get('location')]).toEqual([302, '/practice'])
  })

  it('brings files that are kept for ever and travel packed', async () => {
    const response = await get('/liff/assets/index-Ab12.js', { 'accept-encoding': 'gzip' })
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ])
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })

  it.each(['/liff/assets/index-Old1.js', '/liff/assets/', '/liff/assets/x/../../index.html%00'])(
    'has no file %s: not found, and no fault of ours',
    async path => {
      const before = service.log.filter(line => line.level === 'error').length
      const response = await getRaw(path)
      expect([400, 404]).toContain(response.status)
      expect(ProblemBody.parse(JSON.parse(response.text)).error.says).toMatch(/[ก-๙]/)
      expect(service.log.filter(line => line.level === 'error')).toHaveLength(before)
    },
  )

  it.each([
    '/liff/assets/../secret.txt',
    '/liff/assets/%2e%2e/secret.txt',
    '/liff/assets/..%2fsecret.txt',
    '/liff/assets/%5c..%5csecret.txt',
    '/secret.txt',
  ])('gives away nothing else of the disk: %s', async path => {
    expect((await getRaw(path)).text).not.toContain('not for the web')
  })
})

describe('what is not there', () => {
  it.each([
    ['GET', '/nowhere'],
    ['GET', '/api/nowhere'],
    ['POST', '/api/home'],
    ['PUT', '/liff/revenue/2025-01'],
    ['POST', '/liff/assets/index-Ab12.js'],
    ['DELETE', '/openapi.json'],
    ['GET', '/practice'],
    ['GET', '/practice/line/api/oauth2/v2.1/certs'],
    ['GET', '/api/reports/%zz/2025-01'],
    ['GET', '/.env'],
  ])('%s %s is a problem in Thai', async (method, path) => {
    const response = await fetch(service.url + path, { method })
    const { error } = ProblemBody.parse(await response.json())
    expect([response.status, error.code]).toEqual([404, 'route.not_found'])
    expect([error.says, error.next].every(words => /[ก-๙]/.test(words))).toBe(true)
    expect(error.requestId).toBe(response.headers.get('x-request-id'))
  })
})
