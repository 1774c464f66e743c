// Naming an acting chief: district, person, order, first and last day; shown once more in full before it is stored.
import { type Signal, useSignal } from '@preact/signals'
import type { ActingChiefList } from '../../bot/contract/acting-chiefs.ts'
import { isCivilDate } from '../../bot/domain/civil-time.ts'
import { thaiDateWithWeekday } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { ACTING } from '../words-acting.ts'
import { ConfirmActing, type Naming } from './confirm-acting.tsx'

interface NameProps {
  list: ActingChiefList
  show: (list: ActingChiefList) => void
}

const OFFICER = 'acting-officer'
const ORDER = 'order-number'
const FROM = 'from-on'
const UNTIL = 'until-on'
const WRONG = 'acting-wrong'

/** What must be filled in, from top to bottom, and where. */
const FIELDS = [
  ['officerId', OFFICER],
  ['orderNumber', ORDER],
  ['fromOn', FROM],
  ['untilOn', UNTIL],
] as const satisfies readonly (readonly [keyof Naming, string])[]

export function NameActing({ list, show }: NameProps) {
  const { offices, today } = list
  const officeCode = useSignal(offices[0]?.code ?? '')
  const officerId = useSignal('')
  const orderNumber = useSignal('')
  const fromOn = useSignal(today)
  const untilOn = useSignal('')
  const wrong = useSignal('')
  const missing = useSignal('')
  const asked = useSignal<Naming | null>(null)
  const chooseOffice = (code: string) => {
    officeCode.value = code
    officerId.value = ''
  }
  const check = () => {
    const input = {
      officeCode: officeCode.peek(),
      officerId: officerId.peek(),
      orderNumber: orderNumber.peek().trim(),
      fromOn: fromOn.peek(),
      untilOn: untilOn.peek(),
    }
    const empty = FIELDS.find(([name]) => input[name] === '')?.[1]
    const isBackwards = !empty && input.untilOn < input.fromOn
    missing.value = empty ?? (isBackwards ? UNTIL : '')
    wrong.value = empty ? ACTING.missing : isBackwards ? ACTING.badDays : ''
    if (missing.peek()) document.getElementById(missing.peek())?.focus()
    else asked.value = input
  }
  const done = (after: ActingChiefList) => {
    show(after)
    asked.value = null
    officerId.value = orderNumber.value = untilOn.value = ''
  }
  return (
    <section class="card stack">
      <h2>{ACTING.name}</h2>
      {offices.length > 1 && (
        <div>
          <label for="acting-office">{ACTING.office}</label>
          <select
            id="acting-office"
            value={officeCode}
            onChange={event => chooseOffice(event.currentTarget.value)}
          >
            {offices.map(office => (
              <option key={office.code} value={office.code}>
                {office.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <OfficerField list={list} officeCode={officeCode.value} officerId={officerId} missing={missing.value} />
      <div>
        <label for={ORDER}>{ACTING.orderNumber}</label>
        <input
          id={ORDER}
          aria-invalid={missing.value === ORDER}
          aria-describedby={WRONG}
          type="text"
          maxLength={60}
          placeholder={ACTING.orderPlaceholder}
          value={orderNumber}
          onInput={event => (orderNumber.value = event.currentTarget.value)}
        />
      </div>
      <DayField id={FROM} label={ACTING.from} min={today} value={fromOn} missing={missing.value} />
      <DayField
        id={UNTIL}
        label={ACTING.until}
        min={fromOn.value || today}
        value={untilOn}
        missing={missing.value}
      />
      <p id={WRONG} class="missing" role="alert">
        {wrong}
      </p>
      <Button onPress={check}>{ACTING.check}</Button>
      {asked.value && (
        <ConfirmActing input={asked.value} list={list} done={done} close={() => (asked.value = null)} />
      )}
    </section>
  )
}

interface OfficerFieldProps {
  list: ActingChiefList
  officeCode: string
  officerId: Signal<string>
  /** Id of the field that has to be filled in, or ''. */
  missing: string
}

/** People of the district itself come first, then the other districts; its own chief cannot stand in for himself. */
function OfficerField({ list: { offices, officers }, officeCode, officerId, missing }: OfficerFieldProps) {
  const fitting = officers.filter(
    ({ role, ...at }) => role !== 'district_chief' || at.officeCode !== officeCode,
  )
  const named = new Map(fitting.map(officer => [officer.officeCode, officer.officeName]))
  const own = offices.find(office => office.code === officeCode)
  const order = [...named].sort(([a], [b]) => Number(b === own?.code) - Number(a === own?.code))
  return (
    <div>
      <label for={OFFICER}>{ACTING.officer}</label>
      <select
        id={OFFICER}
        aria-invalid={missing === OFFICER}
        aria-describedby={WRONG}
        value={officerId}
        onChange={event => (officerId.value = event.currentTarget.value)}
      >
        <option value="">{ACTING.choose}</option>
        {order.map(([code, name]) => (
          <optgroup key={code} label={name}>
            {fitting
              .filter(officer => officer.officeCode === code)
              .map(officer => (
                <option key={officer.id} value={officer.id}>
                  {ACTING.officerOption(officer.fullName, ROLE_NAMES[officer.role])}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

interface DayFieldProps {
  id: string
  label: string
  min: string
  value: Signal<string>
  missing: string
}

const DayField = ({ id, label, min, value, missing }: DayFieldProps) => (
  <div>
    <label for={id}>{label}</label>
    <input
      id={id}
      type="date"
      aria-invalid={missing === id}
      aria-describedby={WRONG}
      min={min}
      value={value}
      onInput={event => (value.value = event.currentTarget.value)}
    />
    {isCivilDate(value.value) && <p class="small">{thaiDateWithWeekday(value.value)}</p>}
  </div>
)
