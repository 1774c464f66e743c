// The district report (form รต.2) for reading: totals, growth, exceptions, where it stands; and for the chief and
// the province what they may do with it. The server says what that is (`may`); this page only shows it.
import '../style/pages.css'
import '../style/report.css'
import type { ReportView } from '../../bot/contract/reports.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { take } from '../api.ts'
import { Banner } from '../parts/banner.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { formPath, type Route } from '../routes.ts'
import { percent } from '../words-common.ts'
import { REPORT } from '../words-pages.ts'
import { ReportActions } from './report-actions.tsx'
import { Exceptions, SplitTable } from './report-parts.tsx'
import { ReportSteps } from './report-steps.tsx'
import { type ReportTotals, reportTotals } from './report-totals.ts'

type ReportRoute = Extract<Route, { page: 'report' }>

export function ReportPage({ route: { officeCode, period } }: { route: ReportRoute }) {
  const loading = useLoad(() => take('showReport', { officeCode, period }), `${officeCode}:${period}`)
  return <Load of={loading}>{report => <Report report={report} again={loading.again} />}</Load>
}

function Report({ report, again }: { report: ReportView; again: () => void }) {
  const { officeName, period, rows, state, returned } = report
  const totals = reportTotals(rows)
  return (
    <main class="stack">
      <PageHead title={REPORT.title(thaiPeriod(period))} sub={officeName} />
      <ReportSteps report={report} />
      {state === 'returned' && returned && (
        <Banner tone="warn" icon={ALERT}>
          <p>
            {REPORT.returnedBecause} <b>{returned.reason}</b>
          </p>
        </Banner>
      )}
      <Headline totals={totals} expected={rows.length} />
      <SplitTable totals={totals} by="category" />
      <SplitTable totals={totals} by="channel" />
      <Exceptions rows={rows} totals={totals} />
      {report.may.save && (
        <ButtonLink isWide tone="quiet" href={formPath(period)}>
          {REPORT.toForm}
        </ButtonLink>
      )}
      <ReportActions report={report} satang={totals.satang} again={again} />
    </main>
  )
}

function Headline({ totals, expected }: { totals: ReportTotals; expected: number }) {
  const { satang, counted, growthTenths, compared } = totals
  return (
    <section class="card headline">
      <p class="small">{REPORT.amount}</p>
      <p class="big">
        {formatBaht(satang)} <span class="unit">{REPORT.baht}</span>
      </p>
      <dl class="facts">
        <dt>{REPORT.recorded}</dt>
        <dd>
          {counted}/{expected}
        </dd>
        <dt>
          {REPORT.growth}
          <span class="small note">
            {growthTenths === null ? REPORT.noBase : REPORT.compared(compared, expected)}
          </span>
        </dt>
        {growthTenths !== null && <dd class={growthTenths < 0 ? 'down' : 'up'}>{percent(growthTenths)}</dd>}
      </dl>
    </section>
  )
}
