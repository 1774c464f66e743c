// The first screen: whose office, how the month stands, the one thing to do next, what else waits, the dates, and at
// the end the ways onward.
import '../style/pages.css'
import '../style/home.css'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HomeView } from '../../bot/contract/home.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { take } from '../api.ts'
import { learnOfficer } from '../officer.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { CALENDAR } from '../parts/more-icons.ts'
import { Progress } from '../parts/progress.tsx'
import { Way } from '../parts/way.tsx'
import { calendarPath, isDistrictStaff } from '../routes.ts'
import { momentLong } from '../words-common.ts'
import { HOME, WINDOW } from '../words-pages.ts'
import { DateStrip } from './date-strip.tsx'
import { ForecastCard } from './forecast-card.tsx'
import { HomeBadge } from './home-badge.tsx'
import { Acting, Files, Reopened, Unanswered } from './home-cards.tsx'
import { Districts, Earlier, Summaries } from './home-lists.tsx'
import { Lapsed, Waiting } from './home-waiting.tsx'
import { HomeWays } from './home-ways.tsx'
import { firstTaskOf, nextStepOf, reopeningInFocus } from './next-step.ts'

export function HomePage() {
  const loading = useLoad(async () => {
    const home = await take('showHome', {})
    learnOfficer(home.officer)
    return home
  }, 'home')
  return <Load of={loading}>{home => <Home home={home} />}</Load>
}

function Home({ home }: { home: HomeView }) {
  const { officer, calendar, forecast, earlier, summaries, period } = home
  return (
    <main class="stack">
      <header class="hello">
        <h1>{officer.officeName}</h1>
        <p class="small">
          {officer.fullName} · {ROLE_NAMES[officer.role]}
        </p>
      </header>
      <Unsent />
      <Waiting home={home} />
      <Reopened home={home} />
      <Lapsed home={home} />
      <MonthCard home={home} />
      <Acting home={home} />
      <Files files={home.files} />
      <Unanswered questions={home.questions} />
      <section class="card stack">
        <h2>{HOME.dates}</h2>
        <DateStrip calendar={calendar} />
        <Way href={calendarPath(calendar.period)} icon={CALENDAR} words={HOME.allDates} />
      </section>
      {forecast && <ForecastCard forecast={forecast} officeCode={officer.officeCode} />}
      {!isDistrictStaff(officer) && <Districts home={home} />}
      {summaries.length > 1 && <Summaries summaries={summaries} period={period} />}
      {earlier.length > 0 && <Earlier earlier={earlier} />}
      <HomeWays home={home} />
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
  const reopening = reopeningInFocus(home)
  const first = firstTaskOf(home)
  const recorded = districts.reduce((sum, district) => sum + district.recorded, 0)
  const expected = districts.reduce((sum, district) => sum + district.expected, 0)
  return (
    <section class="card month">
      <div class="month-head">
        <div>
          <p class="small">{HOME.month}</p>
          <h2>{thaiPeriod(period)}</h2>
        </div>
        {own && <HomeBadge of={own} isOpen={calendar.window.isOpen} />}
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
      {reopening ? (
        <div class="reopening">
          <p class="until">{WINDOW.reopened(momentLong(reopening.until))}</p>
          <p>{HOME.because(reopening.reason)}</p>
          <p>{WINDOW.locksAgain}</p>
        </div>
      ) : (
        <p class="small">{windowWords(calendar.window)}</p>
      )}
      <ButtonLink
        isWide
        href={step.path}
        tone={first === step.path || (first === null && !own) ? 'main' : 'quiet'}
      >
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
