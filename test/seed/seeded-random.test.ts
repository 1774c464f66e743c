// The generator is the ground of every determinism test of the seed: checked against known values of mulberry32.
import { expect, test } from 'vitest'
import {
  createRandom,
  drawInteger,
  drawNormal,
  drawUuid,
  pick,
  shuffle,
} from '../../db/seed/seeded-random.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: string) => {
    const random = createRandom(seed)
    return [random(), random(), random()]
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
  expect(draw('a')).toEqual([0.621685681398958, 0.30822347407229245, 0.36686075991019607])
})

test('numbers spread evenly over 0 to 1 without reaching 1', () => {
  const random = createRandom('even')
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 20_000; i++) {
    const tenth = Math.floor(random() * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  expect(tenths).toHaveLength(10)
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200)
})

test('integers reach both ends and never pass them', () => {
  const random = createRandom('ends')
  const drawn = new Set(Array.from({ length: 500 }, () => drawInteger(random, 3, 5)))
  expect([...drawn].sort()).toEqual([3, 4, 5])
})

test('normal numbers have mean 0, spread 1 and stay within the limit', () => {
  const random = createRandom('normal')
  const drawn = Array.from({ length: 20_000 }, () => drawNormal(random, 2.5))
  const mean = drawn.reduce((sum, number) => sum + number, 0) / drawn.length
  const spread = Math.sqrt(drawn.reduce((sum, number) => sum + number * number, 0) / drawn.length)
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(spread - 1)).toBeLessThan(0.05)
  expect(Math.max(...drawn.map(Math.abs))).toBe(2.5)
})

test('shuffling keeps every item and leaves the list alone; picking from nothing is an error', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8]
  const shuffled = shuffle(createRandom('cards'), list)
  expect(shuffled).not.toEqual(list)
  expect([...shuffled].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(() => pick(createRandom('none'), [])).toThrow(RangeError)
})

test('uuids have the shape of version 4', () => {
  const random = createRandom('ids')
  const drawn = Array.from({ length: 200 }, () => drawUuid(random))
  expect(new Set(drawn).size).toBe(200)
  for (const id of drawn)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
