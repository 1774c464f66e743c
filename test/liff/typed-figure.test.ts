// What a row of the form means: understood, asked about, refused; against what is stored.
import { describe, expect, it } from 'vitest'
import {
  answerDoubt,
  clearField,
  confirmText,
  setLines,
  startSplit,
  stateNoSales,
} from '../../liff/form/edit-field.ts'
import { type Field, fieldOf, typeText } from '../../liff/form/field.ts'
import { judge } from '../../liff/form/typed-figure.ts'
import { makeFigure, makeNoSales, makeRow } from './fixture-rows.ts'

const row = { ...makeRow(0), lastMonth: '33189.12', lastYear: '38415.41' }
const empty = fieldOf(null, row)
const judged = (field: Field, stored = row.figure) => judge(field, stored, row)
const entry = (amount: string) => ({ category: row.mainCategory, channel: row.mainChannel, amount })

describe('an amount typed into an empty row', () => {
  it('is ready to save when every reader would read the same baht', () => {
    expect(judged(typeText(empty, '๓๔,๒๕๐.๕๐'))).toMatchObject({
      kind: 'ready',
      satang: 3_425_050n,
      input: {
        entries: [entry('34250.50')],
        baseVersion: 0,
        noSalesReason: null,
        note: null,
        doubtReason: null,
      },
    })
  })

  it('is echoed when short, and ready after one tap, for that text only', () => {
    const short = typeText(empty, '3.5 หมื่น')
    const asked = judged(short)
    expect(asked).toEqual({ kind: 'ask', about: 'echo', satang: 3_500_000n })
    const confirmed = confirmText(short, 3_500_000n)
    expect(judged(confirmed).kind).toBe('ready')
    expect(judged(typeText(confirmed, '3.6 หมื่น')).kind).toBe('ask')
  })

  it('is refused with a reason when it can be read two ways, and zero needs a reason', () => {
    expect(judged(typeText(empty, '12,50'))).toMatchObject({ kind: 'refused', reason: 'ambiguous_separator' })
    expect(judged(typeText(empty, '0'))).toMatchObject({ kind: 'refused', reason: 'zero_needs_reason' })
  })

  it('is asked about once when doubtful; the answer travels with the figure', () => {
    const doubtful = typeText(empty, '520000')
    expect(judged(doubtful)).toMatchObject({ kind: 'ask', about: 'doubt' })
    const answered = judged(answerDoubt(doubtful, 'ออกงาน OTOP'))
    expect(answered).toMatchObject({ kind: 'ready', input: { doubtReason: 'ออกงาน OTOP' } })
  })

  it('leaves the row blank when it is only spaces or a note', () => {
    expect(judged(typeText(empty, '  ')).kind).toBe('blank')
    expect(judged({ ...empty, note: 'ไปพบแล้ว' }).kind).toBe('blank')
  })
})

describe('a row that is stored', () => {
  const stored = makeFigure(row, '34250.00', { version: 4, doubtReason: 'งานกาชาด' })
  const field = fieldOf(stored, row)

  it('shows the figure as people write it and is saved', () => {
    expect(field).toMatchObject({ text: '34,250.00', split: null, baseVersion: 4 })
    expect(judged(field, stored).kind).toBe('saved')
  })

  it('is saved again when typed back to the same amount in another spelling, with its answered doubt', () => {
    expect(judged(typeText(field, '34250'), stored).kind).toBe('saved')
  })

  it('is never taken back by emptying the field alone', () => {
    const emptied = clearField(field)
    expect(judged(emptied, stored)).toEqual({ kind: 'ask', about: 'take_back', satang: 3_425_000n })
    const confirmed = judged(confirmText(emptied, 3_425_000n), stored)
    expect(confirmed).toMatchObject({
      kind: 'ready',
      input: { entries: [], noSalesReason: null, baseVersion: 4 },
    })
  })

  it('needs saving when only its note or source changed', () => {
    expect(judged({ ...field, note: 'แก้ตามใบเสร็จ' }, stored)).toMatchObject({
      kind: 'ready',
      input: { note: 'แก้ตามใบเสร็จ', entries: [entry('34250.00')] },
    })
    expect(judged({ ...field, source: 'phone' }, stored).kind).toBe('ready')
  })

  it('keeps a stated zero, and asks before the statement is dropped', () => {
    const zero = makeNoSales()
    const said = fieldOf(zero, row)
    expect(judged(said, zero).kind).toBe('saved')
    expect(judged(typeText(said, ''), zero)).toMatchObject({ kind: 'ask', about: 'take_back', satang: 0n })
  })
})

describe('a split row', () => {
  const split = startSplit(typeText(empty, '30,000'), row)
  const second = { category: row.mainCategory, channel: 'domestic_online', text: '4,250' } as const

  it('begins with what stood in the one field', () => {
    expect(split.split).toEqual([{ category: row.mainCategory, channel: row.mainChannel, text: '30,000' }])
    expect(judged(split)).toMatchObject({ kind: 'ready', satang: 3_000_000n })
  })

  it('is the sum of its lines; empty lines do not count', () => {
    const lines = setLines(split, [
      ...(split.split ?? []),
      second,
      { ...second, channel: 'abroad_online', text: '' },
    ])
    expect(judged(lines)).toMatchObject({
      kind: 'ready',
      satang: 3_425_000n,
      input: { entries: { length: 2 } },
    })
  })

  it('is refused where a category and channel stand twice, or a line cannot be read, naming the line', () => {
    const twice = setLines(split, [...(split.split ?? []), { ...second, channel: row.mainChannel }])
    expect(judged(twice)).toEqual({ kind: 'refused', reason: 'same_line_twice', line: 1 })
    const unread = setLines(split, [...(split.split ?? []), { ...second, text: 'abc' }])
    expect(judged(unread)).toMatchObject({ kind: 'refused', line: 1 })
  })

  it('comes back as it was stored', () => {
    const verdict = judged(setLines(split, [...(split.split ?? []), second]))
    if (verdict.kind !== 'ready') throw new Error('not ready')
    const stored = makeFigure(row, '34250.00', { entries: verdict.input.entries })
    expect(fieldOf(stored, row).split).toHaveLength(2)
    expect(judged(fieldOf(stored, row), stored).kind).toBe('saved')
  })
})

describe('no sales', () => {
  it('is a statement with a reason, never an amount', () => {
    expect(judged(stateNoSales(typeText(empty, '5000'), 'no_orders'))).toMatchObject({
      kind: 'ready',
      satang: 0n,
      input: { entries: [], noSalesReason: 'no_orders' },
    })
  })
})
