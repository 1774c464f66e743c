// The form's model: counts, totals, and what happens to typed text when answers come back.
import { describe, expect, it } from 'vitest'
import { parseBaht } from '../../bot/domain/money.ts'
import { typeText } from '../../liff/form/field.ts'
import { createForm, type FormModel } from '../../liff/form/form-model.ts'
import { choose, isSettled, takeReport, takeSaved, takeStale } from '../../liff/form/form-outcomes.ts'
import { countedSatang, totalsOf } from '../../liff/form/form-totals.ts'
import { judge } from '../../liff/form/typed-figure.ts'
import { makeFigure, makeRow, makeRows } from './fixture-rows.ts'
import { makeReport } from './fixtures.ts'

function open(recorded = 1, count = 3): FormModel {
  const form = createForm(makeReport(makeRows(count, recorded)))
  form.rules.value = { judge, isFound: (row, query) => row.name.includes(query) }
  return form
}

const rowAt = (form: FormModel, index: number) => {
  const model = form.rows[index]
  if (!model) throw new Error(`no row ${index}`)
  return model
}
const type = (form: FormModel, index: number, text: string) =>
  form.edit(rowAt(form, index), typeText(rowAt(form, index).field.value, text))

describe('counts', () => {
  it('tell what is stored, what is left, what the save button would send and what must be looked at', () => {
    const form = open(1, 4)
    type(form, 1, '15,000')
    type(form, 2, '12,50')
    expect(form.counts.value).toEqual({ expected: 4, recorded: 1, left: 3, ready: 1, problems: 1, queued: 0 })
  })

  it('do not call a half-typed amount wrong', () => {
    const form = open()
    rowAt(form, 1).isAtRest.value = false
    type(form, 1, '12,')
    expect(form.counts.value.problems).toBe(0)
  })

  it('take a typed row as typed before the rules have arrived', () => {
    const form = createForm(makeReport(makeRows(2, 0)))
    type(form, 0, '15,000')
    expect(rowAt(form, 0).verdict.value.kind).toBe('unread')
    form.rules.value = { judge, isFound: () => true }
    expect(form.counts.value.ready).toBe(1)
  })

  it('hide finished rows in the list of what is left, and what a search does not find', () => {
    const form = open(1, 3)
    form.filter.value = 'left'
    expect(form.rows.map(model => model.isHidden.value)).toEqual([true, false, false])
    form.query.value = rowAt(form, 2).row.name
    expect(form.rows.map(model => model.isHidden.value)).toEqual([true, true, false])
  })
})

describe('a locked form', () => {
  const lock = { reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' } as const
  const locked = () => {
    const form = open(1, 3)
    type(form, 0, '19,000')
    type(form, 1, '15,000')
    type(form, 2, '12,50')
    form.report.value = { ...form.report.value, lock }
    return form
  }

  it('counts what is stored, whatever is typed', () => {
    const form = locked()
    expect(form.counts.value).toEqual({ expected: 3, recorded: 1, left: 2, ready: 0, problems: 0, queued: 0 })
    const [stored] = form.rows.map(model => model.stored.value?.amount)
    expect(form.rows.map(model => countedSatang(model.verdict.value, model.stored.value))).toEqual([
      parseBaht(stored ?? ''),
      null,
      null,
    ])
    form.filter.value = 'left'
    expect(form.rows.map(model => model.isHidden.value)).toEqual([true, false, false])
  })

  it('knows which rows hold something that is not saved, and has it back when it is open again', () => {
    const form = locked()
    expect(form.rows.map(isSettled)).toEqual([false, false, false])
    form.report.value = { ...form.report.value, lock: null }
    expect(form.counts.value).toMatchObject({ ready: 2, problems: 1 })
  })

  it("shows a colleague's newer figure, and asks about it once it is open again", () => {
    const form = locked()
    const rows = form.rows.map(({ row }) => ({ ...row, figure: makeFigure(row, '17000.00', { version: 4 }) }))
    takeReport(form, makeReport(rows, { lock }))
    expect(form.rows.map(model => model.stored.value?.amount)).toEqual(['17000.00', '17000.00', '17000.00'])
    form.report.value = { ...form.report.value, lock: null }
    expect(rowAt(form, 1).verdict.value).toMatchObject({ kind: 'ready', input: { baseVersion: 0 } })
  })
})

describe('after a save', () => {
  it('a saved row shows the stored figure and is no longer typed', () => {
    const form = open()
    type(form, 1, '15000')
    const model = rowAt(form, 1)
    takeSaved(form, [{ producerId: model.row.producerId, figure: makeFigure(model.row, '15000.00') }])
    expect(model.verdict.value.kind).toBe('saved')
    expect(model.field.value.text).toBe('15,000.00')
  })

  it('what was typed meanwhile stays, on top of the new version', () => {
    const form = open()
    type(form, 1, '16000')
    const model = rowAt(form, 1)
    takeSaved(form, [
      { producerId: model.row.producerId, figure: makeFigure(model.row, '15000.00', { version: 2 }) },
    ])
    expect(model.field.value).toMatchObject({ text: '16000', baseVersion: 2 })
    expect(model.verdict.value.kind).toBe('ready')
  })
})

describe('a conflict', () => {
  const conflicted = () => {
    const form = open()
    type(form, 1, '16000')
    const model = rowAt(form, 1)
    const stored = makeFigure(model.row, '17000.00', { version: 5, recordedBy: 'มานะ' })
    takeStale(form, [{ producerId: model.row.producerId, stored }])
    const [conflict] = form.conflicts.value
    if (!conflict) throw new Error('no conflict')
    return { form, model, conflict }
  }

  it('ends with mine on top of theirs, ready to save again', () => {
    const { form, model, conflict } = conflicted()
    choose(form, conflict, 'mine')
    expect(form.conflicts.value).toEqual([])
    expect(model.verdict.value).toMatchObject({ kind: 'ready', input: { baseVersion: 5 } })
  })

  it('or with theirs, and nothing left to save', () => {
    const { form, model, conflict } = conflicted()
    choose(form, conflict, 'theirs')
    expect(model.field.value.text).toBe('17,000.00')
    expect(model.verdict.value.kind).toBe('saved')
  })
})

describe('a fresh report', () => {
  it("brings a colleague's figures, and never replaces what is typed", () => {
    const form = open(0, 2)
    type(form, 0, '16000')
    const rows = form.rows.map(({ row }) => ({ ...row, figure: makeFigure(row, '17000.00') }))
    takeReport(form, makeReport(rows, { version: 9 }))
    expect(rowAt(form, 0).field.value.text).toBe('16000')
    expect(rowAt(form, 1).field.value.text).toBe('17,000.00')
    expect(form.report.value.version).toBe(9)
  })
})

describe('the running total', () => {
  const total = (form: FormModel) =>
    totalsOf(
      form.rows.map(({ verdict, stored, row }) => ({
        satang: countedSatang(verdict.value, stored.value),
        base: row.lastYear,
      })),
    )

  it('counts what is understood on the screen, else what is stored', () => {
    const form = open(1, 3)
    const stored = rowAt(form, 0)
    type(form, 1, '15,000')
    type(form, 2, 'abc')
    const satang = (countedSatang(stored.verdict.value, stored.stored.value) ?? 0n) + 1_500_000n
    expect(total(form)).toMatchObject({ satang, counted: 2 })
    type(form, 0, 'abc')
    expect(total(form).satang).toBe(satang)
  })

  it('compares like for like: only producers with a figure on both sides', () => {
    const old = { ...makeRow(0), lastYear: '10000.00' }
    const fresh = { ...makeRow(6), lastYear: null }
    const rows = [
      { satang: 1_100_000n, base: old.lastYear },
      { satang: 9_900_000n, base: fresh.lastYear },
      { satang: null, base: '50000.00' },
    ]
    expect(totalsOf(rows)).toEqual({ satang: 11_000_000n, counted: 2, growthTenths: 100, compared: 1 })
    expect(totalsOf([{ satang: 5n, base: null }]).growthTenths).toBeNull()
  })
})
