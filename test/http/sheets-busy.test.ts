// When spreadsheets cannot be made, or too many are asked for: a page in Thai that says when to come back. What makes them
// here is made by the tests.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Sheets } from '../../bot/ports.ts'
import { addPerson, addProducers, type Client, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { linkTo } from './sheets-world.ts'
import { expectPage, startOther } from './start-papers.ts'

let service: TestService
let officer: Client

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  await addProducers(service, '5605', 1)
  officer = await signIn(service, await addPerson(service, 'district_officer', '5605'))
})
afterAll(() => service.close())

const newLink = () =>
  linkTo(officer, { sheet: 'rt1', format: 'xlsx', officeCode: '5605', period: '2025-01', fiscalYear: null })

const startSheets = (write: Sheets['write']) =>
  startOther(service, { sheets: { ...service.deps.sheets, write } })

it('a failure is a page with a way to try again, and no word of the table in the log', async () => {
  const other = await startSheets(() => Promise.reject(new Error('ผู้ผลิต 01 100.25')))
  const page = await other.open(await newLink())
  expectPage(page, 503, 'ทำไฟล์ตารางนี้ไม่สำเร็จ')
  expect(page.text).toContain('ลองอีกครั้ง')
  expect(page.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  const lines = service.log.filter(({ event }) => event === 'sheet.not_made')
  expect(lines.map(({ data }) => data)).toEqual([{ sheet: 'rt1', format: 'xlsx', name: 'Error' }])
  expect(JSON.stringify(service.log)).not.toContain('100.25')
})

it('one is made at a time; a few wait, the next is told to come back, and later succeeds', async () => {
  const letGo: (() => void)[] = []
  let running = 0
  let most = 0
  const other = await startSheets(async () => {
    most = Math.max(most, ++running)
    await new Promise<void>(resolve => letGo.push(resolve))
    running--
    return new Uint8Array(8)
  })
  const path = await newLink()
  const first = other.open(path)
  await expect.poll(() => letGo.length).toBe(1)
  const waiting = Array.from({ length: 8 }, () => other.open(path))
  const busy = () => waiting.length - 3
  // Four are in hand or wait, five are told to come back.
  const settled: number[] = []
  for (const answer of waiting) void answer.then(({ status }) => settled.push(status))
  await expect.poll(() => settled.length).toBe(busy())
  expect(settled).toEqual(Array(busy()).fill(503))
  for (let count = 1; count <= 4; count++) {
    await expect.poll(() => letGo.length).toBe(count)
    letGo.at(-1)?.()
  }
  expect((await first).status).toBe(200)
  const answers = await Promise.all(waiting)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  const [refused] = answers.filter(({ status }) => status === 503)
  if (refused) expectPage(refused, 503, 'ขอเอกสารพร้อมกันหลายราย')
  expect(most).toBe(1)
})
