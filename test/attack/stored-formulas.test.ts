// The same record as papers, spreadsheets, open data and the calendar: what people wrote is printed as it stands, nothing
// of it is evaluated, and no cell of a table is a formula.
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPEN_ROUTES } from '../../bot/contract/open-data.ts'
import { isProvinceForm } from '../../bot/domain/paper-kinds.ts'
import { SHEET_RULES } from '../../bot/domain/sheet-rules.ts'
import { FORMS, SHEETS } from '../../db/vocabulary.ts'
import { bare, readTexts } from '../documents/read-pdf.ts'
import { partsOf } from '../outside/start-sheets.ts'
import { startService, type TestService } from '../service.ts'
import { PAYLOADS } from './payloads.ts'
import { type Infested, MONTH, storeEverywhere } from './store-everywhere.ts'

let service: TestService
let world: Infested
beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  world = await storeEverywhere(service)
}, 60_000)
afterAll(() => service?.close())

/** The file behind a link; links carry the service's public address, which is not that of the test. */
async function fetchFile(url: string): Promise<Uint8Array> {
  const { pathname } = new URL(url)
  const response = await fetch(service.url + pathname)
  expect(response.status, pathname).toBe(200)
  return response.bytes()
}

describe('on paper', () => {
  it.each(FORMS)('%s prints what was written, and evaluates nothing', async form => {
    const officeCode = isProvinceForm(form) ? '56' : '5605'
    const order = { form, officeCode, period: MONTH.period, number: null, producerId: null }
    const made = await world.clients.province.call('makeDocumentLink', {}, order)
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    const text = bare((await readTexts(await fetchFile(made.body.url))).join(''))
    expect(text).not.toMatch(/root:x:0|\/bin\/(ba)?sh/)
    // Whatever is printed of a producer's name has its markup with it.
    const printed = PAYLOADS.filter(payload => text.includes(bare(payload)))
    if (!isProvinceForm(form) && !form.endsWith('_blank'))
      expect(printed.length, text.slice(0, 500)).toBeGreaterThan(2)
  })
})

const NUMBER = /^-?\d+(\.\d+)?%?$/
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/

/** Forms add up what is typed into them. */
const TO_FILL_IN: ReadonlySet<string> = new Set(['rt1_workbook', 'baseline'])
const OWN_SUM = /^(SUM|IF|COUNT|ROUND)[A-Z]*\([A-Z0-9:,;$ ()="<>+&amp;gtlt.-]*\)$/

describe('in a spreadsheet', () => {
  const tables = SHEETS.flatMap(sheet =>
    Object.keys(SHEET_RULES[sheet].needs).flatMap(office =>
      SHEET_RULES[sheet].formats.map(format => ({ sheet, office, format })),
    ),
  )

  it.each(tables)('$sheet of the $office as $format has no formula', async ({ sheet, office, format }) => {
    const isMonth = SHEET_RULES[sheet].about === 'period'
    const body = {
      ...{ sheet, format, officeCode: office === 'province' ? '56' : '5605' },
      ...{ period: isMonth ? MONTH.period : null, fiscalYear: isMonth ? null : 2025 },
    }
    const made = await world.clients.province.call('makeSheetLink', {}, body)
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    const bytes = await fetchFile(made.body.url)
    if (format === 'csv') expectPlain(new TextDecoder().decode(bytes))
    else await expectTexts(bytes, TO_FILL_IN.has(sheet))
  })

  it.each(Object.keys(OPEN_ROUTES) as (keyof typeof OPEN_ROUTES)[])('nor has open data: %s', async name => {
    const response = await fetch(`${service.url}${OPEN_ROUTES[name].path}?format=csv`, {
      headers: { authorization: `Bearer ${world.key}` },
    })
    expect(response.status).toBe(200)
    expectPlain(await response.text())
  })
})

/** Every cell is a number, or a text that no program takes for a formula. */
function expectPlain(csv: string): void {
  // As a program parts them that knows quotes and nothing else.
  const cells = [...csv.replace(/^\ufeff/, '').matchAll(/"((?:[^"]|"")*)"|[^",\r\n]+/g)].map(
    ([bare, quoted]) => quoted?.replaceAll('""', '"') ?? bare,
  )
  expect(cells.length).toBeGreaterThan(3)
  for (const cell of cells) if (FORMULA.test(cell)) expect(cell).toMatch(NUMBER)
}

/** Formulas are cells with an `f`: there are none, but for the sums of the form that is to be filled in. */
async function expectTexts(bytes: Uint8Array, isForm: boolean): Promise<void> {
  const sheets = [...partsOf(bytes)]
    .filter(([name]) => name.startsWith('xl/worksheets/'))
    .map(([, xml]) => xml)
  expect(sheets.length).toBeGreaterThan(0)
  const formulas = sheets.flatMap(xml =>
    [...xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map(([, formula]) => formula ?? ''),
  )
  for (const formula of formulas) expect(formula).toMatch(OWN_SUM)
  if (!isForm) expect(formulas).toEqual([])
  const { sheets: read } = await readXlsx(bytes)
  for (const cell of read.flatMap(({ rows }) => rows.flat()))
    expect(['string', 'number', 'object', 'boolean']).toContain(typeof cell)
}

it('in the calendar no line begins where a reason would like one to', async () => {
  const feed = await (await fetch(`${service.url}/open/calendar/56.ics`)).text()
  for (const line of feed.split('\r\n')) expect(line).toMatch(/^([A-Z-]+[;:]| |$)/)
  expect(feed).not.toMatch(/[^\r]\n/)
})
