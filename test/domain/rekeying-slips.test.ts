// Single slips made on a copy of the department's system must be found; what is found must be able to have happened.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumSatang } from '../../bot/domain/money.ts'
import {
  type Cause,
  explainDifference,
  type RekeyedFigure,
  rekeyingProgress,
  rekeyingStateOf,
  sumOf,
} from '../../bot/domain/rekeying.ts'
import { CATEGORIES, CHANNELS, type Satang } from '../../db/vocabulary.ts'
import { blank, changed, done, open } from './rekeying-figures.ts'

// Few different amounts, so that they often meet.
const satang = fc.bigInt({ min: 1n, max: 40n })
const someLine = fc.record({
  satang,
  category: fc.constantFrom(...CATEGORIES),
  channel: fc.constantFrom(...CHANNELS),
})
const someLines = fc.uniqueArray(someLine, {
  selector: item => `${item.category}:${item.channel}`,
  maxLength: 4,
})
const someFigure = fc.oneof(
  someLines.map(lines => open('', ...lines)),
  someLines.map(lines => done('', ...lines)),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 40n }), someLines)
    .map(([before, lines]) => changed('', before, ...lines)),
  fc.constant(blank('')),
)
const someFigures = fc
  .array(someFigure, { maxLength: 9 })
  .map(list => list.map((figure, index) => ({ ...figure, producerId: `p${index}` })))

const ours = (figures: readonly RekeyedFigure[]) => sumSatang(figures.map(item => item.satang ?? 0n))
/** What stands over there when exactly what is ticked was typed. */
const typed = (figures: readonly RekeyedFigure[]) => sumSatang(figures.map(item => item.tick?.satang ?? 0n))

/** The total over there if this is what happened. */
function totalAfter(figures: readonly RekeyedFigure[], cause: Cause): Satang {
  const base = cause.onTop || cause.kind === 'pending' ? typed(figures) : ours(figures)
  const of = 'producerId' in cause ? figures.find(item => item.producerId === cause.producerId) : undefined
  const now = of?.satang ?? 0n
  const before = of?.tick?.satang ?? 0n
  switch (cause.kind) {
    case 'pending':
      return base
    case 'not_typed':
      return base - now
    case 'typed_twice':
      return base + now
    case 'old_amount':
      return base - now + before
    case 'not_ticked':
      return base + now - before
    case 'line_not_typed':
      return base - sumOf(of === undefined ? [] : [of], cause.category, cause.channel)
    case 'sum_not_typed':
      return base - sumOf(figures, cause.category, cause.channel)
  }
}

describe('every explanation', () => {
  it('fits to the satang, and there is none where there is no difference', () => {
    fc.assert(
      fc.property(someFigures, fc.bigInt({ min: -120n, max: 60n }), (figures, off) => {
        const total = ours(figures) + off
        const { satang: difference, causes } = explainDifference(figures, total)
        expect(difference).toBe(off)
        if (off === 0n) expect(causes).toEqual([])
        for (const cause of causes) expect(totalAfter(figures, cause)).toBe(total)
      }),
      { numRuns: 1000 },
    )
  })

  it('is found for a single slip, the very one', () => {
    fc.assert(
      fc.property(someFigures, figures => {
        for (const slip of figures.flatMap(figure => slipsOf(figure, false))) {
          const { causes } = explainDifference(figures, totalAfter(figures, slip))
          expect(causes).toContainEqual(slip)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is found for a single slip besides work that is not finished, at least one that fits', () => {
    fc.assert(
      fc.property(someFigures, figures => {
        const ticked = figures.filter(figure => rekeyingStateOf(figure) === 'done')
        for (const slip of ticked.flatMap(figure => slipsOf(figure, true))) {
          const total = totalAfter(figures, slip)
          const { satang: difference, pendingSatang, causes } = explainDifference(figures, total)
          if (difference !== 0n && pendingSatang !== 0n) expect(causes.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of unfinished work is that it is unfinished', () => {
    fc.assert(
      fc.property(someFigures, figures => {
        const {
          satang: difference,
          pendingSatang,
          pending,
          causes,
        } = explainDifference(figures, typed(figures))
        expect(difference).toBe(-pendingSatang)
        expect(pending.length).toBe(rekeyingProgress(figures).of - rekeyingProgress(figures).done)
        if (difference !== 0n) expect(causes.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})

/** Of a figure that is above 0: left out, typed twice, or one of several amounts left out. */
function slipsOf(figure: RekeyedFigure, onTop: boolean): Cause[] {
  const { producerId, satang: amount, lines, tick } = figure
  if (!amount) return []
  // Typed as nothing before: then it is the old amount that is still there.
  const isOld = rekeyingStateOf(figure) === 'changed' && tick?.satang === 0n
  const several = lines.length > 1 ? lines : []
  return [
    { kind: isOld ? 'old_amount' : 'not_typed', producerId, onTop },
    { kind: 'typed_twice', producerId, onTop },
    ...several.map(
      ({ category, channel }): Cause => ({ kind: 'line_not_typed', producerId, category, channel, onTop }),
    ),
  ]
}
