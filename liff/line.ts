// The LIFF SDK: its core and the few modules we use, in a chunk of its own. Only session.ts and pages that need
// LINE import it, with import(). Trap: two liff.init() at once mean two logins, so the start is remembered.
import liff from '@line/liff/core'
import GetAccessTokenModule from '@line/liff/get-access-token'
import GetDecodedIdTokenModule from '@line/liff/get-decoded-id-token'
import GetIdTokenModule from '@line/liff/get-id-token'
import IsInClientModule from '@line/liff/is-in-client'
import IsLoggedInModule from '@line/liff/is-logged-in'
import LoginModule from '@line/liff/login'
import LogoutModule from '@line/liff/logout'
import { Failure } from './failure.ts'
import { failureOfLine } from './line-failure.ts'
import { cleanSearch } from './routes.ts'
import { LIFF_ID } from './settings.ts'

// `init` can wait for ever on Android when somebody opens a copied address; then a visible retry has to help.
const INIT_LIMIT_MS = 15_000

liff.use(new IsLoggedInModule())
liff.use(new LoginModule())
liff.use(new LogoutModule())
liff.use(new IsInClientModule())
liff.use(new GetIdTokenModule())
liff.use(new GetDecodedIdTokenModule())
liff.use(new GetAccessTokenModule())

export interface LineTokens {
  idToken: string
  /** Lets the server fall back when the SDK hands out an ID token that has expired. */
  accessToken: string | null
}

/** A promise for while the page is on its way to LINE's login. */
const leaving = () => new Promise<never>(() => undefined)

let starting: Promise<void> | null = null

/** Starts the SDK once. Throws Failure (clock, consent, init_timeout, no_network, line_away, unknown). */
export function startLine(): Promise<void> {
  starting ??= init().catch((error: unknown) => {
    // Without a network it may be tried again on this page; a start that hangs needs the page anew.
    if (!(error instanceof Failure && error.kind === 'init_timeout')) starting = null
    throw error
  })
  return starting
}

async function init(): Promise<void> {
  if (!LIFF_ID) throw new Failure('unknown', 'NO_LIFF_ID')
  let timer = 0
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new Failure('init_timeout')), INIT_LIMIT_MS)
  })
  try {
    await Promise.race([liff.init({ liffId: LIFF_ID }), late])
  } catch (error) {
    throw error instanceof Failure ? error : failureOfLine(error, navigator.onLine)
  } finally {
    clearTimeout(timer)
  }
  // The SDK paints <html> in its own colour scheme; ours follows the phone.
  document.documentElement.style.colorScheme = ''
  // A copied address with the login's leftovers would hang the SDK of whoever opens it.
  history.replaceState(null, '', location.pathname + cleanSearch(location.search))
}

/** The tokens of whoever holds the phone; goes to LINE's login and never resolves where there are none. */
export async function signIn(): Promise<LineTokens> {
  await startLine()
  const idToken = liff.isLoggedIn() ? liff.getIDToken() : null
  if (idToken) return { idToken, accessToken: liff.getAccessToken() }
  if (liff.isInClient()) throw new Failure('token_refused', 'NO_ID_TOKEN')
  return signInAgain()
}

/** Outside LINE: forgets the stored tokens and goes to LINE's login, back to this very address. */
export function signInAgain(): Promise<never> {
  if (liff.isLoggedIn()) liff.logout()
  liff.login({ redirectUri: location.origin + location.pathname + cleanSearch(location.search) })
  return leaving()
}

export const isInLine = (): boolean => liff.isInClient()

/** The LINE display name, to spare typing; the server never believes it. */
export const displayName = (): string => liff.getDecodedIDToken()?.name ?? ''

/** LINE's account, to notice that another person holds the phone now. */
export const lineUserId = (): string => liff.getDecodedIDToken()?.sub ?? ''
