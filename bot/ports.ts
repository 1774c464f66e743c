// The outside as the rest of the program sees it: only what tests replace. PostgreSQL is not a port.
import type { DeliveryMethod } from '../db/vocabulary.ts'

/** The service's clock is the only clock: SQL gets instants as parameters. */
export interface Clock {
  now(): Date
}

export interface Ids {
  /** Random UUID v4. */
  uuid(): string
  /** Unguessable URL-safe text of `bytes` random bytes. */
  secret(bytes: number): string
}

/** One line of the log: an event name and plain data, never a token, a name or a message's text. */
export interface Log {
  info(event: string, data?: Record<string, unknown>): void
  warn(event: string, data?: Record<string, unknown>): void
  error(event: string, data?: Record<string, unknown>): void
}

/** One call to LINE; `body` is the stored JSON text `{"messages":[…]}` (for a reply with its `replyToken`). */
export interface LineCall {
  method: DeliveryMethod
  recipients: readonly string[]
  body: string
  /** X-Line-Retry-Key; null for a reply (LINE refuses it there). */
  retryKey: string | null
}

/** What became of a call. `unknown` may or may not have been accepted: same key, same bytes, again. */
export type LineOutcome =
  | { kind: 'accepted'; requestId: string | null }
  | { kind: 'rate_limited' | 'quota_reached'; requestId: string | null }
  | { kind: 'refused'; status: number; message: string; requestId: string | null }
  | { kind: 'unknown'; message: string }

/** Messages this month: the limit (null = unlimited) and what is used; approximate by LINE's own word. */
export interface LineQuota {
  limit: number | null
  used: number
}

export interface Line {
  send(call: LineCall): Promise<LineOutcome>
  /** Throws when LINE cannot be reached. */
  readQuota(): Promise<LineQuota>
  /** Members of a group without the bot; throws when LINE cannot be reached. */
  countGroupMembers(groupId: string): Promise<number>
}

/** Who LINE says is there. Never taken from what the page says of itself. */
export interface LineIdentity {
  userId: string
  displayName: string | null
}

export interface Identity {
  /** Checks signature (ES256), issuer, audience, expiry. Throws Problem session.token_refused or line.unavailable. */
  verifyIdToken(token: string): Promise<LineIdentity>
  /** The fallback when LIFF hands out an expired ID token: asks LINE whose access token this is. */
  verifyAccessToken(token: string): Promise<LineIdentity>
}
