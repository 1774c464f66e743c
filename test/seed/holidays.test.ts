// The holiday list is typed by hand, so its order, weekdays and lunar distances are computed here.
import { expect, test } from 'vitest'
import { listHolidays } from '../../db/seed/holidays.ts'

const holidays = listHolidays()
const SUBSTITUTION = 'วันหยุดชดเชย'
const LUNAR = { makha: 'วันมาฆบูชา', visakha: 'วันวิสาขบูชา', asalha: 'วันอาสาฬหบูชา', phansa: 'วันเข้าพรรษา' }
const DAY = 86_400_000

function weekday(on: string): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay()
}

function isWeekend(on: string): boolean {
  return weekday(on) === 0 || weekday(on) === 6
}

function find(year: number, nameTh: string): string {
  const days = holidays.filter(day => day.on.startsWith(`${year}-`) && day.nameTh === nameTh)
  expect(days, `${nameTh} ${year}`).toHaveLength(1)
  return days[0]?.on ?? ''
}

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / DAY
}

test('holidays are real days in order, one row a day, from October 2024 to December 2027', () => {
  const days = holidays.map(day => day.on)
  expect(days).toEqual([...new Set(days)].sort())
  for (const on of days) expect(new Date(`${on}T00:00:00Z`).toISOString().slice(0, 10)).toBe(on)
  expect(days[0]).toBe('2024-10-13')
  expect(days.at(-1)).toBe('2027-12-31')
})

test('a substitution or extra day is never on a weekend', () => {
  const added = holidays.filter(day => day.nameTh.startsWith(SUBSTITUTION) || day.nameTh.includes('กรณีพิเศษ'))
  expect(added).toHaveLength(15)
  for (const day of added) expect(isWeekend(day.on), day.on).toBe(false)
})

test('every holiday on a weekend has a substitution day within three days, and no other has one', () => {
  const substitutions = holidays.filter(day => day.nameTh.startsWith(SUBSTITUTION))
  const onWeekend = holidays.filter(day => isWeekend(day.on))
  expect(substitutions).toHaveLength(onWeekend.length)
  for (const day of onWeekend) {
    const substitution = substitutions.find(other => {
      const distance = daysBetween(day.on, other.on)
      return other.nameTh === SUBSTITUTION + day.nameTh && distance >= 1 && distance <= 3
    })
    expect(substitution, `${day.on} ${day.nameTh}`).toBeDefined()
  }
})

test('every year has the fourteen days that never move, and these alone are fixed', () => {
  const everyYear =
    '01-01 04-06 04-13 04-14 04-15 05-04 06-03 07-28 08-12 10-13 10-23 12-05 12-10 12-31'.split(' ')
  for (const year of [2025, 2026, 2027]) {
    const fixed = holidays.filter(day => day.certainty === 'fixed' && day.on.startsWith(`${year}-`))
    expect(fixed.map(day => day.on.slice(5))).toEqual(everyYear)
  }
})

test('certainty is one of three words, and only days not announced yet are expected', () => {
  for (const day of holidays) {
    expect(['fixed', 'announced', 'expected']).toContain(day.certainty)
    if (day.certainty === 'expected') expect(day.on.startsWith('2027-')).toBe(true)
    if (day.certainty === 'announced') expect(day.on < '2027-01-01').toBe(true)
  }
})

test('the Buddhist days are whole Thai lunar months apart', () => {
  // Months alternate 29 and 30 days. 2025 had an extra day in month 7, 2026 a second month 8 (both announced);
  // 2027 is counted as a year without either.
  const expected: [year: number, toVisakha: number, toAsalha: number][] = [
    [2025, 29 + 30 + 29, 30 + 30],
    [2026, 30 + 29 + 30, 29 + 30],
    [2027, 29 + 30 + 29, 30 + 29],
  ]
  for (const [year, toVisakha, toAsalha] of expected) {
    const visakha = find(year, LUNAR.visakha)
    const asalha = find(year, LUNAR.asalha)
    expect(daysBetween(find(year, LUNAR.makha), visakha), `Visakha ${year}`).toBe(toVisakha)
    expect(daysBetween(visakha, asalha), `Asalha ${year}`).toBe(toAsalha)
    expect(daysBetween(asalha, find(year, LUNAR.phansa)), `Khao Phansa ${year}`).toBe(1)
  }
  expect(daysBetween(find(2025, LUNAR.asalha), find(2026, LUNAR.makha)), 'common year').toBe(30 * 4 + 29 * 4)
  expect(daysBetween(find(2026, LUNAR.asalha), find(2027, LUNAR.makha)), 'after a second month 8').toBe(
    30 * 4 + 29 * 3,
  )
})
