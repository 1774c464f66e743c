// What happened to a report, or what a person did: one line for each act, newest first, day by day. The sentences come
// from the service, so that everybody reads the same words.
import '../style/pages.css'
import '../style/history.css'
import { Fragment } from 'preact'
import type { History, HistoryLine } from '../../bot/contract/history.ts'
import { bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import { HISTORY_LINES } from '../../bot/domain/limits.ts'
import { thaiDateWithWeekday, thaiPeriodShort, thaiTime } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { Icon } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { CHART, RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Way } from '../parts/way.tsx'
import { officerHistoryPath, reportPath } from '../routes.ts'
import { HISTORY, whoWords } from '../words-history.ts'

type ReportHistoryRoute = Extract<Route, { page: 'reportHistory' }>
type OfficerHistoryRoute = Extract<Route, { page: 'officerHistory' }>

export function ReportHistoryPage({ route: { officeCode, period } }: { route: ReportHistoryRoute }) {
  const loading = useLoad(() => call('showReportHistory', { officeCode, period }), `${officeCode}:${period}`)
  return (
    <Load of={loading}>
      {history => (
        <main class="stack">
          <PageHead title={history.title} />
          <section class="card">
            <Way
              href={reportPath(officeCode, period)}
              icon={CHART}
              words={HISTORY.toReport(thaiPeriodShort(period))}
            />
          </section>
          <Days history={history} hasLinks={false} />
        </main>
      )}
    </Load>
  )
}

export function OfficerHistoryPage({ route: { id } }: { route: OfficerHistoryRoute }) {
  const loading = useLoad(() => call('showOfficerHistory', { id }), id)
  return (
    <Load of={loading}>
      {history => (
        <main class="stack">
          <PageHead title={history.title} />
          <Days history={history} hasLinks />
        </main>
      )}
    </Load>
  )
}

/** Lines of one Bangkok day together, in the order they came. */
function daysOf(lines: readonly HistoryLine[]): [day: string, lines: HistoryLine[]][] {
  const days = new Map<string, HistoryLine[]>()
  for (const line of lines) {
    const day = bangkokDateOf(new Date(line.at))
    days.set(day, [...(days.get(day) ?? []), line])
  }
  return [...days]
}

interface DaysProps {
  history: History
  /** Each line leads to the report it is about. */
  hasLinks: boolean
}

function Days({ history: { lines }, hasLinks }: DaysProps) {
  if (lines.length === 0) return <p class="card">{HISTORY.nothing}</p>
  return (
    <>
      {daysOf(lines).map(([day, acts]) => (
        <section key={day} class="card">
          <h2>{thaiDateWithWeekday(day)}</h2>
          <ol class="list">
            {acts.map(line => (
              <Act key={line.seq} line={line} hasLinks={hasLinks} />
            ))}
          </ol>
        </section>
      ))}
      {lines.length >= HISTORY_LINES && <p class="small">{HISTORY.onlyNewest(lines.length)}</p>}
    </>
  )
}

function Act({ line, hasLinks }: { line: HistoryLine; hasLinks: boolean }) {
  const { at, by, byId, origin, says, details, officeCode, period } = line
  return (
    <li class="act-line">
      <time class="small" dateTime={at}>
        {thaiTime(bangkokTimeOf(new Date(at)))}
      </time>
      <div>
        <p>{says}</p>
        {details.length > 0 && (
          <ul class="act-details">
            {details.map(detail => (
              <Detail key={detail} words={detail} />
            ))}
          </ul>
        )}
        <p class="small">
          {byId && !hasLinks ? (
            <a href={officerHistoryPath(byId)}>{whoWords(by, origin)}</a>
          ) : (
            whoWords(by, origin)
          )}
        </p>
        {hasLinks && officeCode?.length === 4 && period && (
          <a class="act-link" href={reportPath(officeCode, period)}>
            {HISTORY.toReport(thaiPeriodShort(period))}
          </a>
        )}
      </div>
    </li>
  )
}

/** The service writes an arrow between an old and a new value; fonts without one show a box, so here it is drawn. */
const Detail = ({ words }: { words: string }) => (
  <li>
    {words.split(/\s*→\s*/).map((part, index) => (
      <Fragment key={part}>
        {index > 0 && (
          <>
            {' '}
            <Icon path={RIGHT} />
            <span class="unseen">{HISTORY.becomes}</span>{' '}
          </>
        )}
        {part}
      </Fragment>
    ))}
  </li>
)
