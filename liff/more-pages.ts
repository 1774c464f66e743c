// The pages that are opened from other pages. Part of app.tsx's list, kept apart so that the first load stays small.
import { MORE_PATHS } from '../bot/contract/more-paths.ts'
import { learnAddresses } from './addresses.ts'
import { type MorePage, type MoreRoute, readMoreRoute } from './more-addresses.ts'

learnAddresses(MORE_PATHS)

export const MORE_PAGES: Record<MorePage | 'unknown', () => Promise<unknown>> = {
  sign: async () => (await import('./pages/sign.tsx')).SignPage,
  evidence: async () => (await import('./pages/evidence.tsx')).EvidencePage,
  gaps: async () => (await import('./pages/gaps.tsx')).GapsPage,
  figureHistory: async () => (await import('./pages/figure-history.tsx')).FigureHistoryPage,
  reportHistory: async () => (await import('./pages/history.tsx')).ReportHistoryPage,
  officerHistory: async () => (await import('./pages/history.tsx')).OfficerHistoryPage,
  acting: async () => (await import('./pages/acting.tsx')).ActingPage,
  calendar: async () => (await import('./pages/calendar.tsx')).CalendarPage,
  people: async () => (await import('./pages/people.tsx')).PeoplePage,
  board: async () => (await import('./pages/board.tsx')).BoardPage,
  notices: async () => (await import('./pages/notices.tsx')).NoticesPage,
  unreachable: async () => (await import('./pages/unreachable.tsx')).UnreachablePage,
  indicator: async () => (await import('./pages/indicator.tsx')).IndicatorPage,
  targets: async () => (await import('./pages/targets.tsx')).TargetsPage,
  forecast: async () => (await import('./pages/forecast.tsx')).ForecastPage,
  forecasts: async () => (await import('./pages/forecasts.tsx')).ForecastsPage,
  producers: async () => (await import('./pages/producers.tsx')).ProducersPage,
  producer: async () => (await import('./pages/producer.tsx')).ProducerPage,
  officers: async () => (await import('./pages/officers.tsx')).OfficersPage,
  rekeying: async () => (await import('./pages/rekeying.tsx')).RekeyingPage,
  sheets: async () => (await import('./pages/sheets.tsx')).SheetsPage,
  upload: async () => (await import('./pages/upload.tsx')).UploadPage,
  uploading: async () => (await import('./pages/uploading.tsx')).UploadingPage,
  apiKeys: async () => (await import('./pages/api-keys.tsx')).ApiKeysPage,
  calendarYear: async () => (await import('./pages/calendar-year.tsx')).CalendarYearPage,
  noticePreview: async () => (await import('./pages/notice-preview.tsx')).NoticePreviewPage,
  join: async () => (await import('./pages/join.tsx')).JoinPage,
  unknown: async () => (await import('./pages/unknown.tsx')).UnknownPage,
}

/** The page of an address that is none of the first: what the address says, and the page's code. */
export async function fetchMorePage(
  pathname: string,
): Promise<{ route: MoreRoute | { page: 'unknown' }; Page: unknown }> {
  const route = readMoreRoute(pathname) ?? { page: 'unknown' as const }
  return { route, Page: await MORE_PAGES[route.page]() }
}
