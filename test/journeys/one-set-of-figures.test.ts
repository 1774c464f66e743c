// One province, one moment, every place that says its numbers: pages, LINE's message, Excel, CSV, paper, open data. Each is
// held against plain SQL over a generated year, so no two of them can differ.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SheetName } from '../../db/vocabulary.ts'
import { CATEGORIES, CHANNELS } from '../../db/vocabulary.ts'
import { type Client, signIn } from '../district.ts'
import { readFacts } from '../documents/read-pdf.ts'
import { DISTRICTS, LAST, writeYear } from '../generated-year.ts'
import { createInbox } from '../inbox.ts'
import { startService, type TestService } from '../service.ts'

const MONTHS = ['2024-10', '2024-11', '2024-12', '2025-01', '2025-02', LAST]

let service: TestService
let asProvince: Client
let message: string
let openKey: string
beforeAll(async () => {
  service = await startService({ at: '2025-03-31T16:00' })
  const { province } = await writeYear(service, 'one set of figures')
  asProvince = await signIn(service, province)
  const inbox = createInbox(service)
  await service.worker.runUntilIdle()
  inbox.read(province.lineUserId)
  service.clock.set('2025-03-31T16:30')
  await service.worker.runUntilIdle()
  message = JSON.stringify(inbox.read(province.lineUserId))
  const key = await asProvince.call('createApiKey', {}, { name: 'แดชบอร์ด', scopes: ['totals'] })
  openKey = key.body.key
})
afterAll(() => service.close())

const ask = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  Array.from(await service.deps.db.execute<Row>(query))

/** Sum of the lines themselves, in baht. */
async function sold(where: ReturnType<typeof sql>): Promise<string> {
  const [row] = await ask<{ sum: string }>(
    sql`select coalesce(sum(amount), 0)::numeric(16,2)::text as sum from revenue_entries where ${where}`,
  )
  return row?.sum ?? ''
}

/** Like for like: district-months that are reported and have figures a year before. */
async function growth(months: readonly string[], office = '56') {
  const [row] = await ask<{ tenths: number; now: string; base: string; covered: number }>(sql`
    with lines as (select office_code, period, sum(amount) as amount from figures where amount is not null group by 1, 2)
    select round((sum(n.amount) - sum(b.amount)) * 1000 / sum(b.amount))::int as tenths, count(*)::int as covered,
      sum(n.amount)::text as now, sum(b.amount)::text as base
    from district_reports r
    join lines n on n.office_code = r.office_code and n.period = r.period
    join lines b on b.office_code = r.office_code and b.period = (left(r.period, 4)::int - 1)::text || right(r.period, 3)
    where r.state in ('submitted', 'certified', 'accepted') and r.office_code like ${`${office}%`}
      and r.period = any(${sql.param(`{${months.join(',')}}`)}::text[])`)
  return row ?? { tenths: 0, now: '', base: '', covered: 0 }
}

const COUNTS = ['recorded', 'complete', 'submitted', 'certified', 'in_time', 'signed_in_time'] as const
type Counts = Record<(typeof COUNTS)[number] | 'expected', number>

/** Of the month in work, by producers and by districts. */
async function counts(): Promise<Counts> {
  const [row] = await ask<Counts>(sql`
    with d as (
      select s.office_code as code, count(*)::int as expected, count(f.amount)::int as recorded
      from producer_stays s left join figures f on f.producer_id = s.producer_id and f.period = ${LAST}
      where s.from_period <= ${LAST} and coalesce(s.until_period, '9999') >= ${LAST} group by 1)
    select sum(expected)::int as expected, sum(recorded)::int as recorded,
      count(*) filter (where recorded = expected)::int as complete,
      count(*) filter (where r.state in ('submitted', 'certified', 'accepted'))::int as submitted,
      count(*) filter (where r.state in ('certified', 'accepted'))::int as certified,
      count(*) filter (where r.first_submitted_at < '2025-03-26T00:00+07')::int as in_time,
      count(*) filter (where r.first_certified_at < '2025-04-01T00:00+07')::int as signed_in_time
    from d join district_reports r on r.office_code = d.code and r.period = ${LAST}`)
  if (row === undefined) throw new Error('no districts')
  return row
}

type Cells = (string | number | null)[]

/** Rows of the first table of a sheet below its header, by what stands in the first column. */
async function sheet(name: SheetName, format: 'xlsx' | 'csv'): Promise<Map<string, Cells>> {
  const isMonth = name === 'province'
  const link = await asProvince.call(
    'makeSheetLink',
    {},
    {
      sheet: name,
      format,
      officeCode: '56',
      period: isMonth ? LAST : null,
      fiscalYear: isMonth ? null : 2025,
    },
  )
  const file = await fetch(service.url + new URL(link.body.url).pathname)
  const read = await service.deps.sheets.read(await file.bytes(), { maxRows: 1000 })
  const rows = read.kind === 'read' ? (read.sheets[0]?.rows ?? []) : []
  // In a CSV the next table follows after an empty row.
  const end = rows.findIndex((row, index) => index > 6 && row.every(cell => cell === null))
  return new Map(rows.slice(0, end < 0 ? rows.length : end).map(row => [String(row[0]), row]))
}

const baht = (cell: string | number | null | undefined): string => Number(cell ?? 0).toFixed(2)
const tenths = (cell: string | number | null | undefined): number =>
  typeof cell === 'string' ? Math.round(Number.parseFloat(cell) * 10) : Math.round(Number(cell) * 1000)

async function open(what: string): Promise<Record<string, string | number | null>[]> {
  const answer = await fetch(`${service.url}/open/v1/${what}`, {
    headers: { authorization: `Bearer ${openKey}` },
  })
  return ((await answer.json()) as { rows: Record<string, string | number | null>[] }).rows
}

const summary = async () => (await asProvince.call('showSummary', { period: LAST })).body
const board = async () => (await asProvince.call('showBoard', { fiscalYear: '2025' })).body
const indicator = async (officeCode: string) =>
  (await asProvince.call('showIndicator', { officeCode, fiscalYear: '2025' })).body

async function paper() {
  const order = { form: 'province', officeCode: '56', period: LAST, number: null, producerId: null }
  const link = await asProvince.call('makeDocumentLink', {}, order)
  const file = await fetch(service.url + new URL(link.body.url).pathname)
  return JSON.parse(readFacts(await file.bytes()).attachments[0]?.text ?? '')
}

const withCommas = (amount: string) => amount.replace(/\B(?=(\d{3})+\.)/g, ',')
const changed = (value: number) => `${value < 0 ? 'ลดลง' : 'เพิ่มขึ้น'} ${(Math.abs(value) / 10).toFixed(1)}%`

describe('the month in work', () => {
  it('has one total, everywhere', async () => {
    const total = await sold(sql`period = ${LAST}`)
    expect(Number(total)).toBeGreaterThan(1000)
    expect((await summary()).amount).toBe(total)
    expect((await board()).month.amount).toBe(total)
    expect((await indicator('56')).months[5]?.now).toBe(total)
    expect((await paper()).amount).toBe(total)
    expect(message).toContain(withCommas(total))
    for (const format of ['xlsx', 'csv'] as const) {
      expect(baht((await sheet('province', format)).get('รวม')?.[6]), format).toBe(total)
      expect(baht((await sheet('by_office', format)).get('รวม')?.[7]), format).toBe(total)
    }
    const rows = (await open('months?fiscalYear=2025')).filter(row => row.period === LAST)
    expect(rows.reduce((sum, row) => sum + Number(row.amount ?? 0), 0).toFixed(2)).toBe(total)
  })

  it('has one growth with one coverage, everywhere', async () => {
    const month = await growth([LAST])
    expect(month.covered).toBeGreaterThan(0)
    expect(month.covered).toBeLessThan(DISTRICTS.length)
    const view = {
      ...{ now: month.now, base: month.base },
      tenths: month.tenths,
      covered: month.covered,
      of: 4,
    }
    expect((await summary()).growthMonth).toEqual(view)
    expect((await board()).month.growthMonth).toEqual(view)
    expect((await indicator('56')).months[5]?.growth).toEqual(view)
    expect((await paper()).growthMonth).toEqual(view)
    expect(message).toContain(changed(month.tenths))
    for (const format of ['xlsx', 'csv'] as const)
      expect(tenths((await sheet('province', format)).get('รวม')?.[8]), format).toBe(month.tenths)
  })

  it('has one count of producers and districts, everywhere', async () => {
    const { expected, recorded, complete, submitted, certified, in_time, signed_in_time } = await counts()
    expect(recorded).toBeLessThan(expected)
    const offices = { of: DISTRICTS.length, complete, submitted, certified }
    for (const view of [await summary(), (await board()).month, await paper()]) {
      expect(view.producers).toMatchObject({ expected, recorded })
      expect(view.offices).toEqual(offices)
      expect(view.onTime).toMatchObject({ submitted: in_time, certified: signed_in_time, of: 4 })
    }
    const row = (await sheet('province', 'xlsx')).get('รวม')
    expect([row?.[3], row?.[4]]).toEqual([recorded, expected])
    expect(message).toContain(`${submitted}/${DISTRICTS.length}`)
    expect(message).toContain(`${certified}/${DISTRICTS.length}`)
  })
})

describe('the fiscal year', () => {
  it('has one growth with one coverage, everywhere', async () => {
    const year = await growth(MONTHS)
    const view = { now: year.now, base: year.base, tenths: year.tenths, covered: year.covered, of: 24 }
    expect((await summary()).growthYear).toEqual(view)
    expect((await board()).province.growth).toEqual(view)
    expect((await indicator('56')).spans.year.growth).toEqual(view)
    expect((await indicator('56')).spans.round_1.growth).toEqual(view)
    expect((await paper()).growthYear).toEqual(view)
    expect(message).toContain(changed(year.tenths))
    const row = (await open('indicator?fiscalYear=2025')).find(
      item => item.officeCode === '56' && item.span === 'year',
    )
    expect(row).toMatchObject({ covered: year.covered, growthPercent: year.tenths / 10 })
  })

  it('has one amount of each district and month, everywhere', async () => {
    const { districts } = await board()
    const xlsx = await sheet('by_office', 'xlsx')
    const csv = await sheet('by_office', 'csv')
    const rows = await open('months?fiscalYear=2025')
    for (const code of DISTRICTS) {
      const page = await indicator(code)
      expect(page.spans.year.growth).toMatchObject({ tenths: (await growth(MONTHS, code)).tenths })
      for (const [index, period] of MONTHS.entries()) {
        const amount = await sold(sql`office_code = ${code} and period = ${period}`)
        const what = `${code} ${period}`
        const district = districts.find(item => item.officeCode === code)
        expect(district?.cells[index]?.amount, what).toBe(amount)
        expect(page.months[index]?.now ?? '0.00', what).toBe(amount)
        expect(baht(xlsx.get(code)?.[index + 2]), what).toBe(amount)
        expect(baht(csv.get(code)?.[index + 2]), what).toBe(amount)
        const row = rows.find(item => item.officeCode === code && item.period === period)
        expect(row?.amount ?? '0.00', what).toBe(amount)
      }
    }
  })

  it.each([
    ['by_category', 'category', CATEGORIES],
    ['by_channel', 'channel', CHANNELS],
  ] as const)('has one amount %s and month, in tables and open data', async (name, column, words) => {
    const rows = await open('categories?fiscalYear=2025')
    const tables = [[...(await sheet(name, 'xlsx')).values()], [...(await sheet(name, 'csv')).values()]]
    for (const [place, word] of words.entries()) {
      for (const [index, period] of MONTHS.entries()) {
        const amount = await sold(sql`${sql.identifier(column)} = ${word} and period = ${period}`)
        const listed = rows.filter(row => row[column] === word && row.period === period)
        expect(listed.reduce((sum, row) => sum + Number(row.amount), 0).toFixed(2)).toBe(amount)
        for (const table of tables) {
          const first = table.findIndex(row => row.includes('ต.ค. 67')) + 1
          const at = table[first - 1]?.indexOf('ต.ค. 67') ?? 0
          expect(baht(table[first + place]?.[at + index]), `${word} ${period}`).toBe(amount)
        }
      }
    }
  })
})
