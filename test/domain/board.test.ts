// What a cell of the board says, who owes, who was in time, how far sales are from what a target asks.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  achievedTenths,
  byUrgency,
  cellOf,
  countInTime,
  type DistrictStanding,
  isOwed,
  timelinessOf,
} from '../../bot/domain/board.ts'
import { instantOf } from '../../bot/domain/civil-time.ts'
import { calendarOf } from '../../bot/domain/reporting-calendar.ts'
import { hasReached } from '../../bot/domain/target-rules.ts'
import { REPORT_STATES } from '../../db/vocabulary.ts'

const at = (on: string, time = '10:00') => instantOf(on, time)
const calendar = calendarOf('2025-01', [])
const standing = (more: Partial<DistrictStanding> = {}): DistrictStanding => ({
  officeCode: '5605',
  officeName: 'ดอกคำใต้',
  period: '2025-01',
  state: 'draft',
  expected: 63,
  recorded: 41,
  amountSatang: 100n,
  firstSubmittedAt: null,
  firstCertifiedAt: null,
  ...more,
})
const cell = (more: Partial<DistrictStanding> | null, facts: { isImported?: boolean; asOf?: Date } = {}) =>
  cellOf(more === null ? null : standing(more), {
    calendar,
    isImported: facts.isImported ?? false,
    asOf: facts.asOf ?? at('2025-01-20'),
  })

describe('in time', () => {
  const end = calendar.reportDueEnd

  it.each([
    ['2025-01-25', '23:59:59', 'on_time'],
    ['2025-01-26', '00:00:00', 'late'],
    ['2025-01-11', '08:00:00', 'on_time'],
  ])('what was first submitted on %s at %s is %s, whenever one looks', (on, time, said) => {
    for (const asOf of ['2025-01-30', '2026-01-01'])
      expect(timelinessOf(at(on, time), end, at(asOf))).toBe(said)
  })

  it('what was never done is not yet late on the day itself, and overdue after it', () => {
    expect(timelinessOf(null, end, at('2025-01-25', '23:59:59'))).toBe('not_yet')
    expect(timelinessOf(null, end, at('2025-01-26', '00:00'))).toBe('overdue')
  })

  it('counts what is due or done, and nothing that is neither', () => {
    expect(countInTime(['on_time', 'on_time', 'late', 'overdue', 'not_yet'])).toEqual({ inTime: 2, of: 4 })
    expect(countInTime(['not_yet'])).toEqual({ inTime: 0, of: 0 })
  })
})

describe('a cell', () => {
  it('of a month that has not opened is no report', () => {
    expect(cell(null)).toMatchObject({ kind: 'future', submitted: 'not_yet', certified: 'not_yet' })
  })

  it('of a district without producers is no report, unless something was recorded there', () => {
    expect(cell({ expected: 0, recorded: 0 }).kind).toBe('no_producers')
    expect(cell({ expected: 0, recorded: 0, state: 'certified' }).kind).toBe('report')
  })

  it('with nothing but an imported total is never shown as a report; with one figure it is', () => {
    expect(cell({ recorded: 0 }, { isImported: true }).kind).toBe('imported')
    expect(cell({ recorded: 0, expected: 0 }, { isImported: true }).kind).toBe('imported')
    expect(cell({ recorded: 1 }, { isImported: true }).kind).toBe('report')
    expect(cell({ recorded: 0, state: 'submitted' }, { isImported: true }).kind).toBe('report')
  })

  it('is owed until it is certified, and only where it is a report', () => {
    const owed = REPORT_STATES.filter(state => isOwed(cell({ state })))
    expect(owed).toEqual(['draft', 'submitted', 'returned'])
    expect(isOwed(cell(null))).toBe(false)
    expect(isOwed(cell({ recorded: 0 }, { isImported: true }))).toBe(false)
    expect(isOwed(cell({ expected: 0, recorded: 0 }))).toBe(false)
  })
})

describe('who owes', () => {
  it('is listed newest month first, then by what is left', () => {
    const owed = [
      { officeCode: '5601', period: '2024-12', expected: 9, recorded: 0 },
      { officeCode: '5602', period: '2025-01', expected: 9, recorded: 8 },
      { officeCode: '5604', period: '2025-01', expected: 9, recorded: 2 },
      { officeCode: '5603', period: '2025-01', expected: 9, recorded: 2 },
    ]
    expect(owed.sort(byUrgency).map(item => item.officeCode)).toEqual(['5603', '5604', '5602', '5601'])
  })
})

describe('sales against a target', () => {
  const growth = (nowSatang: bigint, baseSatang: bigint) => ({
    nowSatang,
    baseSatang,
    tenths: null,
    covered: 1,
    of: 1,
  })

  it.each([
    [110_000n, 100_000n, 100, 1000],
    [109_999n, 100_000n, 100, 999],
    [100_000n, 100_000n, 0, 1000],
    [55_000n, 100_000n, 100, 500],
    [0n, 100_000n, 50, 0],
    [1n, 0n, 50, null],
    [1n, 100n, -1000, null],
  ])('of %s on a base of %s and a target of %s tenths are %s', (now, base, tenths, said) => {
    expect(achievedTenths(growth(now, base), { kind: 'percent', tenths })).toBe(said)
  })

  it('of levels are measured against level 5', () => {
    const target = { kind: 'levels', tenths: [10, 20, 30, 40, 100] } as const
    expect(achievedTenths(growth(110n, 100n), target)).toBe(1000)
  })

  it('show 100 % exactly when the target is reached, however close it is', () => {
    const satang = fc.bigInt({ min: 1n, max: 10n ** 14n })
    fc.assert(
      fc.property(satang, satang, fc.integer({ min: -900, max: 10_000 }), (now, base, tenths) => {
        const said = achievedTenths(growth(now, base), { kind: 'percent', tenths })
        expect((said ?? 0) >= 1000).toBe(hasReached(now, base, tenths))
      }),
      { examples: [[1_050n, 1_000n, 50]] },
    )
  })
})
