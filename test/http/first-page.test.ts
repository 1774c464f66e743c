// What the HTML of a page brings along: the names of its files and the answers it asks for first, each exactly what the
// person would get by asking, and nothing of anybody else.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { officers, producers } from '../../db/schema/index.ts'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const PAGE = '<!doctype html><html><head><title>รายได้ OTOP</title></head><body></body></html>'
const MANIFEST = {
  'index.html': { file: 'assets/index.js', imports: ['_base.js'], css: ['assets/base.css'] },
  '_base.js': { file: 'assets/base.js' },
  '_parts.js': { file: 'assets/parts.js', imports: ['_base.js'], css: ['assets/parts.css'] },
  'pages/form.tsx': { file: 'assets/form.js', imports: ['_base.js', '_parts.js'], css: ['assets/form.css'] },
}
const FORM = '/liff/revenue/2025-01'
const UGLY = '</script><script>alert(1)</script><!-- \u2028 & é'

let service: TestService
let officer: TestPerson
let asOfficer: Client
let asChief: Client
let asNeighbour: Client
beforeAll(async () => {
  const miniAppFolder = mkdtempSync(join(tmpdir(), 'otop-page-'))
  mkdirSync(join(miniAppFolder, 'assets'))
  writeFileSync(join(miniAppFolder, 'index.html'), PAGE)
  writeFileSync(join(miniAppFolder, 'manifest.json'), JSON.stringify(MANIFEST))
  service = await startService({ at: '2025-01-15T10:00', miniAppFolder })
  officer = await addPerson(service, 'district_officer', '5605')
  asOfficer = await signIn(service, officer)
  asChief = await signIn(service, await addPerson(service, 'district_chief', '5605'))
  asNeighbour = await signIn(service, await addPerson(service, 'district_officer', '5604'))
  const [first] = await addProducers(service, '5605', 3)
  await service.deps.db
    .update(producers)
    .set({ name: UGLY })
    .where(eq(producers.id, first as string))
})
afterAll(() => service.close())

interface Opened {
  html: string
  cache: string | null
  given: { at: string; answers: [name: string, params: unknown, answer: unknown][] } | null
}

async function open(path: string, as?: Client): Promise<Opened> {
  const response = await fetch(service.url + path, { headers: as?.cookie ? { cookie: as.cookie } : {} })
  const html = await response.text()
  const [, text = null] = /<script type="application\/json" id="given">(.*?)<\/script>/.exec(html) ?? []
  const given = text === null ? null : (JSON.parse(text) as Opened['given'])
  return { html, cache: response.headers.get('cache-control'), given }
}

const namesOf = ({ given }: Opened) => given?.answers.map(([name]) => name)

describe('the answers in a page', () => {
  it('are those that asking gives, in the time of the service', async () => {
    const { given, cache } = await open(FORM, asOfficer)
    const params = { officeCode: '5605', period: '2025-01' }
    const [home, report, draft] = await Promise.all([
      asOfficer.call('showHome'),
      asOfficer.call('showReport', params),
      asOfficer.call('showDraft', params),
    ])
    expect(given).toEqual({
      at: service.clock.now().toUTCString(),
      answers: [
        ['showHome', {}, home.body],
        ['showReport', params, report.body],
        ['showDraft', params, draft.body],
      ],
    })
    // Somebody's figures: not for going back to later, nor for anybody else.
    expect(cache).toBe('no-store')
  })

  it('follow the role and the address', async () => {
    expect(namesOf(await open('/liff/', asOfficer))).toEqual(['showHome'])
    expect(namesOf(await open(`${FORM}/`, asOfficer))).toEqual(['showHome', 'showReport', 'showDraft'])
    expect(namesOf(await open(FORM, asChief))).toEqual(['showHome'])
    expect(namesOf(await open('/liff/report/5605/2025-01', asChief))).toEqual(['showReport'])
    expect((await open('/liff/join/AbC_-123', asOfficer)).given).toBeNull()
  })

  it('are left out where asking is refused', async () => {
    expect((await asNeighbour.call('showReport', { officeCode: '5605', period: '2025-01' })).status).toBe(403)
    expect((await open('/liff/report/5605/2025-01', asNeighbour)).given?.answers).toEqual([])
    expect((await open('/liff/report/5605/2025-13', asOfficer)).given).toBeNull()
    expect(service.log.filter(line => line.level === 'error')).toEqual([])
  })

  it('are nobody’s without a session', async () => {
    const made = { ...asOfficer, cookie: `otop=${'x'.repeat(43)}` }
    for (const who of [undefined, made]) {
      const { html, given, cache } = await open(FORM, who)
      expect([given, cache]).toEqual([null, 'no-cache'])
      expect(html).not.toContain('ผู้ผลิต')
    }
  })

  it('cannot end their element', async () => {
    const { html, given } = await open(FORM, asOfficer)
    expect(JSON.stringify(given)).toContain(JSON.stringify(UGLY).slice(1, -1))
    expect(html.match(/<\/?script/g)).toEqual(['<script', '</script'])
    expect(html).not.toMatch(/<!--|\u2028/)
  })

  it('are gone with the person', async () => {
    const leaving = await addPerson(service, 'district_officer', '5605')
    const asLeaving = await signIn(service, leaving)
    expect((await open(FORM, asLeaving)).given?.answers).toHaveLength(3)
    const removedAt = service.clock.now()
    await service.deps.db.update(officers).set({ removedAt }).where(eq(officers.id, leaving.id))
    expect((await open(FORM, asLeaving)).given).toBeNull()
  })

  it('count as a request, and a page that comes too often comes without', async () => {
    const asEager = await signIn(service, officer)
    const opened = []
    for (let turn = 0; turn < 600 / 50; turn += 1)
      opened.push(
        ...(await Promise.all(Array.from({ length: 50 }, () => open('/liff/summary/2025-01', asEager)))),
      )
    expect(opened.every(({ given }) => given !== null)).toBe(true)
    const { given, html } = await open('/liff/', asEager)
    expect([given, html]).toEqual([null, PAGE])
    expect((await asEager.call('showHome')).status).toBe(429)
  })
})

describe('the files of a page', () => {
  it('are named in it once, but for those that every page names', async () => {
    const { html } = await open(FORM)
    const named = [...html.matchAll(/<link rel="(\w+)" crossorigin href="([^"]+)">/g)].map(found =>
      found.slice(1),
    )
    expect(named).toEqual([
      ['modulepreload', '/liff/assets/form.js'],
      ['stylesheet', '/liff/assets/form.css'],
      ['modulepreload', '/liff/assets/parts.js'],
      ['stylesheet', '/liff/assets/parts.css'],
    ])
    expect((await open('/liff/calendar/2025-01')).html).toBe(PAGE)
  })
})
