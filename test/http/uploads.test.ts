// A รต.1 workbook that comes back: every row's outcome is shown before anything is saved, nobody else's figure is written
// over unseen, and nothing is saved twice.
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChangedUpload, UploadView } from '../../bot/contract/uploads.ts'
import { audit, figures, figureVersions } from '../../db/schema/index.ts'
import { figure, sumEntries } from '../district.ts'
import {
  type Answer,
  AT,
  applyFile,
  baht,
  fillIn,
  makeFile,
  openUploadWorld,
  readBook,
  rowOf,
  sendFile,
  text,
  type UploadWorld,
} from './upload-world.ts'

let world: UploadWorld
beforeEach(async () => {
  world = await openUploadWorld()
})
afterEach(() => world.service.close())

const db = () => world.service.deps.db
const officer = () => world.clients.officer
const storedFigures = () =>
  db().select().from(figures).where(eq(figures.period, AT.period)).orderBy(asc(figures.amount))
const versions = () => db().select().from(figureVersions).orderBy(asc(figureVersions.recordedAt))
const trail = (action: string) => db().select().from(audit).where(eq(audit.action, action)).orderBy(audit.seq)
const save = (index: number, amount: string | null, more: Record<string, unknown> = {}, who = officer()) =>
  who.call('saveFigures', AT, { figures: [figure(world.ids[index] ?? '', amount, more)] })

const apply = (view: UploadView, choices: Answer[] = [], who = officer()) => applyFile(who, view, choices)

describe('a filled workbook', () => {
  it('shows what each row would do and saves nothing before it is confirmed', async () => {
    await save(3, '400')
    const bytes = await makeFile(world, {
      0: { amount: baht(12_500.5) },
      1: { amount: text('1.2 หมื่น') },
      2: { amount: text('12,50') },
      4: { reason: text('นอกฤดูกาล'), note: text('หยุดช่วงปีใหม่') },
    })
    const view = await sendFile(world, bytes)
    expect(view).toMatchObject({
      state: 'ready',
      about: 'แบบ รต.1 อำเภอดอกคำใต้ เดือนมกราคม 2568',
      period: '2025-01',
      preview: { counts: { save: 2, ask: 1, refused: 1, unchanged: 1, blank: 1, missing: 0 } },
    })
    expect(rowOf(world, view, 0)).toMatchObject({ kind: 'save', from: null, to: '12,500.50 บาท' })
    expect(rowOf(world, view, 1).asks[0]?.says).toContain('12,000.00 บาท')
    expect(rowOf(world, view, 2).faults).toMatchObject([{ row: 8, cell: 'H8', text: '12,50' }])
    expect(rowOf(world, view, 4)).toMatchObject({ to: 'ไม่มียอดขาย (นอกฤดูกาล)' })
    expect(await storedFigures()).toHaveLength(1)
  })

  it('is saved as a whole, with its source, its history and its trail', async () => {
    const view = await sendFile(
      world,
      await makeFile(world, { 0: { amount: baht(100) }, 1: { amount: text('200.25') } }),
    )
    const applied = await apply(view)
    expect(applied.body).toMatchObject({
      state: 'applied',
      preview: null,
      outcome: { saved: 2, unchanged: 0, left: [] },
    })
    const rows = await storedFigures()
    expect(rows.map(row => [row.amount, row.source, row.version, row.recordedBy])).toEqual([
      [100_00n, 'spreadsheet', 1, world.people.officer.id],
      [200_25n, 'spreadsheet', 1, world.people.officer.id],
    ])
    expect(await sumEntries(world.service, '5605', AT.period)).toBe('300.25')
    expect(await versions()).toHaveLength(2)
    expect(await trail('save-figures')).toHaveLength(1)
    expect((await trail('apply-upload')).map(row => row.detail)).toEqual([
      { uploadId: view.id, kind: 'rt1', saved: 2, unchanged: 0, left: 0 },
    ])
  })

  it('saves answered rows with their answers, and names what was left', async () => {
    await world.service.deps.db.insert(figures).values({
      producerId: world.ids[0] ?? '',
      period: '2024-01',
      provinceCode: '56',
      officeCode: '5605',
      amount: 1_000_00n,
      source: 'visit',
      version: 1,
      recordedAt: world.service.clock.now(),
    })
    const bytes = await makeFile(world, {
      0: { amount: baht(10_000) },
      1: { amount: baht(0) },
      2: { amount: text('5พัน') },
      3: { amount: text('-5') },
    })
    const view = await sendFile(world, bytes)
    expect(view.preview.counts).toMatchObject({ save: 0, ask: 3, refused: 1 })
    const [doubted, zero] = [world.ids[0] ?? '', world.ids[1] ?? '']
    const applied = await apply(view, [
      { key: doubted, reason: 'ออกงาน OTOP' },
      { key: zero, noSalesReason: 'not_produced' },
    ])
    expect(applied.body.outcome).toMatchObject({ saved: 2, left: [{ rows: [8] }, { rows: [9] }] })
    const rows = new Map((await storedFigures()).map(row => [row.producerId, row]))
    expect(rows.get(doubted)).toMatchObject({ amount: 10_000_00n, doubtReason: 'ออกงาน OTOP' })
    expect(rows.get(zero)).toMatchObject({ amount: 0n, noSalesReason: 'not_produced' })
    expect(rows.size).toBe(2)
  })

  it('asks for its reasons: an answer without one, or to nothing, saves nothing', async () => {
    const view = await sendFile(
      world,
      await makeFile(world, { 1: { amount: baht(0) }, 2: { amount: baht(5) } }),
    )
    for (const choices of [[{ key: world.ids[1] ?? '' }], [{ key: world.ids[2] ?? '' }], [{ key: 'row:9' }]])
      expect((await apply(view, choices)).body.error?.code, JSON.stringify(choices)).toBe('request.invalid')
    expect(await storedFigures()).toEqual([])
  })

  it('leaves the same figures alone, and only notes what is new in a note', async () => {
    await save(0, '400', { source: 'phone' })
    const view = await sendFile(world, await makeFile(world, { 0: { note: text('ขายที่วัด') } }))
    expect(rowOf(world, view, 0)).toMatchObject({ kind: 'save', parts: ['หมายเหตุ: ขายที่วัด'] })
    await apply(view)
    expect(await storedFigures()).toMatchObject([
      { amount: 400_00n, note: 'ขายที่วัด', source: 'phone', version: 2 },
    ])
  })
})

describe('nothing is saved twice', () => {
  it('when it is confirmed twice at once, and again after that', async () => {
    const view = await sendFile(world, await makeFile(world, { 0: { amount: baht(100) } }))
    const answers = await Promise.all([apply(view), apply(view), apply(view)])
    answers.push(await apply(view))
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
    for (const { body } of answers) expect(body.outcome).toMatchObject({ saved: 1 })
    expect(await versions()).toHaveLength(1)
    expect(await trail('apply-upload')).toHaveLength(1)
  })

  it('when the same file comes again', async () => {
    const bytes = await makeFile(world, { 0: { amount: baht(100) }, 1: { reason: text('ไม่ได้ผลิต') } })
    await apply(await sendFile(world, bytes))
    const again = await sendFile(world, bytes)
    expect(again.preview.counts).toMatchObject({ save: 0, ask: 0, unchanged: 2 })
    expect((await apply(again)).body.outcome).toMatchObject({ saved: 0, unchanged: 2 })
    expect(await versions()).toHaveLength(2)
  })

  it('when two files about the same rows are confirmed at once: the second is shown anew', async () => {
    const [one, two] = await Promise.all([
      sendFile(world, await makeFile(world, { 0: { amount: baht(100) } })),
      sendFile(world, await makeFile(world, { 0: { amount: baht(200) } }), world.clients.other),
    ])
    const answers = await Promise.all([apply(one), apply(two, [], world.clients.other)])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect(await versions()).toHaveLength(1)
  })
})

describe('a record that changed meanwhile', () => {
  it('is not written over: nothing is saved and what would be saved now is shown', async () => {
    const view = await sendFile(
      world,
      await makeFile(world, { 0: { amount: baht(100) }, 1: { amount: baht(50) } }),
    )
    await save(0, '700', {}, world.clients.other)
    const refused = await apply(view)
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'upload.changed'])
    const { preview } = (refused.body.error?.detail ?? {}) as unknown as ChangedUpload
    const row = preview.rows.find(item => item.key === world.ids[0])
    expect(row).toMatchObject({
      kind: 'ask',
      asks: [{ kind: 'changed' }],
      from: '700.00 บาท',
      to: '100.00 บาท',
    })
    expect(row?.asks[0]?.says).toContain('สมศรี ตัวอย่าง')
    expect(await storedFigures()).toHaveLength(1)
    const applied = await apply({ ...view, preview }, [{ key: world.ids[0] ?? '' }])
    expect(applied.body.outcome).toMatchObject({ saved: 2 })
    expect((await storedFigures()).map(item => item.amount).sort()).toEqual([100_00n, 50_00n])
  })

  it('since the workbook was made is a choice, and keeps what is stored without one', async () => {
    const book = await readBook(world)
    await save(0, '700', {}, world.clients.other)
    const bytes = await world.service.deps.sheets.writeForm(fillIn(world, book, { 0: { amount: baht(100) } }))
    const view = await sendFile(world, bytes)
    expect(view.preview.counts).toMatchObject({ save: 0, ask: 1 })
    expect((await apply(view)).body.outcome).toMatchObject({ saved: 0, left: [{ rows: [6] }] })
    expect(await storedFigures()).toMatchObject([{ amount: 700_00n, version: 1 }])
  })
})
