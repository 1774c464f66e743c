// The report in three numbers: revenue, producers, and the change against last month and last year.
import type { ReportView } from '../../bot/contract/reports.ts'
import { tenthsOf } from '../../bot/domain/growth.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { satangOf } from '../form/field.ts'
import { WORDS } from '../words.ts'
import { percent } from '../words-common.ts'
import { REPORT } from '../words-report.ts'
import type { Against, ReportTotals } from './report-totals.ts'

interface HeadlineProps {
  totals: ReportTotals
  expected: number
  before: ReportView['before']
}

export function Headline({ totals, expected, before }: HeadlineProps) {
  const { satang, counted, lastMonth, lastYear } = totals
  // Complete, it is compared as a whole, as the printed form does; before that, only producers with a figure on both sides.
  const whole = (amount: string | null) =>
    totals.blanks.length === 0 ? { base: amount === null ? null : satangOf(amount), satang } : null
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
        <Change
          label={REPORT.againstYear}
          against={lastYear}
          expected={expected}
          whole={whole(before.lastYear)}
        />
        <Change
          label={REPORT.againstMonth}
          against={lastMonth}
          expected={expected}
          whole={whole(before.lastMonth)}
        />
      </dl>
    </section>
  )
}

interface ChangeProps {
  label: string
  against: Against
  expected: number
  /** Both sides of the whole district; null = not complete yet. */
  whole: { base: bigint | null; satang: bigint } | null
}

/** What was compared is always said: a change over half of the producers is another number. */
function Change({ label, against, expected, whole }: ChangeProps) {
  const base = whole?.base ?? null
  const growthTenths =
    whole === null ? against.growthTenths : base === null ? null : tenthsOf(whole.satang, base)
  const compared = base === null ? REPORT.compared(against.compared, expected) : REPORT.from(formatBaht(base))
  return (
    <>
      <dt>
        {label}
        <span class="small note">{growthTenths === null ? REPORT.noBase : compared}</span>
      </dt>
      <dd class={growthTenths === null ? '' : growthTenths < 0 ? 'down' : 'up'}>
        {growthTenths === null ? WORDS.none : percent(growthTenths)}
      </dd>
    </>
  )
}
