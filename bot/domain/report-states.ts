// Life of a district report (draft → submitted → certified → accepted, or returned) as one table: which move, from which
// state, by whom, in which window. The API enforces it, the mini-app shows it; a lock always says why and until when.
import type { ReportState, Role } from '../../db/vocabulary.ts'
import type { EntryWindow } from './reporting-calendar.ts'

export const MOVES = ['save', 'submit', 'certify', 'accept', 'return', 'reopen'] as const
export type Move = (typeof MOVES)[number]

/** reopened: closed for everybody, but open for this district and month by a reopening. */
export const WINDOW_STATES = ['not_yet_open', 'open', 'closed', 'reopened'] as const
export type WindowState = (typeof WINDOW_STATES)[number]

export interface MoveRule {
  from: readonly ReportState[]
  /** `same` = the state stays. */
  to: ReportState | 'same'
  /** District roles (and an acting chief, who counts as the chief) over their district, provincial ones over all. */
  by: Role
  when: readonly WindowState[]
}

const ENTRY: readonly WindowState[] = ['open', 'reopened']

/** All that is possible. What is not here is not. */
export const MOVE_RULES: Readonly<Record<Move, readonly MoveRule[]>> = {
  save: [{ from: ['draft', 'returned'], to: 'same', by: 'district_officer', when: ENTRY }],
  submit: [{ from: ['draft', 'returned'], to: 'submitted', by: 'district_officer', when: ENTRY }],
  certify: [{ from: ['submitted'], to: 'certified', by: 'district_chief', when: ENTRY }],
  // The province compiles after the closing (letter §5), so that is when it also accepts.
  accept: [
    { from: ['certified'], to: 'accepted', by: 'provincial_officer', when: ['open', 'closed', 'reopened'] },
  ],
  // Returned into a closed window nobody could correct it: there the province reopens.
  return: [
    { from: ['submitted'], to: 'returned', by: 'district_chief', when: ENTRY },
    {
      from: ['submitted', 'certified', 'accepted'],
      to: 'returned',
      by: 'provincial_officer',
      when: ENTRY,
    },
  ],
  reopen: [
    {
      from: ['draft', 'returned', 'submitted'],
      to: 'same',
      by: 'provincial_officer',
      when: ['closed', 'reopened'],
    },
    {
      from: ['certified', 'accepted'],
      to: 'returned',
      by: 'provincial_officer',
      when: ['closed', 'reopened'],
    },
  ],
}

/** `role`: never theirs; `window`: not while it is as it is; `state`: not from this state. */
export type MoveRefusal = 'role' | 'window' | 'state'

export interface MoveFacts {
  move: Move
  state: ReportState
  window: WindowState
  /** Roles of the person over this very office (domain/access.ts). */
  roles: readonly Role[]
}

/** Where a move leads, or what speaks against it, the first of: role, window, state. */
export function decideMove({
  move,
  state,
  window,
  roles,
}: MoveFacts): { to: ReportState } | { refused: MoveRefusal } {
  const own = MOVE_RULES[move].filter(rule => roles.includes(rule.by))
  if (own.length === 0) return { refused: 'role' }
  const inTime = own.filter(rule => rule.when.includes(window))
  if (inTime.length === 0) return { refused: 'window' }
  const rule = inTime.find(item => item.from.includes(state))
  if (rule === undefined) return { refused: 'state' }
  return { to: rule.to === 'same' ? state : rule.to }
}

export const isPossible = (facts: MoveFacts): boolean => 'to' in decideMove(facts)

export function windowStateOf(window: EntryWindow): WindowState {
  if (window.isOpen) return window.isReopened ? 'reopened' : 'open'
  return window.reason === 'not_yet_open' ? 'not_yet_open' : 'closed'
}

/** The window of one district: a reopening opens what is closed, until its moment; then it is closed since that moment. */
export function windowFor(window: EntryWindow, reopening: { until: Date } | null, now: Date): EntryWindow {
  if (reopening === null || window.isOpen || window.reason !== 'past_closing') return window
  const { until } = reopening
  return now <= until ? { isOpen: true, closesAt: until, isReopened: true } : { ...window, since: until }
}

export type LockReason = 'not_yet_open' | 'past_closing' | 'submitted' | 'certified' | 'accepted'

export interface Lock {
  reason: LockReason
  /** When it opens by itself; null = only by a person (returned, reopened). */
  until: Date | null
  /** When it closed; null while it has not opened yet or where a state locks it. */
  since: Date | null
}

/** Why figures of this report cannot be changed now; null = they can. */
export function lockOf(state: ReportState, window: EntryWindow): Lock | null {
  if (!window.isOpen) {
    return window.reason === 'not_yet_open'
      ? { reason: window.reason, until: window.until, since: null }
      : { reason: window.reason, until: null, since: window.since }
  }
  if (state === 'submitted' || state === 'certified' || state === 'accepted') {
    return { reason: state, until: null, since: null }
  }
  return null
}

/** Reported = out of the officer's hands: submitted or further. Growth compares only such districts. */
export const isReported = (state: ReportState): boolean => state !== 'draft' && state !== 'returned'

export const isCertified = (state: ReportState): boolean => state === 'certified' || state === 'accepted'

/** A reopening lasts at least long enough to do something, and at most a month. */
export const REOPENING_HOURS = { from: 1, to: 31 * 24 } as const
