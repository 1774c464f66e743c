// Quarters are those of the fiscal year, which begins in October of the year before.
import { expect, it } from 'vitest'
import { periodsOfQuarter } from '../../bot/domain/quarters.ts'

it.each([
  ['2025-q1', ['2024-10', '2024-11', '2024-12']],
  ['2025-q2', ['2025-01', '2025-02', '2025-03']],
  ['2025-q3', ['2025-04', '2025-05', '2025-06']],
  ['2025-q4', ['2025-07', '2025-08', '2025-09']],
  ['2000-q1', ['1999-10', '1999-11', '1999-12']],
])('%s is %s', (quarter, periods) => {
  expect(periodsOfQuarter(quarter)).toEqual(periods)
})

it.each(['2025-q0', '2025-q5', '2025q1', '25-q1', '', '2025-Q1'])('%s is none', quarter => {
  expect(() => periodsOfQuarter(quarter)).toThrow(RangeError)
})
