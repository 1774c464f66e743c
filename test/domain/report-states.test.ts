// The life of a report: every move from every state by every role in every window, and what locks the figures.
import { describe, expect, it } from 'vitest'
import { ABILITY_OF_MOVE, type Ability, may, rolesOver } from '../../bot/domain/access.ts'
import {
  decideMove,
  isCertified,
  isReported,
  lockOf,
  MOVE_RULES,
  MOVES,
  type Move,
  WINDOW_STATES,
  type WindowState,
  windowFor,
  windowStateOf,
} from '../../bot/domain/report-states.ts'
import { calendarOf, entryWindowOf } from '../../bot/domain/reporting-calendar.ts'
import { REPORT_STATES, type ReportState, ROLES, type Role } from '../../db/vocabulary.ts'

const ENTRY: WindowState[] = ['open', 'reopened']
const AFTER: WindowState[] = ['closed', 'reopened']

/** All that is allowed, by hand; whatever is not here is not. */
const ALLOWED: [Role, Move, ReportState, ReportState, WindowState[]][] = [
  ['district_officer', 'save', 'draft', 'draft', ENTRY],
  ['district_officer', 'save', 'returned', 'returned', ENTRY],
  ['district_officer', 'submit', 'draft', 'submitted', ENTRY],
  ['district_officer', 'submit', 'returned', 'submitted', ENTRY],
  ['district_chief', 'certify', 'submitted', 'certified', ENTRY],
  ['district_chief', 'return', 'submitted', 'returned', ENTRY],
  ['provincial_officer', 'accept', 'certified', 'accepted', ['open', 'closed', 'reopened']],
  ['provincial_officer', 'return', 'submitted', 'returned', ENTRY],
  ['provincial_officer', 'return', 'certified', 'returned', ENTRY],
  ['provincial_officer', 'return', 'accepted', 'returned', ENTRY],
  ['provincial_officer', 'reopen', 'draft', 'draft', AFTER],
  ['provincial_officer', 'reopen', 'returned', 'returned', AFTER],
  ['provincial_officer', 'reopen', 'submitted', 'submitted', AFTER],
  ['provincial_officer', 'reopen', 'certified', 'returned', AFTER],
  ['provincial_officer', 'reopen', 'accepted', 'returned', AFTER],
]

const cells = ROLES.flatMap(role =>
  MOVES.flatMap(move =>
    REPORT_STATES.flatMap(state =>
      WINDOW_STATES.map((window): [Role, Move, ReportState, WindowState] => [role, move, state, window]),
    ),
  ),
)

describe('a move', () => {
  it.each(cells)('%s %s a report that is %s in a window that is %s', (role, move, state, window) => {
    const own = ALLOWED.filter(([who, what]) => who === role && what === move)
    const found = own.find(([, , from, , when]) => from === state && when.includes(window))
    const decided = decideMove({ move, state, window, roles: [role] })
    if (found) expect(decided).toEqual({ to: found[3] })
    else if (own.length === 0) expect(decided).toEqual({ refused: 'role' })
    else if (!own.some(([, , , , when]) => when.includes(window)))
      expect(decided).toEqual({ refused: 'window' })
    else expect(decided).toEqual({ refused: 'state' })
  })

  it.each(MOVES)('%s: nobody without a role over the office', move => {
    for (const state of REPORT_STATES)
      expect(decideMove({ move, state, window: 'open', roles: [] })).toEqual({ refused: 'role' })
  })

  it('certifies only what was submitted, and no one role does two steps in a row', () => {
    const into = ALLOWED.filter(([, , , to]) => to === 'certified')
    expect(into.map(([who, , from]) => [who, from])).toEqual([['district_chief', 'submitted']])
    const steps = [
      ['submit', 'draft'],
      ['certify', 'submitted'],
      ['accept', 'certified'],
    ] as const
    for (const role of ROLES) {
      const possible = steps.filter(
        ([move, state]) => 'to' in decideMove({ move, state, window: 'open', roles: [role] }),
      )
      expect(possible.length, role).toBeLessThan(2)
    }
  })

  it('leaves a certified or accepted report only by a person of the province', () => {
    for (const [who, , from, to] of ALLOWED) {
      if ((from === 'certified' || from === 'accepted') && to !== 'accepted')
        expect(who).toBe('provincial_officer')
    }
  })

  it('is open exactly to the roles that have its ability', () => {
    for (const move of MOVES) {
      const ability: Ability = ABILITY_OF_MOVE[move]
      for (const role of ROLES) {
        const actor = {
          role,
          officeCode: role.startsWith('district') ? '5605' : '56',
          provinceCode: '56',
          actingFor: [],
        }
        expect(may(actor, ability, '5605'), `${role} ${move}`).toBe(
          MOVE_RULES[move].some(rule => rule.by === role),
        )
      }
    }
  })
})

describe('own and other offices', () => {
  const actor = (role: Role, officeCode: string, actingFor: string[] = []) => ({
    role,
    officeCode,
    provinceCode: officeCode.slice(0, 2),
    actingFor,
  })

  it.each(cells.filter(([role]) => role.startsWith('district')))(
    '%s never gets to %s a report of another district (%s, %s)',
    (role, move, state, window) => {
      const roles = rolesOver(actor(role, '5602'), '5605')
      expect(decideMove({ move, state, window, roles })).toEqual({ refused: 'role' })
    },
  )

  it('lets the province reach its own districts and no others', () => {
    expect(rolesOver(actor('provincial_officer', '56'), '5605')).toEqual(['provincial_officer'])
    expect(rolesOver(actor('provincial_officer', '57'), '5605')).toEqual([])
  })

  it('gives an acting chief the chief’s moves there, and takes none of their own at home', () => {
    const acting = actor('district_officer', '5602', ['5605'])
    expect(rolesOver(acting, '5605')).toEqual(['district_chief'])
    expect(rolesOver(acting, '5602')).toEqual(['district_officer'])
    const atHome = actor('district_officer', '5602', ['5602'])
    expect(rolesOver(atHome, '5602')).toEqual(['district_officer', 'district_chief'])
    expect(rolesOver(actor('district_officer', '5702', ['5605']), '5605')).toEqual([])
  })
})

describe('a lock', () => {
  const calendar = calendarOf('2025-01', [])
  const instant = (text: string) => new Date(`${text}+07:00`)
  const at = (text: string) => entryWindowOf(calendar, instant(text))
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

  it('is there exactly when saving is not possible', () => {
    for (const state of REPORT_STATES) {
      for (const time of ['2025-01-09T12:00', '2025-01-20T12:00', '2025-02-07T00:00']) {
        const window = at(time)
        const decided = decideMove({
          move: 'save',
          state,
          window: windowStateOf(window),
          roles: ['district_officer'],
        })
        expect(lockOf(state, window) === null, `${state} ${time}`).toBe('to' in decided)
      }
    }
  })

  it('gives way to a reopening until its very moment, and comes back by itself', () => {
    const until = instant('2025-02-10T16:30')
    const windowAt = (time: string) => windowFor(at(time), { until }, instant(time))
    expect(windowStateOf(windowAt('2025-02-06T23:00'))).toBe('open')
    expect(windowAt('2025-02-08T09:00')).toEqual({ isOpen: true, closesAt: until, isReopened: true })
    expect(windowStateOf(windowAt('2025-02-10T16:30'))).toBe('reopened')
    expect(windowStateOf(windowAt('2025-02-10T16:31'))).toBe('closed')
    expect(windowStateOf(windowAt('2025-01-09T16:31'))).toBe('not_yet_open')
    expect(lockOf('draft', windowAt('2025-02-08T09:00'))).toBeNull()
    expect(lockOf('draft', windowAt('2025-02-10T16:31'))).toEqual({
      reason: 'past_closing',
      until: null,
      since: until,
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
