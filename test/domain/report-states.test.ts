// The life of a report: every move from every state by every role, and what locks the figures.
import { describe, expect, it } from 'vitest'
import {
  isCertified,
  isMoveOf,
  isReported,
  lockOf,
  MOVES,
  type Move,
  moveOf,
} from '../../bot/domain/report-states.ts'
import { calendarOf, entryWindowOf } from '../../bot/domain/reporting-calendar.ts'
import { REPORT_STATES, type ReportState, ROLES, type Role } from '../../db/vocabulary.ts'

/** All that is allowed, by hand; whatever is not here is not. */
const ALLOWED: [Role, Move, ReportState, ReportState][] = [
  ['district_officer', 'save', 'draft', 'draft'],
  ['district_officer', 'save', 'returned', 'returned'],
  ['district_officer', 'submit', 'draft', 'submitted'],
  ['district_officer', 'submit', 'returned', 'submitted'],
  ['district_chief', 'certify', 'submitted', 'certified'],
  ['district_chief', 'return', 'submitted', 'returned'],
  ['provincial_officer', 'return', 'submitted', 'returned'],
  ['provincial_officer', 'return', 'certified', 'returned'],
]

describe('a move', () => {
  const cells = ROLES.flatMap(role =>
    MOVES.flatMap(move => REPORT_STATES.map((from): [Role, Move, ReportState] => [role, move, from])),
  )

  it.each(cells)('%s %s a report that is %s', (role, move, from) => {
    const allowed = ALLOWED.find(([who, what, state]) => who === role && what === move && state === from)
    expect(moveOf(move, from, role)).toBe(allowed?.[3] ?? null)
  })

  it.each(ROLES)('%s: whether it is ever theirs', role => {
    for (const move of MOVES) {
      expect(isMoveOf(move, role), move).toBe(ALLOWED.some(([who, what]) => who === role && what === move))
    }
  })

  it('never certifies what was not submitted, and nobody makes two steps at once', () => {
    const into = ALLOWED.filter(([, , , to]) => to === 'certified')
    expect(into.map(([who, , from]) => [who, from])).toEqual([['district_chief', 'submitted']])
    for (const role of ROLES)
      expect(moveOf('submit', 'draft', role) !== null && moveOf('certify', 'submitted', role) !== null).toBe(
        false,
      )
  })
})

describe('a lock', () => {
  const calendar = calendarOf('2025-01', [])
  const at = (text: string) => entryWindowOf(calendar, new Date(`${text}+07:00`))
  const open = at('2025-01-20T12:00')

  it('is not there in an open window while the officer works', () => {
    expect([lockOf('draft', open), lockOf('returned', open)]).toEqual([null, null])
  })

  it.each(['submitted', 'certified', 'accepted'] as const)('by the state %s ends only by a person', state => {
    expect(lockOf(state, open)).toEqual({ reason: state, until: null, since: null })
  })

  it.each(REPORT_STATES)('before the opening says until when (%s)', state => {
    expect(lockOf(state, at('2025-01-09T12:00'))).toEqual({
      reason: 'not_yet_open',
      until: calendar.opensAt,
      since: null,
    })
  })

  it.each(REPORT_STATES)('after the closing says since when (%s)', state => {
    expect(lockOf(state, at('2025-02-07T00:00'))).toEqual({
      reason: 'past_closing',
      until: null,
      since: calendar.closesAt,
    })
  })
})

describe('what a state counts as', () => {
  it.each([
    ['draft', false, false],
    ['submitted', true, false],
    ['certified', true, true],
    ['accepted', true, true],
    ['returned', false, false],
  ] as const)('%s: reported %s, certified %s', (state, reported, certified) => {
    expect([isReported(state), isCertified(state)]).toEqual([reported, certified])
  })
})
