// Links to the papers of forecasts and of the province: who gets them, which version comes out, and that their numbers are
// those of the tables.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, figure, signIn } from '../district.ts'
import { bare, readFacts, readTexts } from '../documents/read-pdf.ts'
import { fillForecast } from '../forecasts.ts'
import { startService, type TestService } from '../service.ts'
import { tamper } from '../tamper.ts'
import { expectPage, openAt } from './start-papers.ts'

const AT = { officeCode: '5605', fiscalYear: '2025' }

let service: TestService
let clients: Record<'officer' | 'chief' | 'neighbour' | 'province' | 'provinceChief' | 'stranger', Client>
let producers: string[]

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  const person = async (
    ...of: Parameters<typeof addPerson> extends [unknown, ...infer Rest] ? Rest : never
  ) => signIn(service, await addPerson(service, ...of))
  clients = {
    officer: await person('district_officer', '5605', 'สมหญิง ตัวอย่าง'),
    chief: await person('district_chief', '5605', 'สมชาย ตัวอย่าง'),
    neighbour: await person('district_officer', '5602'),
    province: await person('provincial_officer', '56', 'มาลี ตัวอย่าง'),
    provinceChief: await person('provincial_chief', '56'),
    stranger: await person('provincial_officer', '57'),
  }
  producers = await addProducers(service, '5605', 2)
  await addProducers(service, '5602', 1)
})
afterAll(() => service.close())
beforeEach(async () => {
  service.clock.set('2025-01-20T10:00')
  await tamper(service.deps.db, sql`truncate forecast_versions, forecast_figures, forecasts`)
})

const ask = (client: Client, order: Record<string, unknown>) =>
  client.call('makeDocumentLink', {}, { period: '2025-01', number: null, producerId: null, ...order })

async function openNew(client: Client, order: Record<string, unknown>) {
  const { status, body } = await ask(client, order)
  expect(status, JSON.stringify(body)).toBe(200)
  return openAt(service.url, new URL(body.url).pathname)
}

const forecast = (more: Record<string, unknown> = {}) => ({ form: 'forecast', officeCode: '5605', ...more })
const refusal = async (client: Client, order: Record<string, unknown>) => {
  const { status, body } = await ask(client, order)
  return [status, body.error?.code]
}

async function file(amount: string): Promise<void> {
  const version = await fillForecast(clients.officer, AT, amount)
  expect((await clients.chief.call('fileForecast', AT, { version })).status).toBe(200)
}

describe('the paper of a forecast', () => {
  it('is a draft until it is filed, then the filed version, and a draft again after a change', async () => {
    const names: (string | null)[] = []
    const note = async () => {
      const { headers, bytes } = await openNew(clients.officer, forecast())
      const isDraft = bare((await readTexts(bytes)).join('')).includes(bare('ร่าง ยังไม่ได้ยื่น'))
      names.push(`${headers.get('content-disposition')?.split('"')[1]} ${isDraft}`)
    }
    await note()
    await file('10.00')
    await note()
    await fillForecast(clients.officer, AT, '11.00')
    await note()
    expect(names).toEqual([
      'forecast-5605-2025-draft.pdf true',
      'forecast-5605-2025-v1.pdf false',
      'forecast-5605-2025-draft.pdf true',
    ])
  })

  it('of a filed version is the same for ever, with the filed text attached and its hash on it', async () => {
    await file('10.00')
    const first = await openNew(clients.province, forecast({ number: 1 }))
    await file('20.00')
    const again = await openNew(clients.provinceChief, forecast({ number: 1 }))
    const second = await openNew(clients.chief, forecast({ number: 2 }))
    expect(again.bytes.equals(first.bytes)).toBe(true)
    expect(second.bytes.equals(first.bytes)).toBe(false)
    const rows = await service.deps.db.execute<{ content: string; content_hash: string }>(
      sql`select content, content_hash from forecast_versions where number = 2`,
    )
    expect(readFacts(second.bytes).attachments[0]?.text).toBe(rows[0]?.content)
    const text = (await readTexts(second.bytes)).join('')
    expect(text.replace(/\s/g, '')).toContain(rows[0]?.content_hash)
    expect(bare(text)).toContain(bare('ฉบับที่ ๒ (ใช้แทนฉบับที่ ๑)'))
    expect(text).toContain('๔๘๐.๐๐')
  })

  it('asked for as a draft and filed before it is opened is what was filed', async () => {
    const { body } = await ask(clients.officer, forecast())
    await file('10.00')
    const opened = await openAt(service.url, new URL(body.url).pathname)
    expect(opened.headers.get('content-disposition')).toContain('forecast-5605-2025-v1.pdf')
  })

  it('goes by the fiscal year of the month it names', async () => {
    for (const [period, year] of [
      ['2024-10', 2025],
      ['2025-09', 2025],
      ['2025-10', 2026],
      ['2024-09', 2024],
    ] as const) {
      const { headers } = await openNew(clients.officer, forecast({ period }))
      expect(headers.get('content-disposition')).toContain(`forecast-5605-${year}-draft.pdf`)
    }
    expect(await refusal(clients.officer, forecast({ period: '2026-10' }))).toEqual([404, 'period.unknown'])
  })

  it('is for the district and its province, and for versions that are there', async () => {
    expect(await refusal(clients.neighbour, forecast())).toEqual([403, 'access.denied'])
    expect(await refusal(clients.stranger, forecast())).toEqual([403, 'access.denied'])
    expect(await refusal(clients.officer, forecast({ number: 1 }))).toEqual([409, 'forecast.not_filed'])
    expect(await refusal(clients.officer, forecast({ officeCode: '56' }))).toEqual([400, 'request.invalid'])
  })

  it('is never printed from a record that was changed past the program', async () => {
    await file('10.00')
    const { body } = await ask(clients.officer, forecast({ number: 1 }))
    await tamper(
      service.deps.db,
      sql`update forecast_versions set content = replace(content, '"10.00"', '"90.00"')`,
    )
    expectPage(await openAt(service.url, new URL(body.url).pathname), 500, 'พิมพ์เอกสารฉบับนี้ไม่ได้')
  })

  it('to be filled in by hand needs no forecast', async () => {
    const blank = await openNew(clients.neighbour, { form: 'forecast_blank', officeCode: '5602' })
    expect(blank.headers.get('content-disposition')).toContain('"forecast-blank.pdf"')
    expect(await refusal(clients.neighbour, { form: 'forecast_blank', officeCode: '5605' })).toEqual([
      403,
      'access.denied',
    ])
  })
})

describe('the summary of the province', () => {
  it('has the sums of the tables, as of the moment it is opened', async () => {
    const month = { officeCode: '5605', period: '2025-01' }
    await clients.officer.call('saveFigures', month, { figures: producers.map(id => figure(id, '1234.50')) })
    const { body } = await ask(clients.provinceChief, { form: 'province', officeCode: '56' })
    service.clock.set('2025-01-20T10:07')
    const opened = await openAt(service.url, new URL(body.url).pathname)
    expect(opened.headers.get('content-disposition')).toContain('"province-56-2025-01.pdf"')
    const text = bare((await readTexts(opened.bytes)).join(''))
    expect(text).toContain(bare('ข้อมูล ณ ๒๐ มกราคม ๒๕๖๘ เวลา ๑๐.๐๗ น.'))
    expect(text).toContain('๒,๔๖๙.๐๐')
    const content = JSON.parse(readFacts(opened.bytes).attachments[0]?.text ?? '')
    const rows = await service.deps.db.execute<{ code: string; amount: string }>(sql`
      select office_code as code, sum(amount)::text as amount from revenue_entries where period = '2025-01' group by 1`)
    expect(content.amount).toBe('2469.00')
    expect(content.districts.filter((row: { amount: string }) => row.amount !== '0.00')).toMatchObject(
      Array.from(rows, row => ({ officeCode: row.code, amount: row.amount, recorded: 2, expected: 2 })),
    )
    // The page says the same.
    const page = (await clients.province.call('showSummary', { period: '2025-01' })).body
    expect(content).toMatchObject({ amount: page.amount, producers: page.producers, onTime: page.onTime })
  })

  it('is the province’s alone', async () => {
    const order = { form: 'province', officeCode: '56' }
    for (const who of ['officer', 'chief', 'stranger'] as const)
      expect(await refusal(clients[who], order), who).toEqual([403, 'access.denied'])
    expect(await refusal(clients.province, { ...order, officeCode: '5605' })).toEqual([
      400,
      'request.invalid',
    ])
    expect(await refusal(clients.province, { ...order, period: '2025-03' })).toEqual([404, 'period.unknown'])
  })
})

describe('the phone list', () => {
  it('names who cannot be reached in LINE, with their number', async () => {
    await service.deps.db.execute(sql`
      update officers set phone = '081 234 5678' where full_name = 'สมชาย ตัวอย่าง'`)
    await service.deps.db.execute(sql`
      update line_chats set blocked_at = ${service.clock.now().toISOString()}::timestamptz
      where id = (select line_user_id from officers where full_name = 'สมชาย ตัวอย่าง')`)
    const opened = await openNew(clients.province, { form: 'phone_list', officeCode: '56' })
    expect(opened.headers.get('content-disposition')).toContain('"phone-list-56.pdf"')
    const text = bare((await readTexts(opened.bytes)).join(''))
    expect(text).toContain(bare('สมชาย ตัวอย่าง'))
    expect(text).toContain('0812345678')
    expect(text).not.toContain(bare('สมหญิง ตัวอย่าง'))
  })

  it('is for those who read the province’s notices', async () => {
    const order = { form: 'phone_list', officeCode: '56' }
    expect((await ask(clients.provinceChief, order)).status).toBe(200)
    for (const who of ['officer', 'chief', 'stranger'] as const)
      expect(await refusal(clients[who], order), who).toEqual([403, 'access.denied'])
  })

  it('and every other paper is on record by its name', async () => {
    await ask(clients.province, { form: 'phone_list', officeCode: '56' })
    const [row] = await service.deps.db.execute<{ office: string; province: string; detail: unknown }>(sql`
      select office_code as office, province_code as province, detail from audit
      where action = 'make-document-link' order by seq desc limit 1`)
    expect(row).toEqual({
      office: '56',
      province: '56',
      detail: { form: 'phone_list', number: null, producerId: null },
    })
  })
})
