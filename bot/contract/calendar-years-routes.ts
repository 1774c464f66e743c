// Routes of the year's milestones, and what will be said. Part of ROUTES.
import * as z from 'zod'
import { CalendarYear, NoticePreview } from './calendar-years.ts'
import type { RouteShape } from './route-shape.ts'
import { FiscalYearText } from './scalars.ts'

export const CALENDAR_YEARS_ROUTES = {
  showCalendarYear: {
    summary: 'Dates of a fiscal year with their corrections',
    access: 'officer',
    params: z.object({ fiscalYear: FiscalYearText }),
    body: null,
    answer: CalendarYear,
  },
  previewNotices: {
    summary: 'Messages of the next 30 days as things stand now, to whom, and what they cost of the quota',
    access: 'read_notices',
    params: z.object({}),
    body: null,
    answer: NoticePreview,
  },
} as const satisfies Record<string, RouteShape>
