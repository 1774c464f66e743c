// Putting a producer back on its district's list from a month on; of a merged one it is also the way apart again.
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { COMMON } from '../words-common.ts'
import { CHANGE } from '../words-producers.ts'
import { MonthField } from './month-field.tsx'
import { type ProducerDialogProps, STAYS_ID } from './producer-keeper.ts'
import { afterStays, useStayChange } from './use-stay-change.ts'

export function ReactivateProducer(props: ProducerDialogProps) {
  const { id, seen, officeName, months, mergedInto } = props.producer
  const { fromPeriod, first, isBusy, wrong, leave, send } = useStayChange(props, afterStays(props.producer))
  const month = thaiPeriod(fromPeriod.value)
  const words =
    mergedInto === null
      ? {
          title: CHANGE.reactivate,
          told: CHANGE.reactivateTold(officeName, month),
          yes: CHANGE.reactivateYes,
          done: CHANGE.reactivated,
        }
      : {
          title: CHANGE.split,
          told: CHANGE.splitTold(mergedInto.name, officeName, month),
          yes: CHANGE.splitYes,
          done: CHANGE.splitDone,
        }
  const back = () =>
    send(() => call('reactivateProducer', { id }, { seen, fromPeriod: fromPeriod.peek() }), words.done)
  return (
    <Dialog
      backTo={STAYS_ID}
      title={words.title}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : words.yes}
          onYes={back}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <MonthField
        id="reactivate-from"
        label={CHANGE.reactivateFrom}
        value={fromPeriod}
        first={first}
        last={months.latest}
      />
      <p class="consequence">{words.told}</p>
    </Dialog>
  )
}
