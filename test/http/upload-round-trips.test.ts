// What the house gives out it takes back: a table that was downloaded and sent again changes nothing, as XLSX and as CSV.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { UploadView } from '../../bot/contract/uploads.ts'
import { baselines } from '../../db/schema/index.ts'
import { type Client, figure } from '../district.ts'
import { AT, openUploadWorld, type UploadWorld } from './upload-world.ts'

let world: UploadWorld
beforeAll(async () => {
  world = await openUploadWorld(4)
  const [first = '', second = '', third = ''] = world.ids
  const split = [
    { category: 'food', channel: 'domestic_online', amount: '10.25' },
    { category: 'textile_apparel', channel: 'domestic_offline', amount: '20' },
  ]
  await world.clients.officer.call('saveFigures', AT, {
    figures: [
      figure(first, '12500.50', { note: 'ขายในงานวัด' }),
      figure(second, null, { noSalesReason: 'out_of_season' }),
      figure(third, null, { entries: split }),
    ],
  })
  await world.service.deps.db.insert(baselines).values({
    officeCode: '5605',
    period: '2023-10',
    provinceCode: '56',
    amount: 1_000_000_50n,
    importedAt: world.service.clock.now(),
  })
})
afterAll(() => world.service.close())

async function download(who: Client, order: Record<string, unknown>): Promise<Uint8Array> {
  const made = await who.call(
    'makeSheetLink',
    {},
    { officeCode: '5605', period: null, fiscalYear: null, ...order },
  )
  const { url = '' } = made.body as { url?: string }
  const answer = await fetch(world.service.url + new URL(url).pathname)
  expect(answer.status, JSON.stringify(made.body)).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}

const previewOf = (sent: { body: unknown }) => (sent.body as UploadView).preview

it.each(['xlsx', 'csv'])('the figures of a month, as %s', async format => {
  const { officer } = world.clients
  const bytes = await download(officer, { sheet: 'rt1', format, period: AT.period })
  const sent = await officer.call('uploadWorkbook', { officeCode: '5605' }, bytes)
  expect(previewOf(sent)).toMatchObject({
    counts: { save: 0, ask: 0, refused: 0, unchanged: 3, blank: 1, missing: 0 },
    warnings: [],
  })
})

it('the workbook to be filled in', async () => {
  const { officer } = world.clients
  const bytes = await download(officer, { sheet: 'rt1_workbook', format: 'xlsx', period: AT.period })
  const sent = await officer.call('uploadWorkbook', { officeCode: '5605' }, bytes)
  expect(previewOf(sent)?.counts).toMatchObject({ save: 0, ask: 0, refused: 0, unchanged: 3, blank: 1 })
})

it.each(['xlsx', 'csv'])('the producers of the province, as %s', async format => {
  const { province } = world.clients
  const bytes = await download(province, { sheet: 'producers', format, officeCode: '56', period: AT.period })
  const sent = await province.call('uploadRegister', {}, bytes)
  expect(previewOf(sent)?.counts).toMatchObject({ save: 0, ask: 0, refused: 0, unchanged: 4, skipped: 0 })
})

it('the totals of another year', async () => {
  const { province } = world.clients
  const bytes = await download(province, {
    sheet: 'baseline',
    format: 'xlsx',
    officeCode: '56',
    fiscalYear: 2024,
  })
  const sent = await province.call('uploadBaseline', { fiscalYear: '2024' }, bytes)
  expect(previewOf(sent)?.counts).toMatchObject({ save: 0, ask: 0, refused: 0, unchanged: 1 })
})
