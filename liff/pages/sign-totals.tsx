// What is being signed, in short: the total, the producers, and the parts by category.
import type { ReportView } from '../../bot/contract/reports.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { CATEGORY_NAMES } from '../../bot/domain/thai-words.ts'
import { satangOf } from '../form/field.ts'
import { REPORT } from '../words-report.ts'
import { SIGN } from '../words-sign.ts'
import type { ReportTotals } from './report-totals.ts'

export function SignTotals({ report, totals }: { report: ReportView; totals: ReportTotals }) {
  const categories = Object.entries(CATEGORY_NAMES) as [keyof typeof CATEGORY_NAMES, string][]
  return (
    <section class="card headline">
      <p class="small">{SIGN.amount}</p>
      <p class="big">
        {formatBaht(totals.satang)} <span class="unit">{REPORT.baht}</span>
      </p>
      <dl class="facts">
        <dt>
          {SIGN.producers}
          {totals.zeros.length > 0 && <span class="small note">{SIGN.noSales(totals.zeros.length)}</span>}
        </dt>
        <dd>{SIGN.count(report.rows.length)}</dd>
        {categories.map(([word, name]) => (
          <Part key={word} name={name} satang={totals.byCategory.get(word) ?? 0n} />
        ))}
        <Part
          name={REPORT.yearToDate(report.before.thisYear.months + 1)}
          satang={totals.satang + satangOf(report.before.thisYear.amount)}
        />
      </dl>
    </section>
  )
}

const Part = ({ name, satang }: { name: string; satang: bigint }) => (
  <>
    <dt>{name}</dt>
    <dd>{formatBaht(satang)}</dd>
  </>
)
