// Finding one's way in the list: all or what is left, and a search by name, code or product.
import { useEffect } from 'preact/hooks'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { Icon } from '../parts/icon.tsx'
import { announcePage } from '../parts/load.tsx'
import { SEARCH } from '../parts/more-icons.ts'
import { WORK } from '../words-work.ts'
import type { FormModel } from './form-model.ts'

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
      <div class="chips">
        {chip('all', `${WORK.all} ${expected}`)}
        {chip('left', `${WORK.left} ${left}`)}
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

function NothingShown({ form }: { form: FormModel }) {
  if (form.rows.some(model => !model.isHidden.value)) return null
  return <p class="nothing">{form.query.value ? WORK.nothingFound : WORK.nothingLeft}</p>
}
