// Sending something from a dialog or a form: never twice at once, and a failure is said where the button is.
import { useSignal } from '@preact/signals'
import { asFailure } from '../failure.ts'
import { failureText } from '../parts/say-failure.ts'
import { NOT_SENT } from '../words-sending.ts'

/**
 * Runs one request at a time. A failure leaves everything as it is, says why in `wrong`, and notes in `hasFailed` that
 * an answer may have got lost.
 */
export function useSending() {
  const isBusy = useSignal(false)
  const hasFailed = useSignal(false)
  const wrong = useSignal('')
  const run = async (job: () => Promise<void>) => {
    if (isBusy.peek()) return
    isBusy.value = true
    wrong.value = ''
    try {
      await job()
    } catch (error) {
      hasFailed.value = true
      wrong.value = NOT_SENT[asFailure(error).kind] ?? (await failureText(error))
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, hasFailed, wrong, run }
}
