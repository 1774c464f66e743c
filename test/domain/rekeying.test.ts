// Typing into the department's system: what is left to type, and what a difference of the totals is put down to.
import { describe, expect, it } from 'vitest'
import {
  type Cause,
  explainDifference,
  nextToRekey,
  rekeyingProgress,
  rekeyingStateOf,
} from '../../bot/domain/rekeying.ts'
import type { Satang } from '../../db/vocabulary.ts'
import { blank, changed, done, line, open } from './rekeying-figures.ts'

describe('the state of a producer', () => {
  it.each([
    ['not ticked', open('a', line(100n)), 'open'],
    ['no sales, and not ticked', open('a'), 'open'],
    ['ticked as it is', done('a', line(100n)), 'done'],
    ['changed since', changed('a', 90n, line(100n)), 'changed'],
    ['never collected', blank('a'), 'blank'],
    [
      'taken back after it was typed',
      { ...blank('a'), version: 4, tick: { version: 3, satang: 1n } },
      'changed',
    ],
    [
      'taken back, and taken out over there',
      { ...blank('a'), version: 4, tick: { version: 4, satang: null } },
      'blank',
    ],
  ] as const)('%s', (_what, figure, state) => {
    expect(rekeyingStateOf(figure)).toBe(state)
  })

  it('makes the progress, in which blanks do not count', () => {
    const figures = [open('a', line(1n)), done('b', line(1n)), changed('c', 1n, line(2n)), blank('d')]
    expect(rekeyingProgress(figures)).toEqual({ done: 1, of: 3, blank: 1 })
    expect(rekeyingProgress([])).toEqual({ done: 0, of: 0, blank: 0 })
  })

  it('decides who is next: the first one left after that one, then from the beginning, never the same', () => {
    const figures = [open('a', line(1n)), done('b', line(1n)), blank('c'), changed('d', 1n, line(2n))]
    const next = (after: string | null) => nextToRekey(figures, after)?.producerId ?? null
    expect([next(null), next('a'), next('b'), next('d'), next('nobody')]).toEqual(['a', 'd', 'd', 'a', 'a'])
    expect(nextToRekey([open('a', line(1n))], 'a')).toBeNull()
    expect(nextToRekey([done('a', line(1n)), blank('b')], null)).toBeNull()
  })
})

describe('a difference', () => {
  const figures = [
    done('a', line(1000n), line(250n, 'food', 'domestic_online')),
    done('b', line(71n, 'drink')),
    open('c', line(330n, 'food', 'domestic_online')),
    changed('d', 400n, line(900n)),
    blank('e'),
    open('f', line(40n, 'drink')),
  ]
  const ours = 2591n

  it('says what is not typed or changed since, and what the total gains by each', () => {
    expect(explainDifference(figures, ours - 870n)).toEqual({
      satang: -870n,
      pending: [
        { producerId: 'c', state: 'open', satang: 330n },
        { producerId: 'd', state: 'changed', satang: 500n },
        { producerId: 'f', state: 'open', satang: 40n },
      ],
      pendingSatang: 870n,
      causes: [{ kind: 'pending', onTop: false }],
    })
  })

  const online = { kind: 'sum_not_typed', category: null, channel: 'domestic_online', onTop: false } as const
  const drinks = { kind: 'sum_not_typed', category: 'drink', channel: null, onTop: false } as const
  const oneLine = {
    kind: 'line_not_typed',
    producerId: 'a',
    category: 'food',
    channel: 'domestic_online',
  } as const
  const CASES: [what: string, off: Satang, causes: Cause[]][] = [
    ['nothing, where there is none', 0n, []],
    ['one that was not typed', -330n, [{ kind: 'not_typed', producerId: 'c', onTop: false }]],
    ['one that is ticked and was not typed', -71n, [{ kind: 'not_typed', producerId: 'b', onTop: false }]],
    ['an amount that is still the old one', -500n, [{ kind: 'old_amount', producerId: 'd', onTop: false }]],
    ['one of several amounts of a producer', -250n, [{ ...oneLine, onTop: false }]],
    ['a channel, named once', -580n, [online]],
    ['a category, named once', -111n, [drinks]],
    ['everything', -2591n, [{ kind: 'sum_not_typed', category: null, channel: null, onTop: false }]],
    ['one that was typed twice', 71n, [{ kind: 'typed_twice', producerId: 'b', onTop: false }]],
    ['one that was typed and not ticked', -830n, [{ kind: 'not_ticked', producerId: 'f', onTop: true }]],
    [
      'one left out, besides all that is pending',
      -941n,
      [{ kind: 'not_typed', producerId: 'b', onTop: true }],
    ],
    ['one amount left out, besides all that is pending', -1120n, [{ ...oneLine, onTop: true }]],
    [
      'one typed twice, besides all that is pending',
      -799n,
      [{ kind: 'typed_twice', producerId: 'b', onTop: true }],
    ],
    ['nothing single', -1n, []],
  ]
  it.each(CASES)('is explained by %s', (_what, off, causes) => {
    expect(explainDifference(figures, ours + off).causes).toEqual(causes)
  })

  it('between two amounts alike names both', () => {
    const alike = [open('a', line(500n)), open('b', line(500n)), open('c', line(1n))]
    expect(explainDifference(alike, 501n).causes.map(cause => cause.kind)).toEqual(['not_typed', 'not_typed'])
  })
})
