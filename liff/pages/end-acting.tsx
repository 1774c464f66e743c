// Ending an acting chief before the last day, or withdrawing one who has not begun, after one more question.
import type { ActingChiefList, ActingChiefView } from '../../bot/contract/acting-chiefs.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { ACTING } from '../words-acting.ts'
import { COMMON } from '../words-common.ts'
import { useSending } from './use-sending.ts'

/** The heading of the list: it takes the focus when the button of an ended line is gone. */
export const LIST_ID = 'acting-list'

interface EndProps {
  chief: ActingChiefView
  close: () => void
  show: (list: ActingChiefList) => void
  again: () => void
}

export function EndActing({ chief, close, show, again }: EndProps) {
  const { isBusy, wrong, run } = useSending()
  const { id, officerName, officeName, state } = chief
  const isNow = state === 'now'
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const end = () =>
    run(async () => {
      try {
        show(await call('endActingChief', { id }))
      } catch (error) {
        // Somebody else was quicker, or the answer to the first try got lost.
        if (asFailure(error).code !== 'acting.unknown') throw error
        again()
      }
      say(isNow ? ACTING.ended : ACTING.canceled, 'good')
      close()
    })
  return (
    <Dialog
      backTo={LIST_ID}
      title={isNow ? ACTING.end : ACTING.cancel}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          tone="danger"
          yes={isNow ? ACTING.endYes : ACTING.cancelYes}
          onYes={() => void end()}
          no={COMMON.close}
          leave={leave}
        />
      }
    >
      <p>{(isNow ? ACTING.confirmEnd : ACTING.confirmCancel)(officerName, officeName)}</p>
    </Dialog>
  )
}
