// Whose file it is, of which month, and how long it is kept: what is refused as a whole says so, and nothing of it is kept.
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { districtReports, figures, uploads } from '../../db/schema/index.ts'
import {
  AT,
  applyFile,
  baht,
  makeFile,
  openUploadWorld,
  readBook,
  sendFile,
  type UploadWorld,
} from './upload-world.ts'

let world: UploadWorld
beforeEach(async () => {
  world = await openUploadWorld(2)
})
afterEach(() => world.service.close())

const db = () => world.service.deps.db
const officer = () => world.clients.officer
const storedFigures = () =>
  db().select().from(figures).where(eq(figures.period, AT.period)).orderBy(asc(figures.amount))

describe('a file as a whole', () => {
  const send = async (bytes: Uint8Array, officeCode = '5605') => {
    const sent = await officer().call('uploadWorkbook', { officeCode }, bytes)
    return [sent.status, sent.body.error?.code]
  }

  it('of another district is refused with its name', async () => {
    const book = await readBook(world)
    const bytes = await world.service.deps.sheets.writeForm({
      ...book,
      meta: { ...book.meta, office: '5602' },
    })
    const sent = await officer().call('uploadWorkbook', { officeCode: '5605' }, bytes)
    expect(sent.body.error).toMatchObject({ code: 'upload.other_office' })
    expect(sent.body.error?.says).toMatch(/อำเภอจุน.*อำเภอดอกคำใต้/)
  })

  it('of a closed month, or of a report that was submitted, says which month and why', async () => {
    const book = await readBook(world)
    const old = await world.service.deps.sheets.writeForm({
      ...book,
      meta: { ...book.meta, period: '2024-12' },
    })
    const closed = await officer().call('uploadWorkbook', { officeCode: '5605' }, old)
    expect([closed.status, closed.body.error?.code]).toEqual([423, 'upload.month_locked'])
    expect(closed.body.error?.says).toContain('ธันวาคม 2567')
    await db()
      .insert(districtReports)
      .values({
        ...AT,
        provinceCode: '56',
        state: 'submitted',
        version: 1,
        lastChangedAt: world.service.clock.now(),
      })
    expect(await send(await makeFile(world, {}))).toEqual([423, 'upload.month_locked'])
  })

  it('is not saved any more when the month has closed since it was shown', async () => {
    const view = await sendFile(world, await makeFile(world, { 0: { amount: baht(100) } }))
    world.service.clock.set('2025-02-07T09:00')
    // Still kept: it came on the last evening.
    await db()
      .update(uploads)
      .set({ expiresAt: new Date('2025-02-08T00:00:00Z') })
    expect((await applyFile(officer(), view)).body.error?.code).toBe('upload.month_locked')
    expect((await officer().call('showUpload', { id: view.id })).status).toBe(423)
    expect(await storedFigures()).toEqual([])
  })

  it('is its sender’s alone, and forgotten after a day', async () => {
    const view = await sendFile(world, await makeFile(world, { 0: { amount: baht(100) } }))
    for (const who of [world.clients.other, world.clients.chief, world.clients.province]) {
      expect((await who.call('showUpload', { id: view.id })).body.error?.code).toBe('upload.unknown')
      expect((await applyFile(who, view)).body.error?.code).toBe('upload.unknown')
    }
    world.service.clock.set('2025-01-21T10:00')
    expect((await officer().call('showUpload', { id: view.id })).status).toBe(404)
    expect((await applyFile(officer(), view)).status).toBe(404)
    await world.service.worker.runUntilIdle()
    expect(await db().select().from(uploads)).toEqual([])
  })

  it('keeps the rows that were read, and not even those once they are saved', async () => {
    const view = await sendFile(world, await makeFile(world, { 0: { amount: baht(98_765.43) } }))
    const [kept] = await db().select().from(uploads)
    expect(Object.keys(kept?.content ?? {}).sort()).toEqual(['columns', 'origin', 'rows', 'titlePeriod'])
    await applyFile(officer(), view)
    const [after] = await db().select().from(uploads)
    expect(after?.content).toEqual({ left: [] })
  })
})
