// A key for dashboards as a text: what it looks like, so that a scanner for secrets knows one and nonsense is refused
// before anything is looked up.

/** Before the 43 letters of 256 random bits. */
export const API_KEY_PREFIX = 'otop_'

/** Random bytes of a key. */
export const API_KEY_BYTES = 32

/** Keys of one province that are in force at once. */
export const MOST_API_KEYS = 20

/** A dashboard with ten tables that refreshes every ten seconds stays below. */
export const REQUESTS_PER_KEY = 120

/** In hand at the same time; they are answered one after the other. */
export const AT_ONCE_PER_KEY = 20

/** The key in an `Authorization: Bearer …` header; null = there is none, or it is no key of ours. */
export function keyInHeader(header: string | undefined): string | null {
  return /^bearer +(otop_[\w-]{43}) *$/i.exec(header ?? '')?.[1] ?? null
}
