// Moves the practice clock from one interesting instant to the next and lets the worker finish at each, so that every
// notice goes out at its own time: nothing is skipped, however far the clock is sent. One move at a time.
import { listCorrections, listHolidayDates } from '../../db/queries/calendar.ts'
import { listOfficesOf } from '../../db/queries/officers.ts'
import { findNextDue } from '../../db/queries/practice.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { addMonths, bangkokDateOf, instantOf, periodOf } from '../domain/civil-time.ts'
import { type CalendarFacts, occurrencesBetween } from '../domain/notice-rules.ts'
import type { Worker } from '../jobs/worker.ts'
import { type Act, listActs, perform } from './autopilot.ts'
import { type ClockStep, targetOf } from './clock-targets.ts'
import type { PracticeClock } from './practice-clock.ts'

export interface MoveOrder {
  to: ClockStep | Date
  /** Districts that do their month's work by themselves meanwhile; all, or all but these. */
  districts: 'wait' | 'work'
  except: readonly OfficeCode[]
}

export interface Move {
  from: Date
  to: Date
}

export interface ClockMover {
  /** The move under way; null = none. */
  current(): Move | null
  /** Resolves when the clock has arrived or was stopped; the target, or null when a move was under way already. */
  move(order: MoveOrder): Promise<Date | null>
  /** The move ends after the step in hand. */
  stop(): void
}

interface MoverParts {
  deps: Deps
  worker: Worker
  clock: PracticeClock
  /** Called after every step. */
  onStep: () => void
}

export function createClockMover({ deps, worker, clock, onStep }: MoverParts): ClockMover {
  let current: Move | null = null
  let isStopped = false

  async function walk(to: Date, facts: CalendarFacts, acts: Act[]): Promise<void> {
    const waiting = [...acts]
    // Also makes the planner's first note: what fell due before it is never made up for.
    await worker.runUntilIdle()
    while (clock.now() < to && !isStopped) {
      const now = clock.now()
      const next = [
        to,
        nextNotice(now, to, facts),
        await nextDue(now),
        // Work that should have been done by now is done at once.
        waiting[0] ? later(waiting[0].at, now) : to,
      ].reduce((a, b) => (a < b ? a : b))
      clock.moveTo(next)
      while (waiting[0] && waiting[0].at <= clock.now()) await perform(deps, waiting.shift() as Act)
      await worker.runUntilIdle()
      onStep()
    }
  }

  function nextNotice(now: Date, to: Date, facts: CalendarFacts): Date {
    return occurrencesBetween(now, to, facts, deps.settings)[0]?.at ?? to
  }

  /** What waits in the record (postponed notices, tries after a failure), or the month's end, when there is quota again. */
  async function nextDue(now: Date): Promise<Date> {
    const nextMonth = instantOf(`${addMonths(periodOf(bangkokDateOf(now)), 1)}-01`, '00:00')
    const at = await findNextDue(deps.db, now)
    return at !== null && at < nextMonth ? at : nextMonth
  }

  async function begin(order: MoveOrder): Promise<Date> {
    const { provinceCode } = deps.settings
    const from = clock.now()
    const facts = {
      corrections: await listCorrections(deps.db, provinceCode),
      holidays: await listHolidayDates(deps.db),
    }
    const to = order.to instanceof Date ? order.to : targetOf(order.to, from, facts, deps.settings)
    current = { from, to }
    const acts = order.districts === 'work' ? await planActs(order, from, to, facts) : []
    await walk(to, facts, acts)
    return to
  }

  async function planActs(order: MoveOrder, after: Date, upTo: Date, facts: CalendarFacts): Promise<Act[]> {
    const offices = await listOfficesOf(deps.db, deps.settings.provinceCode)
    const codes = offices
      .filter(office => office.kind === 'district' && !order.except.includes(office.code))
      .map(office => office.code)
    return listActs({ after, upTo }, codes, facts.holidays)
  }

  return {
    current: () => current,
    stop() {
      isStopped = true
    },
    async move(order) {
      if (current !== null) return null
      isStopped = false
      current = { from: clock.now(), to: clock.now() }
      try {
        return await begin(order)
      } finally {
        current = null
        onStep()
      }
    },
  }
}

/** The instant itself while it is to come; once it has passed, a second from now, so that the clock always moves. */
const later = (at: Date, now: Date): Date => (at > now ? at : new Date(now.getTime() + 1000))
