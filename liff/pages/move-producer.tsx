// Moving a producer to another district of the province from a month on.
import { useSignal } from '@preact/signals'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { COMMON } from '../words-common.ts'
import { CHANGE } from '../words-producers.ts'
import { later, MonthField } from './month-field.tsx'
import { TambonField } from './producer-fields.tsx'
import { type ProducerDialogProps, STAYS_ID } from './producer-keeper.ts'
import { firstOf, useStayChange } from './use-stay-change.ts'

const OFFICE = 'move-to'

export function MoveProducer(props: ProducerDialogProps) {
  const { producer } = props
  const { id, seen, officeCode, officeName, months, places } = producer
  const to = useSignal('')
  const tambon = useSignal<string | null>(null)
  const isMissing = useSignal(false)
  const { fromPeriod, isBusy, wrong, leave, send } = useStayChange(props, '')
  const first = firstOf(producer, [officeCode, to.value])
  const place = places.find(one => one.code === to.value)
  const choose = (code: string) => {
    to.value = code
    tambon.value = null
    isMissing.value = false
    // Both districts must not have reported the month.
    fromPeriod.value = later(fromPeriod.peek(), firstOf(producer, [officeCode, code]))
  }
  const move = () => {
    isMissing.value = to.peek() === ''
    if (isMissing.peek()) {
      document.getElementById(OFFICE)?.focus()
      return
    }
    const where = { officeCode: to.peek(), subdistrictCode: tambon.peek() }
    const body = { seen, fromPeriod: fromPeriod.peek(), ...where }
    send(() => call('moveProducer', { id }, body), CHANGE.moved)
  }
  return (
    <Dialog
      backTo={STAYS_ID}
      title={CHANGE.moveTitle}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : CHANGE.moveYes}
          onYes={move}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <div>
        <label for={OFFICE}>{CHANGE.moveTo}</label>
        <select
          id={OFFICE}
          value={to}
          aria-invalid={isMissing}
          aria-describedby="move-missing"
          onChange={event => choose(event.currentTarget.value)}
        >
          <option value="">{CHANGE.choose}</option>
          {places
            .filter(one => one.code !== officeCode)
            .map(one => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
        </select>
        <p id="move-missing" class="missing" role="alert">
          {isMissing.value && CHANGE.moveMissing}
        </p>
      </div>
      <TambonField value={tambon} place={place} />
      <MonthField
        id="move-from"
        label={CHANGE.moveFrom}
        value={fromPeriod}
        first={first}
        last={months.latest}
      />
      {place && (
        <p class="consequence">{CHANGE.moveTold(place.name, officeName, thaiPeriod(fromPeriod.value))}</p>
      )}
    </Dialog>
  )
}
