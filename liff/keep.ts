// What the phone keeps between visits (drafts and unsent saves): IndexedDB, or memory where the browser forbids it.
import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'

let store: UseStore | null = null
const memory = new Map<string, unknown>()

/** Runs `work` on IndexedDB; falls back to memory for this visit where that fails. */
async function kept<T>(work: (store: UseStore) => Promise<T>, otherwise: () => T): Promise<T> {
  try {
    store ??= createStore('otop-revenue', 'kept')
    return await work(store)
  } catch {
    return otherwise()
  }
}

export const readKept = <T>(key: string): Promise<T | undefined> =>
  kept(
    at => get<T>(key, at),
    () => memory.get(key) as T | undefined,
  )

export const keep = (key: string, value: unknown): Promise<void> =>
  kept(
    at => set(key, value, at),
    () => void memory.set(key, value),
  )

export const forget = (key: string): Promise<void> =>
  kept(
    at => del(key, at),
    () => void memory.delete(key),
  )

/** All that is kept under keys that begin with `prefix`. */
export async function listKept<T>(prefix: string): Promise<[key: string, value: T][]> {
  const all = await kept(
    at => entries<string, T>(at),
    () => [...memory] as [string, T][],
  )
  return all.filter(([key]) => key.startsWith(prefix))
}
