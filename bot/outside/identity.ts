// Who is there, by LINE's word only: an ID token checked against LINE's keys, or an access token LINE is asked about.
// Closed by default: whatever cannot be checked is refused, and when LINE cannot be reached nobody gets in.
import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose'
import { Problem } from '../domain/problems.ts'
import type { Clock, Identity, LineIdentity, Log } from '../ports.ts'

export interface IdentityConfig {
  /** Origin of LINE's API; its keys are at `/oauth2/v2.1/certs`. */
  apiBaseUrl: string
  /** Channel id of the LINE Login channel that holds the mini-app: the audience of its tokens. */
  loginChannelId: string
  /** For one HTTP call, answer included; five seconds if left out. */
  timeoutMs?: number
}

const ISSUER = 'https://access.line.me'
const KEYS_PATH = '/oauth2/v2.1/certs'
const USER_ID = /^U[0-9a-f]{32}$/
/** Clocks of phones play no part; this is for the difference between LINE's and ours. */
const LEEWAY_S = 60
/** LINE's ID tokens live one hour; one that was made longer ago than this is nobody's fresh login, whatever its exp. */
const MAX_AGE_S = 24 * 3600
/** Known keys serve this long through an outage of LINE; an unknown key id is looked up at once. */
const KEYS_LAST_MS = 3_600_000

export function createIdentity(config: IdentityConfig, { clock, log }: { clock: Clock; log: Log }): Identity {
  const timeoutMs = config.timeoutMs ?? 5000
  const ask = (path: string, headers: Headers | Record<string, string>) =>
    askLine(new URL(path, config.apiBaseUrl), headers, timeoutMs)
  // With the first token: whatever belongs to `fetch` is read with it.
  const openKeys = () =>
    createRemoteJWKSet(new URL(KEYS_PATH, config.apiBaseUrl), {
      cacheMaxAge: KEYS_LAST_MS,
      timeoutDuration: timeoutMs,
      [customFetch]: async (_url, { headers }) => {
        const answer = await ask(KEYS_PATH, headers)
        if (answer.status !== 200) throw new Problem('line.unavailable')
        return answer
      },
    })
  let keys: ReturnType<typeof openKeys> | undefined

  function refuse(code: string): Problem {
    log.warn('identity.refused', { code })
    return new Problem('session.token_refused')
  }

  function problemOf(error: unknown): Problem {
    if (error instanceof Problem && error.code === 'session.token_refused') return error
    const code = error instanceof errors.JOSEError ? error.code : null
    if (code !== null && !KEY_FAULTS.has(code)) return refuse(code)
    log.error('identity.line_unavailable', { code })
    return new Problem('line.unavailable')
  }

  async function verifyIdToken(token: string): Promise<LineIdentity> {
    keys ??= openKeys()
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['ES256'],
        issuer: ISSUER,
        audience: config.loginChannelId,
        requiredClaims: ['sub', 'iat', 'exp'],
        currentDate: clock.now(),
        clockTolerance: LEEWAY_S,
        maxTokenAge: MAX_AGE_S,
      })
      return identityOf(payload)
    } catch (error) {
      throw problemOf(error)
    }
  }

  function identityOf({ sub, aud, name }: JWTPayload): LineIdentity {
    // jose takes a list that names us among others; LINE never makes one.
    if (aud !== config.loginChannelId) throw refuse('AUDIENCE_LIST')
    if (sub === undefined || !USER_ID.test(sub)) throw refuse('SUBJECT')
    return { userId: sub, displayName: typeof name === 'string' ? name : null }
  }

  async function verifyAccessToken(token: string): Promise<LineIdentity> {
    try {
      const query = new URLSearchParams({ access_token: token })
      const about = await readJson(ask(`/oauth2/v2.1/verify?${query}`, {}))
      if (about === null) throw refuse('ACCESS_TOKEN')
      // Without this, a token that any other app of LINE's was given would open our door.
      if (about.client_id !== config.loginChannelId) throw refuse('ACCESS_TOKEN_AUDIENCE')
      if (!(typeof about.expires_in === 'number' && about.expires_in > 0))
        throw refuse('ACCESS_TOKEN_EXPIRED')
      const profile = await readJson(ask('/v2/profile', { authorization: `Bearer ${token}` }))
      const userId = profile?.userId
      if (typeof userId !== 'string' || !USER_ID.test(userId)) throw refuse('PROFILE')
      return { userId, displayName: typeof profile?.displayName === 'string' ? profile.displayName : null }
    } catch (error) {
      throw problemOf(error)
    }
  }

  return { verifyIdToken, verifyAccessToken }
}

/** The fault is in what the keys' address gave, not in the token. */
const KEY_FAULTS = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT', 'ERR_JWK_INVALID'])

async function askLine(
  url: URL,
  headers: Headers | Record<string, string>,
  timeoutMs: number,
): Promise<Response> {
  try {
    const answer = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    // Within the time limit too, and before the caller decides anything.
    const body = await answer.arrayBuffer()
    return new Response(body, { status: answer.status, headers: answer.headers })
  } catch {
    throw new Problem('line.unavailable')
  }
}

/** LINE's JSON object; null when LINE refuses (4xx); throws line.unavailable for everything else. */
async function readJson(asked: Promise<Response>): Promise<Record<string, unknown> | null> {
  const answer = await asked
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return null
  try {
    const body: unknown = await answer.json()
    if (answer.ok && typeof body === 'object' && body !== null) return body as Record<string, unknown>
  } catch {
    // Not JSON: some page of something that stands between LINE and us.
  }
  throw new Problem('line.unavailable')
}
