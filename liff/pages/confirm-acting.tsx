// The question before an acting chief is named: everything in full, with weekdays.
import type { ActingChiefList } from '../../bot/contract/acting-chiefs.ts'
import type { Body } from '../../bot/contract/routes.ts'
import { thaiDateWithWeekday } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { ACTING } from '../words-acting.ts'
import { COMMON } from '../words-common.ts'
import { useSending } from './use-sending.ts'

export type Naming = Body<'nameActingChief'>

interface ConfirmProps {
  input: Naming
  list: ActingChiefList
  done: (after: ActingChiefList) => void
  close: () => void
}

export function ConfirmActing({ input, list: { offices, officers }, done, close }: ConfirmProps) {
  const { isBusy, hasFailed, wrong, run } = useSending()
  const officer = officers.find(({ id }) => id === input.officerId)
  const mayOwn = officer?.role === 'district_officer' && officer.officeCode === input.officeCode
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const save = () =>
    run(async () => {
      if (hasFailed.peek()) {
        const now = await call('listActingChiefs', {})
        if (now.actingChiefs.some(chief => isSame(chief, input))) return end(now)
      }
      end(await call('nameActingChief', {}, input))
    })
  const end = (after: ActingChiefList) => {
    say(ACTING.saved, 'good')
    done(after)
  }
  return (
    <Dialog
      title={ACTING.confirmTitle}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : ACTING.confirm}
          onYes={() => void save()}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <dl class="acting-told">
        <dt>{ACTING.who}</dt>
        <dd>{officer?.fullName}</dd>
        <dt>{ACTING.office}</dt>
        <dd>{offices.find(office => office.code === input.officeCode)?.name}</dd>
        <dt>{ACTING.orderNumber}</dt>
        <dd>{input.orderNumber}</dd>
        <dt>{ACTING.from}</dt>
        <dd>{thaiDateWithWeekday(input.fromOn)}</dd>
        <dt>{ACTING.until}</dt>
        <dd>{thaiDateWithWeekday(input.untilOn)}</dd>
      </dl>
      {mayOwn && <p class="warn-ink">{ACTING.mayOwn}</p>}
    </Dialog>
  )
}

/** Whether the list has it already: the answer to an earlier try may have got lost. */
const isSame = (chief: ActingChiefList['actingChiefs'][number], input: Naming): boolean =>
  chief.state !== 'over' &&
  chief.officeCode === input.officeCode &&
  chief.orderNumber === input.orderNumber &&
  chief.fromOn === input.fromOn &&
  chief.untilOn === input.untilOn
