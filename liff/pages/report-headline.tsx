// The report in three numbers: revenue, producers, and the change against last month and last year.
import { formatBaht } from '../../bot/domain/money.ts'
import { WORDS } from '../words.ts'
import { percent } from '../words-common.ts'
import { REPORT } from '../words-report.ts'
import type { Against, ReportTotals } from './report-totals.ts'

export function Headline({ totals, expected }: { totals: ReportTotals; expected: number }) {
  const { satang, counted, lastMonth, lastYear } = totals
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
        <Change label={REPORT.againstYear} against={lastYear} expected={expected} />
        <Change label={REPORT.againstMonth} against={lastMonth} expected={expected} />
      </dl>
    </section>
  )
}

interface ChangeProps {
  label: string
  against: Against
  expected: number
}

/** The coverage is always said: a change over half of the producers is another number. */
function Change({ label, against: { growthTenths, compared }, expected }: ChangeProps) {
  return (
    <>
      <dt>
        {label}
        <span class="small note">
          {growthTenths === null ? REPORT.noBase : REPORT.compared(compared, expected)}
        </span>
      </dt>
      <dd class={growthTenths === null ? '' : growthTenths < 0 ? 'down' : 'up'}>
        {growthTenths === null ? WORDS.none : percent(growthTenths)}
      </dd>
    </>
  )
}
