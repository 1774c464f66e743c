// Growth month by month, and for the province each district; both lead on to where the numbers come from.
import type { IndicatorMonthView, IndicatorView, SpanView } from '../../bot/contract/indicator.ts'
import { bangkokDateOf, periodOf } from '../../bot/domain/civil-time.ts'
import { EARLIEST_PERIOD } from '../../bot/domain/fiscal-year.ts'
import { SPAN_NAMES } from '../../bot/domain/indicator-words.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import type { Span } from '../../db/vocabulary.ts'
import { indicatorPath } from '../more-routes.ts'
import { reportPath, summaryPath } from '../routes.ts'
import { percent } from '../words-common.ts'
import { INDICATOR } from '../words-indicator.ts'
import { totalWords } from './total-satang.ts'

/** Newest first; months that have not come have nothing to say. */
export function IndicatorMonths({ view }: { view: IndicatorView }) {
  const { months, officeCode, asOf } = view
  const isProvince = officeCode.length === 2
  const current = periodOf(bangkokDateOf(new Date(asOf)))
  const shown = months.filter(month => month.period <= current).reverse()
  return (
    <section class="card">
      <h2>{INDICATOR.monthly}</h2>
      {shown.length === 0 && <p class="small">{INDICATOR.noMonths}</p>}
      <ul class="list">
        {shown.map(month => {
          const words = (
            <>
              <span class="item-head">
                <b>{thaiPeriod(month.period)}</b>
                <GrowthWords month={month} isProvince={isProvince} />
              </span>
              <MonthAmount month={month} isProvince={isProvince} />
            </>
          )
          const path = isProvince ? summaryPath(month.period) : reportPath(officeCode, month.period)
          return (
            <li key={month.period}>
              {hasReport(month) ? (
                <a class="item" href={path}>
                  {words}
                </a>
              ) : (
                <span class="item">{words}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** A month that was only imported, or that lies before any record, has no page to go to. */
const hasReport = ({ period, now, imported }: IndicatorMonthView): boolean =>
  now !== null || (imported === null && period >= EARLIEST_PERIOD)

interface MonthProps {
  month: IndicatorMonthView
  isProvince: boolean
}

function GrowthWords({ month: { growth, isReported, imported, now }, isProvince }: MonthProps) {
  if (growth.tenths !== null) return <b class={growth.tenths < 0 ? 'down' : 'up'}>{percent(growth.tenths)}</b>
  const words =
    now === null && imported !== null
      ? INDICATOR.importedMonth
      : isReported
        ? INDICATOR.noBase
        : isProvince
          ? INDICATOR.notYet
          : INDICATOR.notReported
  return <span class="small">{words}</span>
}

function MonthAmount({ month: { now, imported, growth }, isProvince }: MonthProps) {
  const amount = now ?? imported
  return (
    <span class="item-head small">
      <span>{amount === null ? INDICATOR.nothing : INDICATOR.amount(totalWords(amount))}</span>
      {isProvince && <span>{INDICATOR.coveredOffices(growth.covered, growth.of)}</span>}
    </span>
  )
}

interface DistrictsProps {
  view: IndicatorView
  span: Span
}

export function IndicatorDistricts({ view: { districts, fiscalYear }, span }: DistrictsProps) {
  const sorted = [...districts].sort((a, b) => missingOf(b.spans[span]) - missingOf(a.spans[span]))
  return (
    <section class="card">
      <h2>{INDICATOR.districts}</h2>
      <p class="small">
        {districts.length === 0 ? INDICATOR.noDistricts : INDICATOR.districtsOf(SPAN_NAMES[span])}
      </p>
      <ul class="list">
        {sorted.map(({ officeCode, officeName, spans }) => (
          <li key={officeCode}>
            <a class="item" href={indicatorPath(officeCode, fiscalYear)}>
              <span class="item-head">
                <b>{officeName}</b>
                <GrowthSoFar growth={spans[span].growth} />
              </span>
              <span class="item-head small">
                <span>{targetWords(spans[span])}</span>
                <span>{INDICATOR.coveredMonths(spans[span].growth.covered, spans[span].growth.of)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const GrowthSoFar = ({ growth: { tenths } }: Pick<SpanView, 'growth'>) =>
  tenths === null ? (
    <span class="small">{INDICATOR.noBase}</span>
  ) : (
    <b class={tenths < 0 ? 'down' : 'up'}>{percent(tenths)}</b>
  )

/** Who cannot be measured comes last. */
const missingOf = ({ standing }: SpanView): number => standing?.distanceTenths ?? -1

function targetWords({ standing }: SpanView): string {
  if (standing === null) return INDICATOR.noTarget
  const { level, isReached, distanceTenths } = standing
  if (distanceTenths === null) return INDICATOR.noBase
  const gap = isReached ? INDICATOR.reached : INDICATOR.missing(INDICATOR.points(distanceTenths))
  return level === null ? gap : `${INDICATOR.ofLevel(level)} · ${gap}`
}
