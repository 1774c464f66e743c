// The part of the canary run around the open data: a key is made, used, misused and withdrawn, with something in every place
// that must not be told.
import { OPEN_ROUTES } from '../../bot/contract/open-data.ts'
import type { RouteName } from '../../bot/contract/paths.ts'
import type { Client } from '../district.ts'

interface KeysCanary {
  call: (
    who: Client,
    name: RouteName,
    params?: Record<string, string>,
    body?: Record<string, unknown>,
  ) => Promise<Record<string, unknown>>
  clients: Record<'officer' | 'province', Client>
  words: { note: string }
  secrets: string[]
  url: string
}

/** Addresses of the open data, as the log names them. */
export const OPEN_PATHS: readonly string[] = Object.values(OPEN_ROUTES).map(route => route.path)

export async function everyKeysRoute({ call, clients, words, secrets, url }: KeysCanary): Promise<void> {
  const { officer, province } = clients
  const made = await call(province, 'createApiKey', {}, { name: words.note, scopes: ['totals', 'producers'] })
  const key = String(made.key)
  const wrong = `otop_${'x'.repeat(20)}${key.slice(25)}`
  secrets.push(key, wrong)
  for (const path of OPEN_PATHS)
    for (const [bearer, query] of [
      [key, ''],
      [key, '?format=csv'],
      [wrong, ''],
      [key, `?${new URLSearchParams({ officeCode: words.note })}`],
    ] as const)
      await (await fetch(url + path + query, { headers: { authorization: `Bearer ${bearer}` } })).text()
  const { keys } = (await call(province, 'listApiKeys')) as { keys: { id: string }[] }
  await call(province, 'revokeApiKey', { id: keys[0]?.id ?? '' })
  await call(officer, 'showCalendarYear', { fiscalYear: '2025' })
  await call(province, 'previewNotices')
}
