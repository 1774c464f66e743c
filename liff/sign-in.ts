// Swaps the SDK's token for a session of ours. Comes with the SDK, so an officer with a session never fetches it.
import { Failure } from './failure.ts'
import { isInLine, lineUserId, signIn, signInAgain } from './line.ts'
import { forgetOfficer, learnOfficer } from './officer.ts'
import { request } from './request.ts'

export * from './line.ts'

/** Set while a second login is under way, so that a refused token cannot send anybody round in circles. */
const TRIED_KEY = 'otop.tried-again'

/** Opens a session; outside LINE a refused token is tried once more after a new login. Throws Failure. */
export async function signInToServer(): Promise<void> {
  const tokens = await signIn()
  try {
    const { officer } = await request('openSession', {}, tokens)
    sessionStorage.removeItem(TRIED_KEY)
    learnOfficer(officer, lineUserId())
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not_invited') forgetOfficer()
    const mayTry = error instanceof Failure && error.kind === 'token_refused' && !isInLine()
    if (!mayTry || sessionStorage.getItem(TRIED_KEY)) throw error
    sessionStorage.setItem(TRIED_KEY, '1')
    await signInAgain()
  }
}
