// Life of a district report (domain: draft → submitted → certified → accepted, or returned) as one table.
// The API enforces it and the mini-app shows it: a lock always says why and until when.
import type { ReportState, Role } from '../../db/vocabulary.ts'
import type { EntryWindow } from './reporting-calendar.ts'

export const MOVES = ['save', 'submit', 'certify', 'return'] as const
export type Move = (typeof MOVES)[number]

interface MoveRule {
  from: readonly ReportState[]
  to: ReportState
  by: readonly Role[]
}

/** Which move is possible from which state, where it leads, and whose it is. */
export const MOVE_RULES: Record<Move, readonly MoveRule[]> = {
  save: [
    { from: ['draft'], to: 'draft', by: ['district_officer'] },
    { from: ['returned'], to: 'returned', by: ['district_officer'] },
  ],
  submit: [{ from: ['draft', 'returned'], to: 'submitted', by: ['district_officer'] }],
  certify: [{ from: ['submitted'], to: 'certified', by: ['district_chief'] }],
  return: [
    { from: ['submitted'], to: 'returned', by: ['district_chief', 'provincial_officer'] },
    { from: ['certified'], to: 'returned', by: ['provincial_officer'] },
  ],
}

/** Where `move` leads from `state` for a role; null = not possible. */
export function moveOf(move: Move, state: ReportState, role: Role): ReportState | null {
  return MOVE_RULES[move].find(rule => rule.from.includes(state) && rule.by.includes(role))?.to ?? null
}

/** Who may ever make this move, whatever the state: the other half of an access check. */
export const isMoveOf = (move: Move, role: Role): boolean =>
  MOVE_RULES[move].some(rule => rule.by.includes(role))

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
