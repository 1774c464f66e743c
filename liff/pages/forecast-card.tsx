// Home's card of the yearly forecast: how far the district is, by when it is due, and the way to the form.
import type { HomeView } from '../../bot/contract/home.ts'
import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import { isFiled } from '../../bot/domain/forecast-standing.ts'
import { FORECAST_STATE_NAMES } from '../../bot/domain/forecast-words.ts'
import { thaiDateWithWeekday, thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { forecastPath } from '../more-routes.ts'
import { ButtonLink } from '../parts/button.tsx'
import { CHECK, Icon } from '../parts/icon.tsx'
import { Progress } from '../parts/progress.tsx'
import { serviceNow } from '../service-clock.ts'
import { HOME } from '../words-pages.ts'

type Forecast = NonNullable<HomeView['forecast']>

const BUTTONS: Readonly<Record<Forecast['state'], string>> = {
  not_started: HOME.forecastBegin,
  writing: HOME.forecastGoOn,
  complete: HOME.forecastFile,
  stated: HOME.forecastGoOn,
  changed: HOME.forecastRead,
  filed: HOME.forecastRead,
}

export function ForecastCard({ forecast, officeCode }: { forecast: Forecast; officeCode: string }) {
  const { fiscalYear, state, done, expected } = forecast
  return (
    <section class="card stack">
      <h2>{HOME.forecast(thaiFiscalYear(fiscalYear))}</h2>
      {isFiled(state) ? (
        <p class="done-line">
          <Icon path={CHECK} /> {FORECAST_STATE_NAMES[state]}
        </p>
      ) : (
        <Writing forecast={forecast} />
      )}
      {expected === 0 && !isFiled(state) && <p class="small">{HOME.noProducers}</p>}
      {state === 'writing' && (
        <Progress done={done} of={expected} label={HOME.forecastProgress(done, expected)} />
      )}
      <ButtonLink tone="quiet" href={forecastPath(officeCode, fiscalYear)}>
        {BUTTONS[state]}
      </ButtonLink>
    </section>
  )
}

function Writing({ forecast: { state, done, expected, dueOn } }: { forecast: Forecast }) {
  const due = thaiDateWithWeekday(dueOn)
  const isLate = bangkokDateOf(serviceNow()) > dueOn
  return (
    <div>
      <p>{state === 'writing' ? HOME.forecastProgress(done, expected) : FORECAST_STATE_NAMES[state]}</p>
      <p class={isLate ? 'warn-ink' : ''}>{isLate ? HOME.forecastOverdue(due) : HOME.forecastDue(due)}</p>
    </div>
  )
}
