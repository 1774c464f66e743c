// The practice clock, where it can be sent, and the plans by which demo districts work: pure, so no service is started.
import { describe, expect, it } from 'vitest'
import { addMonths, bangkokDateOf, dateIn, isWeekend } from '../../bot/domain/civil-time.ts'
import { findNextNotices, targetOf } from '../../bot/practice/clock-targets.ts'
import { createPracticeClock, PRACTICE_BEGINS } from '../../bot/practice/practice-clock.ts'
import { planMonth } from '../../bot/practice/work-plan.ts'
import { bangkokInstant } from '../service.ts'

const FACTS = { corrections: [], holidays: new Set<string>() }
const SETTINGS = { noticeTime: '09:00', summaryTime: '16:30' }
const DISTRICTS = ['5601', '5602', '5603', '5604', '5605', '5606', '5607', '5608', '5609']

describe('the practice clock', () => {
  it('ticks with real time from wherever it was set and never goes back', () => {
    let real = 5000.25
    const clock = createPracticeClock(PRACTICE_BEGINS, () => real)
    expect(clock.now()).toEqual(bangkokInstant('2025-01-09T08:55'))
    real += 1500.5
    expect(clock.now().getTime() - PRACTICE_BEGINS.getTime()).toBe(1500)
    clock.moveTo(bangkokInstant('2025-01-10T09:00'))
    real += 1000
    expect(clock.now()).toEqual(bangkokInstant('2025-01-10T09:00:01'))
    clock.moveTo(bangkokInstant('2025-01-09T12:00'))
    expect(clock.now()).toEqual(bangkokInstant('2025-01-10T09:00:01'))
  })

  it('knows where each of its buttons leads', () => {
    const to = (step: Parameters<typeof targetOf>[0], now: string) =>
      targetOf(step, bangkokInstant(now), FACTS, SETTINGS)
    expect(to('milestone', '2025-01-09T08:55')).toEqual(bangkokInstant('2025-01-10T09:00'))
    expect(to('milestone', '2025-01-10T09:00:01')).toEqual(bangkokInstant('2025-01-11T09:00'))
    expect(to('day', '2025-01-10T09:00:01')).toEqual(bangkokInstant('2025-01-11T09:00'))
    expect(to('month', '2025-01-10T09:00')).toEqual(bangkokInstant('2025-01-31T16:30'))
    expect(to('month', '2025-01-31T16:30:02')).toEqual(bangkokInstant('2025-02-28T16:30'))
    expect(to('fiscal-year', '2025-01-10T09:00')).toEqual(bangkokInstant('2025-10-07T07:00'))
    expect(to('fiscal-year', '2025-10-07T07:00:05')).toEqual(bangkokInstant('2026-10-07T07:00'))
  })

  it('names all notices that fall due together', () => {
    const next = findNextNotices(bangkokInstant('2025-01-24T17:00'), FACTS, SETTINGS)
    expect(next).toEqual({
      at: bangkokInstant('2025-01-25T09:00'),
      kinds: ['report_due', 'forecast_due'],
      period: '2025-01',
    })
  })
})

describe('the plan of a demo district', () => {
  const months = Array.from({ length: 24 }, (_, index) => addMonths('2023-10', index))
  const plans = months.flatMap(period =>
    DISTRICTS.map(code => ({ period, ...planMonth(code, period, FACTS.holidays) })),
  )

  it('begins, submits and certifies inside the month, in this order and in office hours', () => {
    for (const { period, beganAt, submittedAt, certifiedAt } of plans) {
      expect(beganAt < submittedAt && submittedAt < certifiedAt).toBe(true)
      expect(bangkokDateOf(beganAt) > `${period}-10`).toBe(true)
      expect(bangkokDateOf(certifiedAt) <= dateIn(period, 'last')).toBe(true)
      const hours = [beganAt, submittedAt, certifiedAt].map(at => (at.getUTCHours() + 7) % 24)
      expect(hours.every(hour => hour >= 9 && hour < 16)).toBe(true)
    }
  })

  it('is on time on a working day before the 25th, but for one or two districts in some months', () => {
    for (const plan of plans) {
      const on = bangkokDateOf(plan.submittedAt)
      if (plan.isLate) expect(Number(on.slice(8))).toBeGreaterThan(25)
      else expect(Number(on.slice(8)) < 25 && !isWeekend(on)).toBe(true)
    }
    const late = months.map(period => plans.filter(plan => plan.period === period && plan.isLate).length)
    expect(new Set(late)).toEqual(new Set([0, 1, 2]))
  })

  it('is the same every time', () => {
    const again = (): string =>
      JSON.stringify(DISTRICTS.map(code => planMonth(code, '2025-03', FACTS.holidays)))
    expect(again()).toBe(again())
  })
})
