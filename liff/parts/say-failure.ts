// Says why something failed. The words for it are fetched then, but for where nobody answered: those must be here
// already, for without a signal nothing can be fetched.
import { asFailure } from '../failure.ts'
import { COMMON } from '../words-common.ts'
import { NOT_SENT } from '../words-sending.ts'
import { say } from './say.tsx'

/** One line: what happened and what to do. */
export async function failureText(error: unknown): Promise<string> {
  const failure = asFailure(error)
  const notSent = NOT_SENT[failure.kind]
  if (notSent) return notSent
  try {
    const { failureLine } = await import('../words-start.ts')
    return failureLine(failure)
  } catch {
    return COMMON.failed
  }
}

export const sayFailure = async (error: unknown): Promise<void> => say(await failureText(error), 'bad')
