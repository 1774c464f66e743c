// Where a forecast stands: its state, the day it is due, in time or late, and the years that can be written.
import { describe, expect, it } from 'vitest'
import {
  forecastDueOn,
  forecastStateOf,
  isFiled,
  isFiledOnTime,
  isOpenYear,
} from '../../bot/domain/forecast-standing.ts'
import { bangkokInstant } from '../service.ts'

describe('where a forecast stands', () => {
  const facts = { expected: 3, done: 0, filled: 0, filedAt: null, number: null, isChangedSince: false }
  const at = new Date()
  it.each([
    [{}, 'not_started', false],
    [{ filled: 1 }, 'writing', false],
    [{ filled: 36, done: 3 }, 'complete', false],
    [{ expected: 0 }, 'not_started', false],
    [{ filedAt: at }, 'stated', true],
    [{ filedAt: at, filled: 36, done: 3 }, 'stated', true],
    [{ filedAt: at, number: 1, filled: 36, done: 3 }, 'filed', true],
    [{ filedAt: at, number: 1, filled: 20, done: 2, isChangedSince: true }, 'changed', true],
    // Somebody new came into the district: what was filed stays filed.
    [{ filedAt: at, number: 2, filled: 36, done: 2 }, 'filed', true],
  ] as const)('%o is %s', (more, state, filed) => {
    expect(forecastStateOf({ ...facts, ...more })).toBe(state)
    expect(isFiled(state)).toBe(filed)
  })

  it('is due on 25 January, or on the day the province corrected it to', () => {
    expect(forecastDueOn(2025, [])).toBe('2025-01-25')
    const moved = {
      period: '2025-01',
      milestone: 'forecast_due' as const,
      correctedOn: '2025-02-10',
      reason: 'x',
    }
    expect(forecastDueOn(2025, [moved])).toBe('2025-02-10')
    expect(forecastDueOn(2026, [moved])).toBe('2026-01-25')
  })

  it.each([
    ['2025-01-25T23:59:59', true],
    ['2025-01-26T00:00:00', false],
    ['2024-11-01T00:00:00', true],
  ])('filed at %s is on time: %s', (bangkok, isOnTime) => {
    expect(isFiledOnTime(bangkokInstant(bangkok), '2025-01-25')).toBe(isOnTime)
  })

  it('is written in the fiscal year itself and in the one before', () => {
    const open = (bangkok: string) =>
      [2024, 2025, 2026, 2027].filter(fiscalYear => isOpenYear(fiscalYear, bangkokInstant(bangkok)))
    expect(open('2025-09-30T23:59:59')).toEqual([2025, 2026])
    expect(open('2025-10-01T00:00:00')).toEqual([2026, 2027])
  })
})
