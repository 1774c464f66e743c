// What home and the report say about a month, and finding a producer.
import { describe, expect, it } from 'vitest'
import type { DistrictProgress } from '../../bot/contract/home.ts'
import { foldForSearch } from '../../liff/form/find-producer.ts'
import { nextStepOf } from '../../liff/pages/next-step.ts'
import { reportTotals, shareTenths } from '../../liff/pages/report-totals.ts'
import { percent } from '../../liff/words-common.ts'
import { makeRows } from './fixture-rows.ts'
import { makeHome, OFFICERS } from './fixtures.ts'

const step = (who: keyof typeof OFFICERS, own: Partial<DistrictProgress>, isOpen = true) => {
  const home = makeHome(OFFICERS[who], own)
  const window = isOpen
    ? home.calendar.window
    : ({ isOpen: false, reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' } as const)
  return nextStepOf({ ...home, calendar: { ...home.calendar, window } })
}

describe('the one next step', () => {
  it('leads an officer to what is left, then to submitting, then only to reading', () => {
    expect(step('officer', { recorded: 41 })).toMatchObject({
      path: '/liff/revenue/2025-01?left=1',
      isTask: true,
    })
    expect(step('officer', { recorded: 63 })).toMatchObject({ path: '/liff/revenue/2025-01', isTask: true })
    expect(step('officer', { state: 'returned', recorded: 63 }).path).toBe('/liff/revenue/2025-01')
    expect(step('officer', { state: 'submitted', recorded: 63 })).toMatchObject({
      path: '/liff/report/5605/2025-01',
      isTask: false,
    })
  })

  it('does not send anybody to a form that is closed', () => {
    expect(step('officer', { recorded: 41 }, false).path).toBe('/liff/report/5605/2025-01')
    expect(step('officer', { state: 'returned', recorded: 63 }, false).isTask).toBe(false)
  })

  it('asks a chief only when a report waits, and leads the province to its board', () => {
    expect(step('chief', { state: 'submitted' }).isTask).toBe(true)
    expect(step('chief', { state: 'draft' }).isTask).toBe(false)
    expect(step('chief', { state: 'certified' }).isTask).toBe(false)
    expect(step('province', {}).path).toBe('/liff/board/2025')
  })
})

describe('the report', () => {
  const totals = reportTotals(makeRows(20, 18))

  it('splits the total by category and by channel without losing a satang', () => {
    const sum = (parts: ReadonlyMap<string, bigint>) =>
      [...parts.values()].reduce((all, part) => all + part, 0n)
    expect(totals.satang).toBeGreaterThan(0n)
    expect(sum(totals.byCategory)).toBe(totals.satang)
    expect(sum(totals.byChannel)).toBe(totals.satang)
  })

  it('names stated zeros, confirmed doubts and blanks', () => {
    expect(totals.zeros.map(row => row.code)).toEqual(['PYO0009', 'PYO0018'])
    expect(totals.doubts.map(row => row.code)).toEqual(['PYO0004'])
    expect(totals.blanks.map(row => row.code)).toEqual(['PYO0019', 'PYO0020'])
  })

  it('writes shares and growth in tenths of a percent', () => {
    expect(shareTenths(1n, 3n)).toBe(333)
    expect(shareTenths(0n, 0n)).toBe(0)
    expect([percent(33), percent(-3), percent(0)]).toEqual(['+3.3%', '−0.3%', '0.0%'])
  })
})

describe('finding a producer', () => {
  const finds = (text: string, query: string) => foldForSearch(text).includes(foldForSearch(query))

  it('forgives spaces, tone marks, Thai digits, letter case and the two spellings of ำ', () => {
    expect(finds('กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1', 'กลุมทอผา')).toBe(true)
    expect(finds('กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1', 'ดอกค\u0e4d\u0e32ใต้')).toBe(true)
    expect(finds('หมู่ 12', 'หมู่๑๒')).toBe(true)
    expect(finds('PYO0012', 'pyo 12')).toBe(false)
    expect(finds('PYO0012', 'pyo0012')).toBe(true)
  })
})
