// The pages that are opened from other pages. Part of app.tsx's list, kept apart so that the first load stays small.
import type { PageName } from './routes.ts'

/** Pages that app.tsx fetches by itself. */
export type FirstPage = 'home' | 'form' | 'report' | 'summary'

export const MORE_PAGES: Record<Exclude<PageName, FirstPage>, () => Promise<unknown>> = {
  sign: async () => (await import('./pages/sign.tsx')).SignPage,
  evidence: async () => (await import('./pages/evidence.tsx')).EvidencePage,
  gaps: async () => (await import('./pages/gaps.tsx')).GapsPage,
  figureHistory: async () => (await import('./pages/figure-history.tsx')).FigureHistoryPage,
  reportHistory: async () => (await import('./pages/history.tsx')).ReportHistoryPage,
  officerHistory: async () => (await import('./pages/history.tsx')).OfficerHistoryPage,
  acting: async () => (await import('./pages/acting.tsx')).ActingPage,
  calendar: async () => (await import('./pages/calendar.tsx')).CalendarPage,
  people: async () => (await import('./pages/people.tsx')).PeoplePage,
  join: async () => (await import('./pages/join.tsx')).JoinPage,
  unknown: async () => (await import('./pages/unknown.tsx')).UnknownPage,
}
