// Totals of a year that was not recorded here, typed district by district; what was recorded here stands beside them and
// cannot be changed. Opened, it fetches its year. What is typed stays until it is stored, whichever district is looked at.
import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { BaselineView } from '../../bot/contract/indicator.ts'
import { thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { uploadingPath } from '../more-routes.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { DOWN, Icon } from '../parts/icon.tsx'
import { focusOnceDrawn } from '../parts/once-drawn.ts'
import { failureText } from '../parts/say-failure.ts'
import { WORDS } from '../words.ts'
import { BASELINE } from '../words-targets.ts'
import { cellKey, changesOf, type TypedCells } from './baseline-cells.ts'
import { BaselineFields } from './baseline-fields.tsx'
import { ConfirmBaseline } from './confirm-baseline.tsx'

/** Of the three years before, and of the year itself for the months before the service was used. */
const YEARS_BACK = [1, 2, 3, 0]

export function BaselineTable({ fiscalYear }: { fiscalYear: number }) {
  const wasOpened = useSignal(false)
  return (
    <details class="card fold" onToggle={() => (wasOpened.value = true)}>
      <summary>
        <h2>{BASELINE.title}</h2>
        <Icon path={DOWN} />
      </summary>
      {wasOpened.value && <Years fiscalYear={fiscalYear} />}
    </details>
  )
}

function Years({ fiscalYear }: { fiscalYear: number }) {
  const year = useSignal(fiscalYear - 1)
  const typed = useSignal<TypedCells>({})
  return (
    <div class="stack">
      <p class="small">{BASELINE.explain}</p>
      <ButtonLink tone="quiet" href={uploadingPath('baseline')}>
        {BASELINE.upload}
      </ButtonLink>
      <div>
        <label for="baseline-year">{BASELINE.year}</label>
        <select
          id="baseline-year"
          value={String(year.value)}
          onChange={event => (year.value = Number(event.currentTarget.value))}
        >
          {YEARS_BACK.map(back => (
            <option key={back} value={String(fiscalYear - back)}>
              {thaiFiscalYear(fiscalYear - back)}
            </option>
          ))}
        </select>
      </div>
      <Year key={year.value} fiscalYear={year.value} typed={typed} />
    </div>
  )
}

interface YearProps {
  fiscalYear: number
  /** Of every year and district that was looked at. */
  typed: Signal<TypedCells>
}

function Year({ fiscalYear, typed }: YearProps) {
  const view = useSignal<BaselineView | null>(null)
  const failed = useSignal('')
  const load = () => {
    failed.value = ''
    call('showBaseline', { fiscalYear: String(fiscalYear) }).then(
      data => (view.value = data),
      async (error: unknown) => (failed.value = await failureText(error)),
    )
  }
  useEffect(load, [])
  if (view.value !== null)
    return <Editor view={view.value} typed={typed} show={data => (view.value = data)} />
  if (failed.value === '') return <p aria-busy="true">{WORDS.loading}</p>
  return (
    <div class="stack">
      <p class="missing" role="alert">
        {failed}
      </p>
      <Button tone="quiet" onPress={load}>
        {BASELINE.again}
      </Button>
    </div>
  )
}

interface EditorProps {
  typed: Signal<TypedCells>
  view: BaselineView
  show: (view: BaselineView) => void
}

function Editor({ view, typed, show }: EditorProps) {
  const { offices, months } = view
  const chosen = useSignal(offices[0]?.officeCode ?? '')
  const isAsked = useSignal(false)
  const wrong = useSignal('')
  const office = offices.find(item => item.officeCode === chosen.value)
  const { changes, wrongAt } = changesOf(view, typed.value)
  const check = () => {
    wrong.value = wrongAt === null ? '' : BASELINE.wrong
    isAsked.value = wrongAt === null
    if (wrongAt === null) return
    const { officeCode, period } = wrongAt
    chosen.value = officeCode
    // Its field may have to be drawn first.
    focusOnceDrawn(cellKey(officeCode, period))
  }
  const done = (after: BaselineView) => {
    const saved = new Set(changes.map(({ officeCode, period }) => cellKey(officeCode, period)))
    typed.value = Object.fromEntries(Object.entries(typed.peek()).filter(([key]) => !saved.has(key)))
    isAsked.value = false
    show(after)
  }
  if (office === undefined) return null
  return (
    <div class="stack">
      <div>
        <label for="baseline-office">{BASELINE.office}</label>
        <select
          id="baseline-office"
          value={chosen.value}
          onChange={event => (chosen.value = event.currentTarget.value)}
        >
          {offices.map(({ officeCode, officeName, cells }) => (
            <option key={officeCode} value={officeCode}>
              {BASELINE.known(officeName, cells.filter(cell => cell.recorded ?? cell.imported).length)}
            </option>
          ))}
        </select>
      </div>
      <BaselineFields key={office.officeCode} office={office} months={months} typed={typed} />
      <p class="missing" role="alert">
        {wrongAt === null ? '' : wrong}
      </p>
      {changes.length > 0 || wrongAt !== null ? (
        <Button onPress={check}>{BASELINE.save(changes.length)}</Button>
      ) : (
        <p class="small">{BASELINE.nothing}</p>
      )}
      {isAsked.value && (
        <ConfirmBaseline
          fiscalYear={view.fiscalYear}
          changes={changes}
          show={show}
          done={done}
          close={() => (isAsked.value = false)}
        />
      )}
    </div>
  )
}
