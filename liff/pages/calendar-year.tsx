// The reporting calendar of a fiscal year: what comes next, every month's dates with their weekdays, who moved which and
// why, and how to have them in one's own calendar. The province corrects a date on the page of its month.
import '../style/pages.css'
import '../style/summary.css'
import '../style/people.css'
import '../style/report.css'
import '../style/calendar-year.css'
import type { CalendarYear } from '../../bot/contract/calendar-years.ts'
import { addDays } from '../../bot/domain/civil-time.ts'
import { thaiDateWithWeekday, thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { calendarYearPath, noticePreviewPath } from '../more-routes.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { copyText } from '../parts/copy.ts'
import { Icon, LEFT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Way } from '../parts/way.tsx'
import { LETTER } from '../parts/way-icons.ts'
import { CALENDAR_YEAR, CERTAINTY } from '../words-calendar-year.ts'
import { Fold } from './fold.tsx'
import { NextDate, YearMonth } from './year-months.tsx'

type CalendarYearRoute = Extract<Route, { page: 'calendarYear' }>

export function CalendarYearPage({ route: { fiscalYear } }: { route: CalendarYearRoute }) {
  const loading = useLoad(() => call('showCalendarYear', { fiscalYear }), fiscalYear)
  return <Load of={loading}>{year => <Year year={year} />}</Load>
}

function Year({ year }: { year: CalendarYear }) {
  // A month is over on the day after its last date.
  const isOver = ({ dates }: CalendarYear['months'][number]) => dates.every(date => date.on < year.today)
  const over = year.months.filter(isOver)
  const ahead = year.months.filter(month => !isOver(month))
  const isWholeYearOver = ahead.length === 0
  return (
    <main class="stack year">
      <PageHead title={CALENDAR_YEAR.title} sub={year.provinceName} />
      <Years year={year} />
      <NextDate year={year} />
      {over.length > 0 && !isWholeYearOver && (
        <Fold title={CALENDAR_YEAR.pastMonths(over.length)}>
          <Months year={year} months={over} />
        </Fold>
      )}
      <Months year={year} months={isWholeYearOver ? over : ahead} />
      <Subscribe feed={year.feed} />
      <Holidays year={year} />
      {year.mayPreview && (
        <nav class="card">
          <Way href={noticePreviewPath} icon={LETTER} words={CALENDAR_YEAR.preview} />
        </nav>
      )}
    </main>
  )
}

const Years = ({ year: { fiscalYear, previous, following } }: { year: CalendarYear }) => (
  <nav class="months" aria-label={CALENDAR_YEAR.year(thaiFiscalYear(fiscalYear))}>
    <Step to={previous} icon={LEFT} />
    <h2>{CALENDAR_YEAR.year(thaiFiscalYear(fiscalYear))}</h2>
    <Step to={following} icon={RIGHT} />
  </nav>
)

const Step = ({ to, icon }: { to: number | null; icon: string }) =>
  to === null ? (
    <span class="icon-button" />
  ) : (
    <a class="icon-button" href={calendarYearPath(to)} aria-label={CALENDAR_YEAR.earlier(thaiFiscalYear(to))}>
      <Icon path={icon} />
    </a>
  )

const Months = ({ year, months }: { year: CalendarYear; months: CalendarYear['months'] }) => (
  <div class="year-months">
    {months.map(month => (
      <YearMonth key={month.period} year={year} month={month} />
    ))}
  </div>
)

const Subscribe = ({ feed }: { feed: CalendarYear['feed'] }) => (
  <section class="card stack">
    <h2>{CALENDAR_YEAR.subscribe}</h2>
    <p class="small">{CALENDAR_YEAR.subscribeExplain}</p>
    <ButtonLink href={feed.webcal}>{CALENDAR_YEAR.subscribeNow}</ButtonLink>
    <p class="small">{CALENDAR_YEAR.subscribeElse}</p>
    <output class="link">{feed.https}</output>
    <Button tone="quiet" onPress={() => copyText(feed.https)}>
      {CALENDAR_YEAR.copyLink}
    </Button>
  </section>
)

/** Holidays of the fiscal year itself: those around it only explain dates that lie there. */
function Holidays({ year: { holidays, fiscalYear } }: { year: CalendarYear }) {
  const [from, to] = [`${fiscalYear - 1}-10-01`, addDays(`${fiscalYear}-10-01`, -1)]
  const own = holidays.filter(({ on }) => on >= from && on <= to)
  if (own.length === 0) return <p class="small">{CALENDAR_YEAR.noHolidays}</p>
  return (
    <Fold title={CALENDAR_YEAR.holidays(own.length)}>
      <p class="small">{CALENDAR_YEAR.holidaysExplain}</p>
      <ul class="list">
        {own.map(({ on, name, certainty }) => (
          <li key={on} class="item">
            <span>{thaiDateWithWeekday(on)}</span>
            <span class="item-head">
              <b>{name}</b>
              {CERTAINTY[certainty] && <span class="badge">{CERTAINTY[certainty]}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
