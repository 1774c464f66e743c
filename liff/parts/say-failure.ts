// Says why something failed. The words for it are fetched then; where they cannot be, a plain one must do.
import { asFailure } from '../failure.ts'
import { COMMON } from '../words-common.ts'
import { say } from './say.tsx'

/** One line: what happened and what to do. */
export async function failureText(error: unknown): Promise<string> {
  try {
    const { failureLine } = await import('../words-start.ts')
    return failureLine(asFailure(error))
  } catch {
    return COMMON.failed
  }
}

export const sayFailure = async (error: unknown): Promise<void> => say(await failureText(error), 'bad')
