// Moving a report on: once at a time, said when done. A failure that may pass leaves the dialog as it is, to try again;
// a refusal means the report is no longer what was shown: it is loaded anew, and what was typed stays for the next try.
import { type Signal, useSignal } from '@preact/signals'
import { asFailure, type Failure } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { failureText } from '../parts/say-failure.ts'

export interface Move {
  isBusy: Signal<boolean>
  /** Why it did not work, to show in the dialog; '' = nothing wrong. */
  wrong: Signal<string>
  run: () => Promise<void>
}

interface MoveProps {
  move: () => Promise<unknown>
  /** Said when it worked. */
  done: string
  /** Loads the report anew. */
  again: () => void
  close: () => void
}

/** Another state, another version, locked, not allowed: the page is old. */
const isOutdated = ({ status }: Failure): boolean => [403, 404, 409, 423].includes(status)

/** The new state stands at the top. Only once the dialog is gone, which gives the focus back to what opened it. */
function showTop(): void {
  setTimeout(() => {
    scrollTo(0, 0)
    document.querySelector('h1')?.focus({ preventScroll: true })
  })
}

export function useMove({ move, done, again, close }: MoveProps): Move {
  const isBusy = useSignal(false)
  const wrong = useSignal('')
  const run = async () => {
    if (isBusy.peek()) return
    isBusy.value = true
    wrong.value = ''
    try {
      await move()
      say(done, 'good')
      close()
      showTop()
      again()
    } catch (error) {
      const text = await failureText(error)
      if (isOutdated(asFailure(error))) {
        say(text, 'bad')
        close()
        again()
      } else {
        wrong.value = text
      }
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, wrong, run }
}
