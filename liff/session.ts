// Swaps LINE's token for our own session, once and early: the SDK never refreshes its token. An officer whose
// session cookie still lives needs no LIFF at all, so the SDK is only loaded when somebody asks for a session.
import { Failure } from './failure.ts'
import { accountOf, knownAccount, officer } from './officer.ts'
import { bringsLogin } from './routes.ts'

let opening: Promise<void> | null = null

/** A new session for whoever LINE says holds the phone. May leave for LINE's login and never resolve. */
export function openSession(): Promise<void> {
  opening ??= loadSignIn()
    .then(({ signInToServer }) => signInToServer())
    .finally(() => {
      opening = null
    })
  return opening
}

/** The SDK and what goes with it; a chunk that cannot be fetched is no network. */
export const loadSignIn = () =>
  import('./sign-in.ts').catch(() => {
    throw new Failure('no_network')
  })

const hashParams = () => new URLSearchParams(location.hash.slice(1))

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

/** Whoever the cookie is, somebody is about to sign in. */
export const mustSignInFirst = () => bringsLogin(location.search) || isOtherAccount()

/** LINE put another account's token into the address than the one whose session the cookie is. */
function isOtherAccount(): boolean {
  const token = hashParams().get('id_token')
  return token !== null && officer.peek() !== null && accountOf(token) !== knownAccount()
}

/** In LINE's own browser: lets the SDK take its tokens out of the address. Nobody waits for it. */
export function settleInLine(): void {
  if (!hashParams().has('access_token')) return
  loadSignIn()
    .then(({ startLine }) => startLine())
    .catch(() => undefined)
}
