// Complete = every active producer has a figure or a stated zero, and a hundred percent means exactly that.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isComplete, leftOf, percentOf } from '../../bot/domain/completeness.ts'

describe('progress', () => {
  it.each([
    [63, 41, 22, false, 65],
    [63, 62, 1, false, 98],
    [1000, 999, 1, false, 99],
    [63, 63, 0, true, 100],
    [0, 0, 0, false, 0],
  ])(
    'of %i producers with %i recorded: %i left, complete %s, %i %%',
    (expected, recorded, left, complete, percent) => {
      const progress = { expected, recorded }
      expect([leftOf(progress), isComplete(progress), percentOf(progress)]).toEqual([left, complete, percent])
    },
  )

  it('says a hundred percent of what is complete and of nothing else', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.nat({ max: 100_000 }), (expected, part) => {
        const progress = { expected, recorded: Math.min(part, expected) }
        expect(percentOf(progress) === 100).toBe(isComplete(progress))
        expect(leftOf(progress) === 0 && expected > 0).toBe(isComplete(progress))
      }),
    )
  })
})
