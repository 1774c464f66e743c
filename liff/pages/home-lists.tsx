// Home's lists: the province's districts in the month in focus, earlier summaries, the district's earlier months.
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { CHART } from '../parts/more-icons.ts'
import { Progress } from '../parts/progress.tsx'
import { Way } from '../parts/way.tsx'
import { reportPath, summaryPath } from '../routes.ts'
import { HOME } from '../words-pages.ts'
import { HomeBadge } from './home-badge.tsx'
import { isOpenFor } from './next-step.ts'

const baht = (amount: string) => HOME.amountBaht(formatBaht(parseBaht(amount) ?? 0n))

const Counted = ({ of }: { of: DistrictProgress }) => (
  <span class="item-head small">
    <span>{HOME.recordedOf(of.recorded, of.expected)}</span>
    <span>{baht(of.amount)}</span>
  </span>
)

export function Districts({ home }: { home: HomeView }) {
  return (
    <section class="card">
      <h2>{HOME.districts}</h2>
      <ul class="list">
        {home.districts.map(district => (
          <li key={district.officeCode}>
            <a class="item" href={reportPath(district.officeCode, district.period)}>
              <span class="item-head">
                <b>{district.officeName}</b>
                <HomeBadge of={district} isOpen={isOpenFor(home, district)} />
              </span>
              <Progress done={district.recorded} of={district.expected} label={district.officeName} />
              <Counted of={district} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Summaries({ summaries, period }: Pick<HomeView, 'summaries' | 'period'>) {
  return (
    <section class="card">
      <h2>{HOME.earlier}</h2>
      {summaries
        .filter(month => month !== period)
        .map(month => (
          <Way key={month} href={summaryPath(month)} icon={CHART} words={thaiPeriod(month)} />
        ))}
    </section>
  )
}

export function Earlier({ earlier }: Pick<HomeView, 'earlier'>) {
  return (
    <section class="card">
      <h2>{HOME.earlier}</h2>
      <ul class="list">
        {earlier.map(month => (
          <li key={month.period}>
            <a class="item" href={reportPath(month.officeCode, month.period)}>
              <span class="item-head">
                <b>{thaiPeriod(month.period)}</b>
                <HomeBadge of={month} isOpen={month.window.isOpen} />
              </span>
              <Counted of={month} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
