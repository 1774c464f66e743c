// The frame around every page: practice banner, the page of the address, and the voice.
import { effect, signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { Failure } from './failure.ts'
import { Waiting } from './parts/load.tsx'
import { Stopped } from './parts/stopped.tsx'
import { route } from './router.ts'
import type { PageName, Route } from './routes.ts'
import { settleInLine } from './session.ts'

type Page = ComponentType<{ route: Route }>

/** Each page's code is fetched when it is first opened. */
const PAGES: Record<PageName, () => Promise<unknown>> = {
  home: async () => (await import('./pages/home.tsx')).HomePage,
  form: async () => (await import('./pages/form.tsx')).FormPage,
  report: async () => (await import('./pages/report.tsx')).ReportPage,
  sign: async () => (await import('./pages/sign.tsx')).SignPage,
  evidence: async () => (await import('./pages/evidence.tsx')).EvidencePage,
  gaps: async () => (await import('./pages/gaps.tsx')).GapsPage,
  figureHistory: async () => (await import('./pages/figure-history.tsx')).FigureHistoryPage,
  reportHistory: async () => (await import('./pages/history.tsx')).ReportHistoryPage,
  officerHistory: async () => (await import('./pages/history.tsx')).OfficerHistoryPage,
  acting: async () => (await import('./pages/acting.tsx')).ActingPage,
  summary: async () => (await import('./pages/summary.tsx')).SummaryPage,
  calendar: async () => (await import('./pages/calendar.tsx')).CalendarPage,
  people: async () => (await import('./pages/people.tsx')).PeoplePage,
  join: async () => (await import('./pages/join.tsx')).JoinPage,
  unknown: async () => (await import('./pages/unknown.tsx')).UnknownPage,
}

const shown = signal<{ route: Route; Page: Page } | Failure | null>(null)

async function show(to: Route): Promise<void> {
  try {
    const Page = (await PAGES[to.page]()) as Page
    if (route.peek() === to) shown.value = { route: to, Page }
  } catch {
    if (route.peek() === to) shown.value = new Failure('no_network')
  }
}

effect(() => {
  void show(route.value)
})

export function App() {
  useEffect(settleInLine, [])
  const now = shown.value
  return (
    <>
      {now === null && <Waiting />}
      {now instanceof Failure && <Stopped failure={now} again={() => void show(route.peek())} />}
      {now && !(now instanceof Failure) && <now.Page key={keyOf(now.route)} route={now.route} />}
    </>
  )
}

/** Another month or office is another page: nothing of the last one may stay on the screen. */
const keyOf = (of: Route) => JSON.stringify(of)
