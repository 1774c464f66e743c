// What the phone keeps: drafts of two phones merged, unsent saves merged, conflicts that are none.
import { describe, expect, it } from 'vitest'
import type { DraftField } from '../../bot/contract/drafts.ts'
import { fieldOf, typeText } from '../../liff/form/field.ts'
import { mergeDrafts } from '../../liff/form/merge-drafts.ts'
import { isInJob, type Job, keyOfJob, mergeJobs, splitConflicts } from '../../liff/form/save-job.ts'
import { judge } from '../../liff/form/typed-figure.ts'
import { makeFigure, makeRow } from './fixture-rows.ts'

const row = { ...makeRow(0), lastMonth: null, lastYear: null }
const id = row.producerId
const draft = (text: string, minute: number): DraftField => ({
  ...typeText(fieldOf(null, row), text),
  editedAt: `2025-01-20T03:0${minute}:00.000Z`,
})

function inputOf(text: string, of = row) {
  const verdict = judge(typeText(fieldOf(null, of), text), null, of)
  if (verdict.kind !== 'ready') throw new Error(verdict.kind)
  return verdict.input
}

describe('drafts of two phones', () => {
  it('are merged row by row, the later key stroke wins', () => {
    const merged = mergeDrafts({ [id]: draft('100', 1) }, { [id]: draft('200', 2) }, [row])
    expect(merged).toEqual({ fields: { [id]: draft('200', 2) }, settled: [] })
    expect(mergeDrafts({ [id]: draft('100', 3) }, { [id]: draft('200', 2) }, [row]).fields[id]?.text).toBe(
      '100',
    )
  })

  it('forget rows that equal the stored figure by now, and rows of other districts', () => {
    const stored = { ...row, figure: makeFigure(row, '100.00') }
    const merged = mergeDrafts({ [id]: draft('100', 1), other: draft('5', 1) }, {}, [stored])
    expect(merged).toEqual({ fields: {}, settled: [id] })
  })

  it('keep text that is refused exactly as it was typed', () => {
    expect(mergeDrafts({ [id]: draft('12,50', 1) }, {}, [row]).fields[id]?.text).toBe('12,50')
  })

  it('keep a note that waits for its figure', () => {
    const note = { ...draft('', 1), note: 'โทรแล้ว รอตอบ' }
    expect(mergeDrafts({ [id]: note }, {}, [row]).fields[id]?.note).toBe('โทรแล้ว รอตอบ')
  })
})

describe('an unsent save', () => {
  const job = (...figures: Job['figures']): Job => ({
    officeCode: '5605',
    period: '2025-01',
    owner: 'สมศรี',
    figures,
  })
  const other = { ...makeRow(1), lastMonth: null, lastYear: null }

  it('takes a second one along; the newer figure of a producer wins', () => {
    const merged = mergeJobs(job(inputOf('100'), inputOf('50', other)), job(inputOf('200')))
    expect(merged.figures.map(figure => figure.entries[0]?.amount)).toEqual(['50.00', '200.00'])
  })

  it('belongs to one officer, district and month', () => {
    expect(keyOfJob(job())).not.toBe(keyOfJob({ ...job(), owner: 'มานะ' }))
    expect(keyOfJob(job())).not.toBe(keyOfJob({ ...job(), period: '2025-02' }))
  })

  it('is recognised in the row that shows exactly it', () => {
    expect(isInJob(job(inputOf('100')), inputOf('100.00'))).toBe(true)
    expect(isInJob(job(inputOf('100')), inputOf('101'))).toBe(false)
  })

  it('whose answer was lost is no conflict: what is stored is ours', () => {
    const ours = { producerId: id, stored: makeFigure(row, '100.00', { version: 2 }) }
    const theirs = { producerId: other.producerId, stored: makeFigure(other, '51.00', { version: 2 }) }
    const split = splitConflicts([inputOf('100'), inputOf('50', other)], [ours, theirs])
    expect(split.real).toEqual([theirs])
    expect(split.arrived).toEqual([{ producerId: id, figure: ours.stored }])
  })
})
