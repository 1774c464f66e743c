// The forecast of a district and fiscal year: a list of producers with a percentage for all, and one producer's twelve months
// when one is opened (`?producer=`), so that the phone's own Back closes it.
import '../style/pages.css'
import '../style/summary.css'
import '../style/report.css'
import '../style/form.css'
import '../style/form-work.css'
import '../style/form-more.css'
import '../style/forecast.css'
import { useEffect, useMemo } from 'preact/hooks'
import type { ForecastView } from '../../bot/contract/forecasts.ts'
import { isOpenYear } from '../../bot/domain/forecast-standing.ts'
import { thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { ClashDialog } from '../forecast/clash-dialog.tsx'
import { FileDialog } from '../forecast/file-dialog.tsx'
import { ForecastBar } from '../forecast/forecast-bar.tsx'
import { createForecast, type ForecastModel, findProducer } from '../forecast/forecast-model.ts'
import { Papers } from '../forecast/papers.tsx'
import { PercentCard } from '../forecast/percent-card.tsx'
import { ProducerList } from '../forecast/producer-list.tsx'
import { ProducerYear } from '../forecast/producer-year.tsx'
import { Standing } from '../forecast/standing.tsx'
import { Unsaved } from '../forecast/unsaved.tsx'
import { beginWork } from '../forecast/work.ts'
import type { Route } from '../more-addresses.ts'
import { forecastPath, forecastsPath } from '../more-routes.ts'
import { officer } from '../officer.ts'
import { Icon, LEFT } from '../parts/icon.tsx'
import { announcePage, Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { isDistrictStaff } from '../routes.ts'
import { serviceNow } from '../service-clock.ts'
import { FORECAST, FORECASTS } from '../words-forecast.ts'

/** The first year the service has anything of. */
const EARLIEST_YEAR = 2021

type ForecastRoute = Extract<Route, { page: 'forecast' }>

export function ForecastPage({ route }: { route: ForecastRoute }) {
  const { officeCode, fiscalYear } = route
  const loading = useLoad(
    () => call('showForecast', { officeCode, fiscalYear }),
    `${officeCode}:${fiscalYear}`,
  )
  // Another address is another property: without it the page would not be drawn anew.
  const id = new URLSearchParams(location.search).get('producer')
  return <Load of={loading}>{view => <Forecast view={view} id={id} />}</Load>
}

/** `id`: the producer that is open; null = the list. */
function Forecast({ view, id }: { view: ForecastView; id: string | null }) {
  const model = useMemo(() => createForecast(view), [view])
  const mayWrite = model.view.value.may.write
  const producer = id === null ? null : (findProducer(model, id) ?? null)
  useEffect(() => (mayWrite ? beginWork(model) : undefined), [model, mayWrite])
  useEffect(() => {
    const timer = setTimeout(announcePage)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <>
      <main class="stack forecast">
        {producer ? <ProducerYear model={model} producer={producer} /> : <Overview model={model} />}
      </main>
      {mayWrite && (
        <footer class="bar">
          <ForecastBar model={model} producer={producer} />
        </footer>
      )}
      {model.isAskingToFile.value && <FileDialog model={model} />}
      {model.isAskingClash.value && model.clashes.value.length > 0 && <ClashDialog model={model} />}
    </>
  )
}

function Overview({ model }: { model: ForecastModel }) {
  const { officeName, fiscalYear, may } = model.view.value
  const isOurs = officer.value === null || isDistrictStaff(officer.value)
  return (
    <>
      <PageHead
        title={FORECAST.title}
        sub={officeName}
        {...(isOurs ? {} : { back: { href: forecastsPath(fiscalYear), words: FORECASTS.title } })}
      />
      <Years model={model} />
      <Standing model={model} />
      {may.write && <Unsaved model={model} />}
      {may.write && model.producers.value.length > 0 && <PercentCard model={model} />}
      {model.producers.value.length > 0 && <ProducerList model={model} />}
      <Papers model={model} />
    </>
  )
}

/** Forecasts are written for the year that runs and for the next; earlier ones are read. */
function Years({ model }: { model: ForecastModel }) {
  const { officeCode, fiscalYear } = model.view.value
  const now = serviceNow()
  const arrow = (year: number, icon: string, words: string, isThere: boolean) =>
    isThere ? (
      <a
        class="icon-button"
        href={forecastPath(officeCode, year)}
        aria-label={`${words} ${thaiFiscalYear(year)}`}
      >
        <Icon path={icon} />
      </a>
    ) : (
      <span class="icon-button" />
    )
  return (
    <nav class="months" aria-label={FORECAST.year(thaiFiscalYear(fiscalYear))}>
      {arrow(fiscalYear - 1, LEFT, FORECAST.earlier, fiscalYear > EARLIEST_YEAR)}
      <h2>{FORECAST.year(thaiFiscalYear(fiscalYear))}</h2>
      {arrow(fiscalYear + 1, RIGHT, FORECAST.later, isOpenYear(fiscalYear + 1, now))}
    </nav>
  )
}
