import { expect, it } from 'vitest'
import { createClock } from '../../bot/outside/clock.ts'
import { createIds } from '../../bot/outside/ids.ts'

it('ids are random UUIDs, as LINE wants its retry keys', () => {
  const { uuid } = createIds()
  const made = Array.from({ length: 100 }, uuid)
  expect(new Set(made).size).toBe(100)
  for (const id of made)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('secrets have the asked number of random bytes and fit into an address', () => {
  const { secret } = createIds()
  expect(secret(32)).toMatch(/^[\w-]{43}$/)
  expect(secret(32)).not.toBe(secret(32))
})

it('the clock of a real installation is the machine’s', () => {
  expect(Math.abs(createClock().now().getTime() - Date.now())).toBeLessThan(1000)
})
