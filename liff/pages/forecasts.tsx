// The province's list of forecasts: who filed, in time or late, what the districts expect and how it grows on last year, and
// what was sold so far against what was expected.
import '../style/pages.css'
import '../style/summary.css'
import '../style/report.css'
import '../style/forecast.css'
import type { ForecastList } from '../../bot/contract/forecasts.ts'
import { FORECAST_STATE_NAMES } from '../../bot/domain/forecast-words.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { thaiDateWithWeekday, thaiFiscalYear, thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { officeName } from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import { satangOf } from '../forecast/cell.ts'
import { badgeOf } from '../forecast/standing.tsx'
import type { Route } from '../more-addresses.ts'
import { forecastPath, forecastsPath } from '../more-routes.ts'
import { Icon, LEFT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { WORDS } from '../words.ts'
import { momentShort, percent } from '../words-common.ts'
import { FORECAST, FORECASTS } from '../words-forecast.ts'
import { PaperButton } from './paper-button.tsx'

type ForecastsRoute = Extract<Route, { page: 'forecasts' }>
type District = ForecastList['districts'][number]

const baht = (amount: string) => formatBaht(satangOf(amount), { decimals: 'auto' })

export function ForecastsPage({ route: { fiscalYear } }: { route: ForecastsRoute }) {
  const loading = useLoad(() => call('listForecasts', { fiscalYear }), fiscalYear)
  return <Load of={loading}>{list => <Forecasts list={list} />}</Load>
}

function Forecasts({ list }: { list: ForecastList }) {
  return (
    <main class="stack">
      <PageHead title={FORECASTS.title} sub={FORECASTS.asOf(momentShort(list.asOf))} />
      <Years list={list} />
      <Headline list={list} />
      <section class="card">
        <h2>{FORECASTS.districts}</h2>
        {list.districts.length === 0 && <p class="small">{FORECASTS.nobody}</p>}
        <ul class="list">
          {list.districts.map(district => (
            <OneDistrict key={district.officeCode} fiscalYear={list.fiscalYear} district={district} />
          ))}
        </ul>
      </section>
      <AgainstActual list={list} />
    </main>
  )
}

function Years({ list: { fiscalYear, earlier, later } }: { list: ForecastList }) {
  const arrow = (year: number | null, icon: string, words: string) =>
    year === null ? (
      <span class="icon-button" />
    ) : (
      <a class="icon-button" href={forecastsPath(year)} aria-label={`${words} ${thaiFiscalYear(year)}`}>
        <Icon path={icon} />
      </a>
    )
  return (
    <nav class="months" aria-label={FORECAST.year(thaiFiscalYear(fiscalYear))}>
      {arrow(earlier, LEFT, FORECAST.earlier)}
      <h2>{FORECAST.year(thaiFiscalYear(fiscalYear))}</h2>
      {arrow(later, RIGHT, FORECAST.later)}
    </nav>
  )
}

function Headline({ list: { totals, toDate, dueOn, isDuePassed } }: { list: ForecastList }) {
  const due = thaiDateWithWeekday(dueOn)
  const { growth } = totals
  return (
    <section class="hero">
      <p>{FORECASTS.amount}</p>
      <p class="big">
        {baht(totals.amount)} <span class="unit">{WORDS.baht}</span>
      </p>
      <p>{isDuePassed ? FORECASTS.due(due) : FORECASTS.notYetDue(due)}</p>
      <div class="tiles">
        <div class="tile">
          <p>{FORECASTS.filed}</p>
          <p class="tile-number">{FORECASTS.ofDistricts(totals.filed, totals.of)}</p>
          <p>
            {FORECASTS.onTime} {FORECASTS.ofDistricts(totals.onTime, totals.of)}
          </p>
          {totals.stated > 0 && (
            <p>
              {FORECASTS.stated} {FORECASTS.ofDistricts(totals.stated, totals.of)}
            </p>
          )}
        </div>
        <div class="tile">
          <p>{FORECASTS.growth}</p>
          <p class="tile-number">
            {growth.tenths === null
              ? growth.of === 0
                ? WORDS.none
                : FORECAST.noBase
              : percent(growth.tenths)}
          </p>
          <p>{growth.of === 0 ? FORECASTS.noneFiled : FORECASTS.covered(growth.covered, growth.of)}</p>
        </div>
        <div class="tile whole-tile">
          <p>{FORECASTS.toDate}</p>
          <p class="tile-number">{toDate.tenths === null ? WORDS.none : percent(toDate.tenths)}</p>
          <p>
            {toDate.covered === 0
              ? FORECASTS.nothingToDate
              : FORECASTS.toDateCovered(toDate.covered, toDate.of)}
          </p>
        </div>
      </div>
    </section>
  )
}

function OneDistrict({ district, fiscalYear }: { district: District; fiscalYear: number }) {
  const { officeCode, state, done, expected, filed, version } = district
  const name = officeName({ kind: 'district', name: district.officeName })
  const isBegun = state === 'not_started' || state === 'writing' || state === 'complete'
  return (
    <li class="forecast-office">
      <a class="item" href={forecastPath(officeCode, fiscalYear)}>
        <span class="item-head">
          <b>{district.officeName}</b>
          <span class={`badge ${badgeOf(state)}`}>{FORECAST_STATE_NAMES[state]}</span>
        </span>
        {isBegun && <Progress done={done} of={expected} label={name} />}
        {isBegun && <span class="small">{FORECASTS.progress(done, expected)}</span>}
        {filed && (
          <span class="small">
            {momentShort(filed.at)}{' '}
            <b class={filed.isOnTime ? 'done-line' : 'warn-ink'}>
              {filed.isOnTime ? FORECAST.onTime : FORECAST.late}
            </b>
          </span>
        )}
        {version && (
          <span class="item-head">
            <b>
              {baht(version.amount)} {WORDS.baht}
            </b>
            <span class="small">
              {version.growth.tenths === null
                ? FORECAST.noBase
                : `${FORECAST.against} ${percent(version.growth.tenths)}`}
            </span>
          </span>
        )}
      </a>
      {version && (
        <PaperButton
          tone="plain"
          label={FORECASTS.paperOf(name)}
          paper={{
            form: 'forecast',
            officeCode,
            period: `${fiscalYear}-01`,
            number: version.number,
            producerId: null,
          }}
        >
          {FORECASTS.paper}
        </PaperButton>
      )}
    </li>
  )
}

function AgainstActual({ list: { months, totals } }: { list: ForecastList }) {
  const filed = months[0]?.filed ?? 0
  return (
    <section class="card stack">
      <h2>{FORECASTS.months}</h2>
      <p class="small">{totals.filed === 0 ? FORECASTS.nobodyFiled : FORECASTS.monthsExplain}</p>
      {filed > 0 && (
        <table class="months-table">
          <thead>
            <tr>
              <th scope="col">{FORECASTS.month}</th>
              <th scope="col">{FORECASTS.forecast}</th>
              <th scope="col">{FORECASTS.actual}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(month => (
              <tr key={month.period}>
                <th scope="row">
                  {thaiPeriodShort(month.period)}
                  <span class="small note">{FORECASTS.reported(month.reported, month.filed)}</span>
                </th>
                <td>{baht(month.forecast)}</td>
                <td>{month.actual === null ? WORDS.none : baht(month.actual)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
