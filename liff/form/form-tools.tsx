// Finding one's way in the list: all or what is left, the own tambon, and a search by name, code, product or tambon.
import { useEffect } from 'preact/hooks'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { Icon } from '../parts/icon.tsx'
import { announcePage } from '../parts/load.tsx'
import { SEARCH } from '../parts/more-icons.ts'
import { WORK } from '../words-work.ts'
import type { FormModel } from './form-model.ts'
import { countOwn, isOwnOnly } from './own-rows.ts'

/** The month in Thai. */
export function MonthName({ period }: { period: string }) {
  useEffect(announcePage, [])
  return <>{thaiPeriod(period)}</>
}

export function FormTools({ form }: { form: FormModel }) {
  const { expected, left } = form.counts.value
  const chip = (value: 'all' | 'left', words: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={form.filter.value === value}
      onClick={() => (form.filter.value = value)}
    >
      {words}
    </button>
  )
  return (
    <>
      <div class={`chips${countOwn(form) > 0 ? ' tight' : ''}`}>
        {chip('all', `${WORK.all} ${expected}`)}
        {chip('left', `${WORK.left} ${left}`)}
        <OwnChip form={form} />
      </div>
      <div class="search">
        <Icon path={SEARCH} />
        <input
          type="search"
          aria-label={WORK.find}
          placeholder={WORK.find}
          value={form.query}
          onInput={event => (form.query.value = event.currentTarget.value)}
        />
      </div>
      <NothingShown form={form} />
    </>
  )
}

/** Where tambon are assigned to whoever fills in. */
function OwnChip({ form }: { form: FormModel }) {
  const own = countOwn(form)
  if (own === 0) return null
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isOwnOnly.value}
      onClick={() => (isOwnOnly.value = !isOwnOnly.peek())}
    >
      <span class="unseen">{WORK.only}</span>
      {`${WORK.own} ${own}`}
    </button>
  )
}

function NothingShown({ form }: { form: FormModel }) {
  if (form.rows.some(model => !model.isHidden.value)) return null
  const done = isOwnOnly.value ? WORK.nothingLeftOwn : WORK.nothingLeft
  return <p class="nothing">{form.query.value ? WORK.nothingFound : done}</p>
}
