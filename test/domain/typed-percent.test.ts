// A typed growth is read exactly or not at all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTypedPercent, typedPercentOf } from '../../bot/domain/typed-percent.ts'

describe('a typed growth', () => {
  it.each([
    ['5', 50],
    [' 2.5 ', 25],
    ['2.50', 25],
    ['๕.๕', 55],
    ['5%', 50],
    ['5 %', 50],
    ['+3', 30],
    ['-1', -10],
    ['− 1.5', -15],
    ['–0.5%', -5],
    ['0', 0],
    ['-0', 0],
    ['1000', 10_000],
  ])('%s is %i tenths of a percent', (text, tenths) => {
    expect(Object.is(readTypedPercent(text), tenths)).toBe(true)
  })

  it.each(['', ' ', '2.55', '2,5', '5.', '.5', '1e3', '5 5', 'ห้า', '5-6', '12345', '--1', '%'])(
    '%s is none',
    text => {
      expect(readTypedPercent(text)).toBeNull()
    },
  )

  it('that is written is read as the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 10_000 }), tenths => {
        expect(readTypedPercent(typedPercentOf(tenths))).toBe(tenths)
      }),
      { examples: [[-1], [-9], [0], [9999]] },
    )
  })
})
