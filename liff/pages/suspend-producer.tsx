// Suspending a producer from a month on, with the reason.
import { useSignal } from '@preact/signals'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { COMMON } from '../words-common.ts'
import { CHANGE } from '../words-producers.ts'
import { MonthField } from './month-field.tsx'
import { type ProducerDialogProps, STAYS_ID } from './producer-keeper.ts'
import { ReasonField } from './reason-field.tsx'
import { useStayChange } from './use-stay-change.ts'

const REASON = 'suspend-reason'

export function SuspendProducer(props: ProducerDialogProps) {
  const { id, seen, officeName, months } = props.producer
  const reason = useSignal('')
  const isMissing = useSignal(false)
  const { fromPeriod, first, isBusy, wrong, leave, send } = useStayChange(props, '')
  const suspend = () => {
    isMissing.value = reason.peek().trim() === ''
    if (isMissing.peek()) {
      document.getElementById(REASON)?.focus()
      return
    }
    const body = { seen, fromPeriod: fromPeriod.peek(), reason: reason.peek().trim() }
    send(() => call('suspendProducer', { id }, body), CHANGE.suspended)
  }
  return (
    <Dialog
      backTo={STAYS_ID}
      title={CHANGE.suspendTitle}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          tone="danger"
          yes={isBusy.value ? COMMON.sending : CHANGE.suspendYes}
          onYes={suspend}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <MonthField
        id="suspend-from"
        label={CHANGE.suspendFrom}
        value={fromPeriod}
        first={first}
        last={months.latest}
      />
      <ReasonField
        id={REASON}
        reason={reason}
        isMissing={isMissing}
        placeholder={CHANGE.suspendPlaceholder}
      />
      <p class="consequence">{CHANGE.suspendTold(officeName, thaiPeriod(fromPeriod.value))}</p>
    </Dialog>
  )
}
