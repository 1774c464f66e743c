// The speed of calls: below LINE's limit in every second, half of it after a refusal, and back again by itself.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPace } from '../../bot/outside/line-pace.ts'

function startPace(perSecond: number) {
  let at = 0
  const pace = createPace(perSecond, () => at)
  const wait = (ms: number) => {
    at += ms
  }
  /** When each of so many calls that want to go now may go. */
  const ask = (calls: number, most = Number.POSITIVE_INFINITY) =>
    Array.from({ length: calls }, () => pace.takeTurn(most)).map(turn => (turn === null ? null : at + turn))
  return { ask, slowDown: pace.slowDown, wait }
}

it('lets no more calls go within any second than the limit, however they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ calls: fc.nat(30), pause: fc.nat(400) }), { minLength: 1, maxLength: 20 }),
      bursts => {
        const { ask, wait } = startPace(50)
        const turns = bursts.flatMap(({ calls, pause }) => {
          wait(pause)
          return ask(calls)
        })
        for (const [index, turn] of turns.entries()) {
          const fiftyLater = turns[index + 50]
          if (fiftyLater != null) expect(fiftyLater - (turn ?? 0)).toBeGreaterThanOrEqual(999.999)
        }
      },
    ),
    {
      examples: [
        [
          [
            { calls: 30, pause: 0 },
            { calls: 30, pause: 0 },
          ],
        ],
      ],
    },
  )
})

it('goes at half the speed once LINE said that it was too much, and at full speed half a minute later', () => {
  const { ask, slowDown, wait } = startPace(100)
  const gap = () => {
    wait(60_000)
    const [first, second] = ask(2)
    return Math.round((second ?? 0) - (first ?? 0))
  }
  expect(gap()).toBe(10)
  wait(60_000)
  slowDown()
  slowDown()
  const [first, second] = ask(2)
  expect(Math.round((second ?? 0) - (first ?? 0))).toBe(20)
  expect(gap()).toBe(10)
})

it('gives no turn that would be later than the caller can wait, and keeps it for others', () => {
  const { ask } = startPace(10)
  expect(ask(1, 0)).toEqual([0])
  expect(ask(2, 50)).toEqual([null, null])
  expect(ask(1, 100)).toEqual([100])
})
