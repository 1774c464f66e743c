// Throwing away what was typed before the form was locked, after one more question. When nobody answers, nothing is
// gone, and it can be tried again.
import { useSignal } from '@preact/signals'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { failureText } from '../parts/say-failure.ts'
import { COMMON } from '../words-common.ts'
import { LOCKED } from '../words-more.ts'
import { discardTyped } from './discard-typed.ts'
import type { RowModel } from './form-model.ts'
import type { FormSession } from './form-session.ts'

interface DiscardProps {
  session: FormSession
  typed: readonly RowModel[]
  /** Id of where the focus goes when the list is gone. */
  backTo: string
  close: () => void
}

export function DiscardDialog({ session, typed, backTo, close }: DiscardProps) {
  const isBusy = useSignal(false)
  const wrong = useSignal('')
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const send = async () => {
    isBusy.value = true
    wrong.value = ''
    try {
      await discardTyped(session, typed)
      say(LOCKED.discarded(typed.length), 'good')
      close()
    } catch (error) {
      wrong.value = await failureText(error)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <Dialog
      title={LOCKED.discardTitle}
      backTo={backTo}
      onClose={leave}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          <Button tone="danger" isBusy={isBusy.value} onPress={() => void send()}>
            {isBusy.value ? LOCKED.discarding : LOCKED.discardYes(typed.length)}
          </Button>
          <Button tone="plain" onPress={leave}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{LOCKED.discardText}</p>
      <p class="small">{LOCKED.storedStays}</p>
    </Dialog>
  )
}
