// The channel access token: a fixed one from the console, or LINE's stateless tokens of 15 minutes.
// Stateless ones are fetched by one caller at a time, used for four fifths of their life, and replaced on a 401.
import type { Clock } from '../ports.ts'

export interface LineTokens {
  /** A token that should be good now. Rejects when LINE does not give one. */
  current(): Promise<string>
  /** Another one, because LINE refused `refused`; null when there can be no other. */
  replace(refused: string): Promise<string | null>
}

/** What LINE's token endpoint hands out; `expires_in` in seconds. */
export interface IssuedToken {
  access_token: string
  expires_in: number
}

export const fixedToken = (token: string): LineTokens => ({
  current: async () => token,
  replace: async () => null,
})

/** Share of a token's life that is used: 12 of 15 minutes. */
const USED_SHARE = 0.8

export function statelessTokens(clock: Clock, issue: () => Promise<IssuedToken>): LineTokens {
  let held: { token: string; issuedAt: number; usableMs: number } | null = null
  let pending: Promise<string> | null = null

  async function renew(): Promise<string> {
    const issuedAt = clock.now().getTime()
    const issued = await issue()
    held = { token: issued.access_token, issuedAt, usableMs: issued.expires_in * 1000 * USED_SHARE }
    return issued.access_token
  }

  function renewOnce(): Promise<string> {
    pending ??= renew().finally(() => {
      pending = null
    })
    return pending
  }

  return {
    async current() {
      const age = held === null ? -1 : clock.now().getTime() - held.issuedAt
      // A clock that was set back says nothing about a token's age.
      return held !== null && age >= 0 && age < held.usableMs ? held.token : renewOnce()
    },
    // Another call may have replaced the refused one meanwhile.
    replace: async refused => (held !== null && held.token !== refused ? held.token : renewOnce()),
  }
}
