// What may happen to a report in a random walk, and where a walk begins.
import fc from 'fast-check'
import type { Move } from '../../bot/domain/report-states.ts'

export interface Step {
  who: number
  move: Move
  /** Index of the producer, and satang to record; 0 = stated no sales. */
  figure: [producer: number, satang: number]
  split: [category: number, channel: number]
  /** Hours that pass before. */
  hours: number
}

export const step: fc.Arbitrary<Step> = fc.record({
  who: fc.integer({ min: 0, max: 9 }),
  move: fc.constantFrom<Move>(
    'save',
    'save',
    'save',
    'submit',
    'certify',
    'certify',
    'accept',
    'return',
    'reopen',
  ),
  figure: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 99_999_999 })),
  split: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 })),
  hours: fc.constantFrom(0, 0, 1, 5, 30, 200),
})

/** Somebody who may, where one exists: most steps should lead somewhere. */
const helpful: Record<Move, number> = { save: 0, submit: 0, certify: 2, accept: 5, return: 5, reopen: 5 }

/** Else one of these: the acting chief, a chief of elsewhere, the province. */
const ANYBODY = [3, 3, 4, 5, 6]

/** Index of the person who takes the step, in the order of report-moves.test.ts. */
export const personOf = ({ who, move }: Step): number => (who < 5 ? helpful[move] : (ANYBODY[who - 5] ?? 0))

/** A step by somebody who may (helpful). */
const wellDone = (move: Move, more: Partial<Step> = {}): Step => ({
  who: 0,
  move,
  figure: [0, 100_000],
  split: [0, 0],
  hours: 0,
  ...more,
})

const complete = [0, 1, 2].map(index =>
  wellDone('save', { figure: [index, 100_000 + index], split: [index, index] }),
)

/** More than from the 12th to the closing on the 6th. */
const PAST_CLOSING = 26 * 24

/** Where a run begins. Chance alone hardly ever comes past a closing with a report that is certified. */
export const BEGINNINGS: Record<string, Step[]> = {
  'nothing recorded': [],
  'all recorded': complete,
  'certified, then closed': [
    ...complete,
    wellDone('submit'),
    wellDone('certify'),
    wellDone('save', { hours: PAST_CLOSING }),
  ],
}

/** Every move succeeds once, whatever chance brings in the other runs. */
export const everyMove = [
  wellDone('submit'),
  wellDone('return'),
  wellDone('submit'),
  wellDone('certify'),
  wellDone('accept', { hours: PAST_CLOSING }),
  wellDone('reopen'),
  wellDone('save', { figure: [1, 0] }),
  wellDone('submit'),
  wellDone('certify'),
]
