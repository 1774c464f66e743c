// Sending a report back: the reason, which is never left out, and the figure it is about, if it is about one.
import { useSignal } from '@preact/signals'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { COMMON } from '../words-common.ts'
import { MOVE } from '../words-report.ts'
import { ProducerChoice } from './producer-choice.tsx'
import { ReasonField } from './reason-field.tsx'
import type { DialogProps } from './report-actions.tsx'
import { useMove } from './use-move.ts'

export function ReturnDialog({ report, desk, again, close }: DialogProps) {
  const { officeCode, period, version, rows, versions } = report
  const { reason, producerId } = desk.returning
  const isMissing = useSignal(false)
  const { isBusy, wrong, run } = useMove({
    move: async () => {
      const words = { version, reason: reason.peek().trim(), producerId: producerId.peek() }
      await call('returnReport', { officeCode, period }, words)
      reason.value = ''
      producerId.value = null
    },
    done: MOVE.givenBack,
    again,
    close,
  })
  const send = () => {
    isMissing.value = reason.peek().trim() === ''
    if (isMissing.peek()) document.getElementById('return-reason')?.focus()
    else void run()
  }
  return (
    <Dialog
      title={MOVE.giveBackTitle}
      onClose={close}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          <Button tone="danger" isBusy={isBusy.value} onPress={send}>
            {isBusy.value ? COMMON.sending : MOVE.giveBack}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <ReasonField
        id="return-reason"
        reason={reason}
        isMissing={isMissing}
        placeholder={MOVE.giveBackPlaceholder}
      />
      <ProducerChoice rows={rows} chosen={producerId} />
      <p class="small">{MOVE.giveBackTold}</p>
      {versions.length > 0 && report.state !== 'submitted' && <p class="small">{MOVE.giveBackSigned}</p>}
    </Dialog>
  )
}
