// The district report (form รต.2) for reading: where it stands, what changed, totals, exceptions, every figure with its
// questions, papers; and what its reader may do with it. The server says what that is (`may`); this page only shows it.
import '../style/pages.css'
import '../style/report.css'
import '../style/report-figures.css'
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import type { ReportView } from '../../bot/contract/reports.ts'
import { addDays, bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { take } from '../api.ts'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Route } from '../routes.ts'
import { noteSeen } from '../seen-report.ts'
import { serviceNow } from '../service-clock.ts'
import { REPORT } from '../words-report.ts'
import { fetchSigning } from './fetch-signing.ts'
import { ReportActions } from './report-actions.tsx'
import { Changes } from './report-changes.tsx'
import { keepFolds, openDesk, showProducer } from './report-desk.ts'
import { Exceptions } from './report-exceptions.tsx'
import { Headline } from './report-headline.tsx'
import { Notes } from './report-notes.tsx'
import { Papers } from './report-papers.tsx'
import { Producers } from './report-producers.tsx'
import { SplitTable } from './report-split.tsx'
import { ReportSteps } from './report-steps.tsx'
import { reportTotals } from './report-totals.ts'
import { ReportWays } from './report-ways.tsx'

type ReportRoute = Extract<Route, { page: 'report' }>

/** What a reopening proposes: three days and the end of office hours. */
const REOPENING = { days: 3, time: '16:30' }

/** A running one is changed from what it is. */
function proposedReopening({ reopened }: ReportView): { day: string; time: string } {
  if (!reopened) return { day: addDays(bangkokDateOf(serviceNow()), REOPENING.days), time: REOPENING.time }
  const until = new Date(reopened.until)
  return { day: bangkokDateOf(until), time: bangkokTimeOf(until) }
}

export function ReportPage({ route: { officeCode, period, producerId } }: { route: ReportRoute }) {
  const loading = useLoad(() => take('showReport', { officeCode, period }), `${officeCode}:${period}`)
  return (
    <Load of={loading}>
      {report => <Report report={report} again={loading.again} producerId={producerId} />}
    </Load>
  )
}

interface ReportProps {
  report: ReportView
  again: () => void
  /** The figure the address points at. */
  producerId: string | undefined
}

function Report({ report, again, producerId }: ReportProps) {
  const { officeName, period, rows } = report
  const totals = useMemo(() => reportTotals(rows), [rows])
  const desk = useMemo(() => openDesk(report, proposedReopening(report)), [])
  // With the first sight of it: whoever goes on to sign at once has seen this version.
  useLayoutEffect(() => noteSeen(report), [report])
  useEffect(() => keepFolds(desk), [desk])
  useEffect(() => (report.may.certify ? fetchSigning() : undefined), [report.may.certify])
  useEffect(() => {
    if (producerId) showProducer(desk, producerId)
  }, [producerId])
  return (
    <main class="stack">
      <PageHead title={REPORT.title(thaiPeriod(period))} sub={officeName} />
      <ReportSteps report={report} />
      <Notes report={report} desk={desk} />
      {report.changes && <Changes changes={report.changes} />}
      <Headline totals={totals} expected={rows.length} before={report.before} />
      <SplitTable totals={totals} by="category" />
      <SplitTable totals={totals} by="channel" />
      <Exceptions report={report} totals={totals} desk={desk} />
      <Producers report={report} desk={desk} />
      <ReportActions report={report} desk={desk} again={again} />
      <Papers report={report} />
      <ReportWays report={report} />
    </main>
  )
}
