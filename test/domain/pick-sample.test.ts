// A sample for inspection is chance alone, and can be drawn again by anybody who has the list and the seed.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numbersOf } from '../../bot/actions/draw-sample.ts'
import { NUMBERS_BELOW, pickSample } from '../../bot/domain/pick-sample.ts'

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 60 })

it('is of the list, nobody twice, as many as asked for or all there are', () => {
  fc.assert(
    fc.property(ids, fc.nat(80), fc.string(), (list, size, seed) => {
      const drawn = pickSample(list, size, numbersOf(seed))
      expect(drawn).toHaveLength(Math.min(size, list.length))
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(list).toEqual(expect.arrayContaining(drawn))
    }),
  )
})

it('is the same for the same seed, in whatever order the list comes', () => {
  fc.assert(
    fc.property(ids, fc.string(), (list, seed) => {
      const again = pickSample([...list].reverse(), 5, numbersOf(seed))
      expect(again).toEqual(pickSample(list, 5, numbersOf(seed)))
    }),
  )
})

it('takes each with the same chance, in every place', () => {
  const list = ['a', 'b', 'c', 'd', 'e']
  const counts = new Map<string, number>()
  const draws = 4000
  for (let i = 0; i < draws; i += 1)
    for (const [place, id] of pickSample(list, 2, numbersOf(`seed ${i}`)).entries())
      counts.set(`${place}${id}`, (counts.get(`${place}${id}`) ?? 0) + 1)
  expect(counts.size).toBe(10)
  // 800 expected; a standard deviation is 25. The seeds are fixed, so this never changes by itself.
  for (const count of counts.values()) expect(Math.abs(count - draws / 5)).toBeLessThan(120)
})

it('passes over numbers that would favour the first names', () => {
  const asked: number[] = []
  const drawn = pickSample(['a', 'b', 'c'], 1, index => {
    asked.push(index)
    return index === 0 ? NUMBERS_BELOW - 1 : 1
  })
  expect(asked).toEqual([0, 1])
  expect(drawn).toEqual(['b'])
})

it('of this list and seed is this one, today and in ten years', () => {
  const list = Array.from({ length: 20 }, (_, i) => `producer ${String(i).padStart(2, '0')}`)
  expect(pickSample(list, 4, numbersOf('2568'))).toMatchInlineSnapshot(`
    [
      "producer 02",
      "producer 12",
      "producer 09",
      "producer 08",
    ]
  `)
})
