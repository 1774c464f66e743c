// The province's month: the same numbers as in the LINE message, with every district's state below.
import '../style/pages.css'
import '../style/summary.css'
import type { GrowthView, SummaryView } from '../../bot/contract/summaries.ts'
import { AGAINST_WORDS } from '../../bot/domain/baseline-words.ts'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Icon, LEFT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { type Route, reportPath, summaryPath } from '../routes.ts'
import { momentShort, percent } from '../words-common.ts'
import { SUMMARY } from '../words-pages.ts'
import { DateStrip } from './date-strip.tsx'

type SummaryRoute = Extract<Route, { page: 'summary' }>

export function SummaryPage({ route: { period } }: { route: SummaryRoute }) {
  const loading = useLoad(() => call('showSummary', { period }), period)
  return <Load of={loading}>{summary => <Summary summary={summary} />}</Load>
}

const baht = (amount: string) => formatBaht(parseBaht(amount) ?? 0n)

function Summary({ summary }: { summary: SummaryView }) {
  const { provinceName, asOf, calendar } = summary
  return (
    <main class="stack">
      <PageHead title={SUMMARY.title(provinceName)} sub={SUMMARY.asOf(momentShort(asOf))} />
      <Months summary={summary} />
      <Headline summary={summary} />
      <Completeness summary={summary} />
      <Districts summary={summary} />
      <section class="card">
        <DateStrip calendar={calendar} />
      </section>
    </main>
  )
}

function Months({ summary: { period, earlier, later } }: { summary: SummaryView }) {
  return (
    <nav class="months" aria-label={thaiPeriod(period)}>
      <Arrow to={earlier} icon={LEFT} label={SUMMARY.earlier} />
      <h2>{thaiPeriod(period)}</h2>
      <Arrow to={later} icon={RIGHT} label={SUMMARY.later} />
    </nav>
  )
}

function Arrow({ to, icon, label }: { to: string | null; icon: string; label: string }) {
  if (to === null) return <span class="icon-button" />
  return (
    <a class="icon-button" href={summaryPath(to)} aria-label={`${label} ${thaiPeriod(to)}`}>
      <Icon path={icon} />
    </a>
  )
}

function Headline({ summary }: { summary: SummaryView }) {
  const { amount, growthMonth, growthYear } = summary
  return (
    <section class="hero">
      <p>{SUMMARY.amount}</p>
      <p class="big">
        {baht(amount)} <span class="unit">{SUMMARY.baht}</span>
      </p>
      <div class="tiles">
        <Growth
          title={AGAINST_WORDS[summary.rule]}
          growth={growthMonth}
          covered={SUMMARY.coveredDistricts(growthMonth.covered, growthMonth.of)}
        />
        <Growth
          title={SUMMARY.growthYear}
          growth={growthYear}
          covered={SUMMARY.coveredMonths(growthYear.covered, growthYear.of)}
        />
      </div>
    </section>
  )
}

interface GrowthProps {
  title: string
  growth: GrowthView
  covered: string
}

const Growth = ({ title, growth, covered }: GrowthProps) => (
  <div class="tile">
    <p>{title}</p>
    <p class="tile-number">{growth.tenths === null ? SUMMARY.noBase : percent(growth.tenths)}</p>
    <p>{covered}</p>
  </div>
)

function Completeness({ summary: { producers, offices, onTime } }: { summary: SummaryView }) {
  return (
    <section class="card stack">
      <div>
        <p class="item-head">
          <span>{SUMMARY.producers}</span>
          <b>
            {producers.recorded}/{producers.expected}
          </b>
        </p>
        <Progress done={producers.recorded} of={producers.expected} label={SUMMARY.producers} />
        <p class="small">{SUMMARY.noSales(producers.noSales)}</p>
      </div>
      <dl class="facts">
        <dt>{SUMMARY.submitted}</dt>
        <dd>{SUMMARY.ofDistricts(offices.submitted, offices.of)}</dd>
        <dt>{SUMMARY.certified}</dt>
        <dd>{SUMMARY.ofDistricts(offices.certified, offices.of)}</dd>
        <dt>{SUMMARY.onTimeSubmitted}</dt>
        <dd>
          {SUMMARY.ofDistricts(onTime.submitted, onTime.of)}
          {!onTime.isDuePassed && <span class="small note">{SUMMARY.notYetDue}</span>}
        </dd>
        <dt>{SUMMARY.onTimeCertified}</dt>
        <dd>
          {SUMMARY.ofDistricts(onTime.certified, onTime.of)}
          {!onTime.isSignOffPassed && <span class="small note">{SUMMARY.notYetDue}</span>}
        </dd>
      </dl>
    </section>
  )
}

/** Unfinished districts first: they are what the province has to see to. */
function Districts({ summary: { districts, period } }: { summary: SummaryView }) {
  const isDone = ({ state }: SummaryView['districts'][number]) =>
    state === 'certified' || state === 'accepted'
  const missing = districts.filter(district => !isDone(district))
  return (
    <section class="card">
      <h2>{missing.length === 0 ? SUMMARY.allDone : SUMMARY.missing(missing.length)}</h2>
      <ul class="list">
        {[...missing, ...districts.filter(isDone)].map(district => (
          <li key={district.officeCode}>
            <a class="item" href={reportPath(district.officeCode, period)}>
              <span class="item-head">
                <b>{district.officeName}</b>
                <StateBadge state={district.state} />
              </span>
              <Progress done={district.recorded} of={district.expected} label={district.officeName} />
              <span class="item-head small">
                <span>{SUMMARY.recordedOf(district.recorded, district.expected)}</span>
                <span>
                  {baht(district.amount)} {SUMMARY.baht}
                </span>
              </span>
              {!isDone(district) && <People people={district.people} />}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const People = ({ people }: { people: SummaryView['districts'][number]['people'] }) => (
  <>
    {people.map(person => (
      <span key={person.fullName} class="small person">
        {person.fullName}
        {!person.canBeReached && <b class="warn-ink"> · {SUMMARY.unreachable}</b>}
      </span>
    ))}
  </>
)
