// What LINE keeps count of: the month's quota, messages per day, retry keys, calls per second.
// Recipients are counted, not message objects: a push to a group costs one per member, a reply nothing.

export type SendKind = 'reply' | 'push' | 'multicast'

export interface Quota {
  /** Messages a month; null = unlimited. */
  readonly limit: number | null
  /** Recipients counted in the current month. */
  used(): number
  set(limit: number | null): void
}

/** An accepted request that carried a retry key. */
export interface Accepted {
  requestId: string
  fingerprint: string
  sentMessages?: unknown
}

export type Ledger = ReturnType<typeof createLedger>

const HOUR = 3_600_000
/** A key is good for 24 hours after its first request; later it starts a new send. */
const RETRY_KEY_MS = 24 * HOUR
const COUNTING_BEGAN = '20180331'

export function createLedger({ now, limit }: { now: () => Date; limit: number | null }) {
  const usedByMonth = new Map<string, number>()
  const sentByDay = new Map<string, number>()
  const keys = new Map<string, { firstAt: number; accepted?: Accepted }>()
  const buckets = new Map<string, { tokens: number; filledAt: number }>()
  let monthlyLimit = limit

  /** LINE does not say where its quota month begins; Asia/Bangkok is our reading. */
  const month = () => local(now(), 7).slice(0, 7)
  /** Delivery statistics are by days of UTC+9. */
  const today = () => local(now(), 9).slice(0, 10).replaceAll('-', '')
  const used = () => usedByMonth.get(month()) ?? 0

  const quota: Quota = {
    get limit() {
      return monthlyLimit
    },
    used,
    set(next) {
      monthlyLimit = next
    },
  }

  return {
    quota,

    /** False, and nothing spent, when the recipients do not fit into what is left of the month. */
    spend(recipients: number): boolean {
      if (recipients > 0 && monthlyLimit !== null && used() + recipients > monthlyLimit) return false
      usedByMonth.set(month(), used() + recipients)
      return true
    },

    countSent(kind: SendKind, recipients: number): void {
      const day = `${kind}:${today()}`
      sentByDay.set(day, (sentByDay.get(day) ?? 0) + recipients)
    },

    /** Body of GET …/delivery/{kind}; a day is counted once it is over. */
    readSent(kind: string, day: string): { status: string; success?: number } {
      if (day < COUNTING_BEGAN) return { status: 'out_of_service' }
      if (day >= today()) return { status: 'unready' }
      return { status: 'ready', success: sentByDay.get(`${kind}:${day}`) ?? 0 }
    },

    /** Notes the key's first request; returns the accepted one, if there was any within its 24 hours. */
    meetRetryKey(key: string): Accepted | undefined {
      const met = keys.get(key)
      if (met && now().getTime() - met.firstAt < RETRY_KEY_MS) return met.accepted
      keys.set(key, { firstAt: now().getTime() })
      return undefined
    },

    acceptRetryKey(key: string, accepted: Accepted): void {
      const met = keys.get(key)
      if (met) met.accepted = accepted
    },

    /** Token bucket per endpoint; false = over the rate. */
    takeToken(endpoint: string, perSecond: number): boolean {
      const at = now().getTime()
      const bucket = buckets.get(endpoint) ?? { tokens: perSecond, filledAt: at }
      const refill = (Math.max(0, at - bucket.filledAt) / 1000) * perSecond
      const tokens = Math.min(perSecond, bucket.tokens + refill)
      buckets.set(endpoint, { tokens: tokens >= 1 ? tokens - 1 : tokens, filledAt: at })
      return tokens >= 1
    },
  }
}

function local(at: Date, offsetHours: number): string {
  return new Date(at.getTime() + offsetHours * HOUR).toISOString()
}
