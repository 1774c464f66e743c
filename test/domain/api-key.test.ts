// What counts as a key: only ours, only behind the right word, whatever else stands in the header.
import { expect, it } from 'vitest'
import { API_KEY_BYTES, API_KEY_PREFIX, keyInHeader } from '../../bot/domain/api-key.ts'
import { createIds } from '../../bot/outside/ids.ts'

const key = API_KEY_PREFIX + createIds().secret(API_KEY_BYTES)

it('a key is found behind Bearer, in any spelling of the word', () => {
  expect(key).toMatch(/^otop_[\w-]{43}$/)
  for (const header of [`Bearer ${key}`, `bearer ${key}`, `BEARER   ${key} `])
    expect(keyInHeader(header), header).toBe(key)
})

it('nothing else is a key', () => {
  const others = [undefined, '', 'Bearer', 'Bearer ', key, `Basic ${key}`, `Bearer ${key}x`, `Bearer x${key}`]
  for (const header of [
    ...others,
    `Bearer ${key.slice(0, -1)}`,
    `Bearer ${key}, Bearer ${key}`,
    `Bearer\n${key}`,
  ])
    expect(keyInHeader(header), String(header)).toBeNull()
})
