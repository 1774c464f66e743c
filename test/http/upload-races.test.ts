// A workbook that is confirmed at the very moment when something else happens to the month or its producers: one of the two
// comes first, the other is told, and the record never says what nobody confirmed.
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChangedUpload } from '../../bot/contract/uploads.ts'
import { figure } from '../district.ts'
import { makeCsv } from '../make-sheets.ts'
import { AT, applyFile, openUploadWorld, rowOf, sendFile, type UploadWorld } from './upload-world.ts'

let world: UploadWorld
beforeEach(async () => {
  world = await openUploadWorld(4)
})
afterEach(() => world.service.close())

const officer = () => world.clients.officer
const idOf = (index: number) => world.ids[index] ?? ''
const workbook = (amounts: Record<number, string>) =>
  makeCsv([
    ['รหัสผู้ผลิต', 'ยอดขาย'],
    ...Object.entries(amounts).map(([index, amount]) => [world.codes[Number(index)] ?? '', amount]),
  ])
const seenOf = async (index: number) =>
  (await world.clients.province.call('showProducer', { id: idOf(index) })).body.seen
const move = async () =>
  world.clients.province.call(
    'moveProducer',
    { id: idOf(0) },
    { seen: await seenOf(0), fromPeriod: AT.period, officeCode: '5602', subdistrictCode: null },
  )
const suspend = async () =>
  world.clients.province.call(
    'suspendProducer',
    { id: idOf(0) },
    { seen: await seenOf(0), fromPeriod: AT.period, reason: 'เลิกกิจการ' },
  )
const merge = async () =>
  world.clients.province.call('mergeProducer', { id: idOf(0) }, { seen: await seenOf(0), into: idOf(1) })
const submit = async () => {
  const { body } = await officer().call('showReport', AT)
  return officer().call('submitReport', AT, { version: body.version })
}
const rename = async () => {
  const { body } = await world.clients.province.call('showProducer', { id: idOf(0) })
  const { name, product, kind, mainCategory, mainChannel, subdistrictCode, seen } = body
  return world.clients.province.call(
    'changeProducer',
    { id: idOf(0) },
    { name, product, kind, mainCategory, mainChannel, subdistrictCode, code: 'NEW-1', seen },
  )
}

const amountsIn = async () => {
  const rows = await world.service.deps.db.execute<{ id: string; office: string; amount: string | null }>(
    sql`select producer_id as id, office_code as office, amount::text from figures where period = ${AT.period}`,
  )
  return new Map(Array.from(rows, row => [row.id, `${row.office} ${row.amount}`]))
}
const totals = async () => {
  const [row] = await world.service.deps.db.execute(sql`
    select (select coalesce(sum(amount), 0)::text from figures where office_code = '5605' and period = ${AT.period}) as figures,
      (select coalesce(sum(amount), 0)::text from district_months where office_code = '5605' and period = ${AT.period}) as month`)
  return row as { figures: string; month: string }
}

describe('between preview and confirmation', () => {
  it.each([
    ['moved', move],
    ['suspended', suspend],
    ['merged', merge],
    ['given another number', rename],
  ])(
    'a producer is %s: nothing is saved, and its row is refused in what is shown instead',
    async (_, change) => {
      const view = await sendFile(world, workbook({ 0: '100', 1: '200' }))
      expect((await change()).status).toBe(200)
      const refused = await applyFile(officer(), view)
      expect([refused.status, refused.body.error?.code]).toEqual([409, 'upload.changed'])
      expect(refused.body.error?.detail).toMatchObject({
        preview: {
          counts: { save: 1, refused: 1 },
          rows: [{ kind: 'refused' }, { key: idOf(1), kind: 'save' }],
        },
      })
      expect(await amountsIn()).toEqual(new Map())
    },
  )

  it('the form saves one of its figures: it asks which of the two it shall be', async () => {
    const view = await sendFile(world, workbook({ 0: '100', 1: '200' }))
    await world.clients.other.call('saveFigures', AT, { figures: [figure(idOf(0), '7.00')] })
    const refused = await applyFile(officer(), view)
    const shown = refused.body.error?.detail as unknown as ChangedUpload | undefined
    if (shown === undefined) throw new Error('nothing is shown instead')
    const { preview } = shown
    expect(rowOf(world, { ...view, preview }, 0)).toMatchObject({
      kind: 'ask',
      from: '7.00 บาท',
      to: '100.00 บาท',
    })
    const applied = await applyFile(officer(), { ...view, preview })
    expect(applied.body.outcome).toMatchObject({ saved: 1, left: [{ rows: [2] }] })
    expect((await amountsIn()).get(idOf(0))).toBe('5605 7.00')
  })
})

describe('at the very same moment', () => {
  it.each([
    ['moved', move],
    ['suspended', suspend],
    ['merged', merge],
  ])(
    'a producer is %s: a figure that came first stays with its district, one that comes later is not saved',
    async (_, change) => {
      const view = await sendFile(world, workbook({ 0: '100', 1: '200' }))
      const [applied, changed] = await Promise.all([applyFile(officer(), view), change()])
      expect(changed.status).toBe(200)
      const isFirst = applied.status === 200
      if (!isFirst) expect(applied.body.error?.code).toBe('upload.changed')
      expect((await amountsIn()).get(idOf(0))).toBe(isFirst ? '5605 100.00' : undefined)
      const { figures, month } = await totals()
      expect(figures).toBe(month)
    },
  )

  it('the report is submitted: it holds what was confirmed, or the file is told that the month is locked', async () => {
    const save = (amounts: Record<number, string>) =>
      officer().call('saveFigures', AT, {
        figures: Object.entries(amounts).map(([index, amount]) => figure(idOf(Number(index)), amount)),
      })
    await save({ 0: '1.00', 1: '2.00', 2: '3.00', 3: '4.00' })
    const view = await sendFile(world, workbook({ 0: '100' }))
    const choices = [{ key: idOf(0), reason: 'ยืนยัน' }]
    const [applied, submitted] = await Promise.all([applyFile(officer(), view, choices), submit()])
    const codes = [applied.body.error?.code ?? 'saved', submitted.body.error?.code ?? 'submitted']
    expect([
      ['saved', 'report.stale'],
      ['upload.month_locked', 'submitted'],
      ['saved', 'submitted'],
    ]).toContainEqual(codes)
    const { figures, month } = await totals()
    expect([figures, month]).toEqual(codes[0] === 'saved' ? ['109.00', '109.00'] : ['10.00', '10.00'])
  })

  it('a colleague confirms a file about the same rows: each row is saved once, with its trail', async () => {
    const mine = await sendFile(world, workbook({ 0: '100', 1: '200' }))
    const theirs = await sendFile(world, workbook({ 1: '250', 2: '300' }), world.clients.other)
    const replies = await Promise.all([applyFile(officer(), mine), applyFile(world.clients.other, theirs)])
    expect(replies.map(reply => reply.body.error?.code ?? 'saved').sort()).toEqual([
      'saved',
      'upload.changed',
    ])
    const [row] = await world.service.deps.db.execute(
      sql`select count(*)::int as versions, count(distinct producer_id)::int as producers from figure_versions`,
    )
    expect(row).toEqual({ versions: 2, producers: 2 })
  })
})
