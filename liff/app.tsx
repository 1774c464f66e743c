// The frame around every page: practice banner, the page of the address, and the voice.
import { effect, signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { Failure, NO_CODE } from './failure.ts'
import { Waiting } from './parts/load.tsx'
import { Stopped } from './parts/stopped.tsx'
import { route } from './router.ts'
import type { Route } from './routes.ts'
import { settleInLine } from './session.ts'

type Page = ComponentType<{ route: unknown }>
type FirstPage = Exclude<Route['page'], 'unknown'>

/**
 * Each page's code is fetched when it is first opened. Only what LINE's messages lead to is named here: the names of a
 * page's pieces, and addresses, are part of every first load, so the other pages are named in a piece of their own.
 */
const FIRST_PAGES: Record<FirstPage, () => Promise<unknown>> = {
  home: async () => (await import('./pages/home.tsx')).HomePage,
  form: async () => (await import('./pages/form.tsx')).FormPage,
  report: async () => (await import('./pages/report.tsx')).ReportPage,
  summary: async () => (await import('./pages/summary.tsx')).SummaryPage,
}

const fetchPage = async (to: Route): Promise<{ route: unknown; Page: unknown }> =>
  to.page === 'unknown'
    ? (await import('./more-pages.ts')).fetchMorePage(location.pathname)
    : { route: to, Page: await FIRST_PAGES[to.page]() }

const shown = signal<{ route: unknown; Page: Page } | Failure | null>(null)

async function show(to: Route): Promise<void> {
  try {
    const fetched = (await fetchPage(to)) as { route: unknown; Page: Page }
    if (route.peek() === to) shown.value = fetched
  } catch {
    if (route.peek() === to) shown.value = new Failure('no_network', NO_CODE)
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
const keyOf = (of: unknown) => JSON.stringify(of)
