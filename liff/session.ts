// Swaps LINE's token for our own session, once and early: the SDK never refreshes its token. An officer whose
// session cookie still lives needs no LIFF at all, so the SDK is only loaded when somebody asks for a session.
import { Failure } from './failure.ts'
import { forgetOfficer, isOtherAccount, learnOfficer } from './officer.ts'
import { request } from './request.ts'
import { bringsLogin } from './routes.ts'

/** Set while a second login is under way, so that a refused token cannot send anybody round in circles. */
const TRIED_KEY = 'otop.tried-again'

let opening: Promise<void> | null = null

/** A new session for whoever LINE says holds the phone. May leave for LINE's login and never resolve. */
export function openSession(): Promise<void> {
  opening ??= open().finally(() => {
    opening = null
  })
  return opening
}

async function open(): Promise<void> {
  const line = await loadLine()
  const tokens = await line.signIn()
  try {
    const { officer } = await request('openSession', {}, tokens)
    sessionStorage.removeItem(TRIED_KEY)
    learnOfficer(officer, line.lineUserId())
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not_invited') forgetOfficer()
    const mayTry = error instanceof Failure && error.kind === 'token_refused' && !line.isInLine()
    if (!mayTry || sessionStorage.getItem(TRIED_KEY)) throw error
    sessionStorage.setItem(TRIED_KEY, '1')
    await line.signInAgain()
  }
}

/** The SDK's chunk; a chunk that cannot be fetched is no network. */
export const loadLine = () =>
  import('./line.ts').catch(() => {
    throw new Failure('no_network')
  })

let first: Promise<void> | null = null

/**
 * Settled before the first request: at once for everybody who may still have a cookie. Somebody who comes back
 * from LINE's login, or opens the page with another LINE account, gets a new session first.
 */
export function whenSignedIn(): Promise<void> {
  first ??= (mustSignInFirst() ? openSession() : Promise.resolve()).catch((error: unknown) => {
    first = null
    throw error
  })
  return first
}

const mustSignInFirst = () => bringsLogin(location.search) || isOtherAccount(location.hash)

/** In LINE's own browser: lets the SDK take its tokens out of the address. Nobody waits for it. */
export function settleInLine(): void {
  if (!location.hash.includes('access_token=')) return
  loadLine()
    .then(line => line.startLine())
    .catch(() => undefined)
}
