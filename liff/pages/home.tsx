// The first screen: whose office, how the month stands, the one thing to do next, the dates, and ways onward.
import '../style/pages.css'
import '../style/home.css'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HomeView } from '../../bot/contract/home.ts'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { take } from '../api.ts'
import { learnOfficer } from '../officer.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { CALENDAR, CHART, PEOPLE, RIGHT } from '../parts/more-icons.ts'
import { Progress } from '../parts/progress.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { calendarPath, isDistrictStaff, peoplePath, reportPath, summaryPath } from '../routes.ts'
import { momentLong } from '../words-common.ts'
import { HOME, WINDOW } from '../words-pages.ts'
import { DateStrip } from './date-strip.tsx'
import { ForecastCard } from './forecast-card.tsx'
import { nextStepOf } from './next-step.ts'

export function HomePage() {
  const loading = useLoad(async () => {
    const home = await take('showHome', {})
    learnOfficer(home.officer)
    return home
  }, 'home')
  return <Load of={loading}>{home => <Home home={home} again={loading.again} />}</Load>
}

function Home({ home, again }: { home: HomeView; again: () => void }) {
  const { officer, calendar, forecast, earlier } = home
  return (
    <main class="stack">
      <header class="hello">
        <h1>{officer.officeName}</h1>
        <p class="small">
          {officer.fullName} · {ROLE_NAMES[officer.role]}
        </p>
      </header>
      <Unsent />
      <MonthCard home={home} />
      <section class="card stack">
        <h2>{HOME.dates}</h2>
        <DateStrip calendar={calendar} />
        <Way href={calendarPath(calendar.period)} icon={CALENDAR} words={HOME.allDates} />
      </section>
      {forecast && <ForecastCard forecast={forecast} again={again} />}
      {!isDistrictStaff(officer) && <Districts home={home} />}
      {officer.role === 'provincial_officer' && (
        <section class="card">
          <Way href={peoplePath} icon={PEOPLE} words={HOME.people} />
        </section>
      )}
      {home.summaries.length > 1 && <Summaries home={home} />}
      {earlier.length > 0 && <Earlier earlier={earlier} />}
    </main>
  )
}

/** Saves that wait on this phone: rare, and looked for after the first paint. */
function Unsent() {
  const part = useSignal<typeof import('./unsent-banner.tsx') | null>(null)
  useEffect(() => {
    const look = async () => {
      const { listKept } = await import('../keep.ts')
      if ((await listKept('outbox:')).length > 0) part.value = await import('./unsent-banner.tsx')
    }
    // Without a signal there is nothing to send; the form will say it all the same.
    look().catch(() => undefined)
  }, [])
  return part.value && <part.value.UnsentBanner />
}

function MonthCard({ home }: { home: HomeView }) {
  const { districts, period, officer, calendar } = home
  const step = nextStepOf(home)
  const own = districts.find(district => district.officeCode === officer.officeCode)
  const recorded = districts.reduce((sum, district) => sum + district.recorded, 0)
  const expected = districts.reduce((sum, district) => sum + district.expected, 0)
  return (
    <section class="card month">
      <div class="month-head">
        <div>
          <p class="small">{HOME.month}</p>
          <h2>{thaiPeriod(period)}</h2>
        </div>
        {own && <StateBadge state={own.state} />}
      </div>
      <div>
        <p class="month-count">
          <b>{recorded}</b>
          <span>
            /{expected} {HOME.recorded}
          </span>
        </p>
        <Progress done={recorded} of={expected} label={HOME.recorded} />
      </div>
      <p>{step.says}</p>
      <p class="small">{windowWords(calendar.window)}</p>
      <ButtonLink isWide href={step.path} tone={step.isTask || !own ? 'main' : 'quiet'}>
        {step.button}
      </ButtonLink>
    </section>
  )
}

function windowWords(window: HomeView['calendar']['window']): string {
  if (window.isOpen) return WINDOW.closes(momentLong(window.closesAt))
  if (window.until) return WINDOW.opens(momentLong(window.until))
  return window.since ? WINDOW.closed(momentLong(window.since)) : ''
}

const Way = ({ href, icon, words }: { href: string; icon: string; words: string }) => (
  <a class="way" href={href}>
    <Icon path={icon} />
    <span>{words}</span>
    <Icon path={RIGHT} />
  </a>
)

const baht = (amount: string) => HOME.amountBaht(formatBaht(parseBaht(amount) ?? 0n))

function Districts({ home: { districts } }: { home: HomeView }) {
  return (
    <section class="card">
      <h2>{HOME.districts}</h2>
      <ul class="list">
        {districts.map(district => (
          <li key={district.officeCode}>
            <a class="item" href={reportPath(district.officeCode, district.period)}>
              <span class="item-head">
                <b>{district.officeName}</b>
                <StateBadge state={district.state} />
              </span>
              <Progress done={district.recorded} of={district.expected} label={district.officeName} />
              <span class="item-head small">
                <span>{HOME.recordedOf(district.recorded, district.expected)}</span>
                <span>{baht(district.amount)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Summaries({ home: { summaries, period } }: { home: HomeView }) {
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

function Earlier({ earlier }: { earlier: HomeView['earlier'] }) {
  return (
    <section class="card">
      <h2>{HOME.earlier}</h2>
      <ul class="list">
        {earlier.map(month => (
          <li key={month.period}>
            <a class="item" href={reportPath(month.officeCode, month.period)}>
              <span class="item-head">
                <b>{thaiPeriod(month.period)}</b>
                <StateBadge state={month.state} />
              </span>
              <span class="item-head small">
                <span>{HOME.recordedOf(month.recorded, month.expected)}</span>
                <span>{baht(month.amount)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
