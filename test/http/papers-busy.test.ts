// When papers cannot be made, or too many are asked for: a page in Thai that says when to come back, and a service that
// goes on answering. The papers of these tests are made by the tests.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson, type Client, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { expectPage, startPapers } from './start-papers.ts'

let service: TestService
let officer: Client

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  officer = await signIn(service, await addPerson(service, 'district_officer', '5605'))
})
afterAll(() => service.close())

async function newLink(): Promise<string> {
  const order = { form: 'rt2', officeCode: '5605', period: '2025-01', number: null, producerId: null }
  return new URL((await officer.call('makeDocumentLink', {}, order)).body.url).pathname
}

it('a failure is a page with a way to try again, and no word of the paper in the log', async () => {
  const papers = await startPapers(service, () => Promise.reject(new Error('ผู้ผลิต 01 100.25')))
  const page = await papers.open(await newLink())
  expectPage(page, 503, 'ทำเอกสารนี้ไม่สำเร็จ')
  expect(page.text).toContain('ลองอีกครั้ง')
  expect(page.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  const lines = service.log.filter(({ event }) => event === 'document.failed')
  expect(lines.map(({ data }) => data)).toEqual([{ form: 'rt2', name: 'Error' }])
  expect(JSON.stringify(service.log)).not.toContain('100.25')
})

it('only a few wait in the queue: the next is told to come back, and later succeeds', async () => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  let asked = 0
  const papers = await startPapers(service, async () => {
    asked++
    await held
    return Buffer.from('%PDF-1.7')
  })
  const path = await newLink()
  const waiting = Array.from({ length: 6 }, () => papers.open(path))
  await expect.poll(() => asked).toBe(6)
  const page = await papers.open(path)
  expectPage(page, 503, 'ขอเอกสารพร้อมกันหลายราย')
  expect(page.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  expect(asked).toBe(6)
  letGo()
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect((await papers.open(path)).status).toBe(200)
})

it('one address gets so many answers a minute and no more', async () => {
  const papers = await startPapers(service, () => Promise.reject(new Error()))
  const statuses = []
  for (let count = 0; count < 120; count++) statuses.push((await papers.open('/documents/none')).status)
  expect(new Set(statuses)).toEqual(new Set([404]))
  const page = await papers.open('/documents/none')
  expectPage(page, 429, 'มีการส่งถี่เกินไป')
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
})
