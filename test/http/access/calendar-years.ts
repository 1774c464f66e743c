// Who may call the routes of the year's milestones, and what will be said, and a sound request of each.
import type { CALENDAR_YEARS_ROUTES } from '../../../bot/contract/calendar-years-routes.ts'
import { type AccessRows, everyOfficer, NOT_HERE, type RequestMakers, YES } from './rows.ts'

type Name = keyof typeof CALENDAR_YEARS_ROUTES

export const CALENDAR_YEARS_EXPECTED: AccessRows<Name> = {
  showCalendarYear: everyOfficer(YES),
  previewNotices: { ...everyOfficer(YES), district_officer: NOT_HERE, district_chief: NOT_HERE },
}

export const CALENDAR_YEARS_REQUESTS: RequestMakers<Name> = {
  showCalendarYear: () => ({ params: { fiscalYear: '2025' } }),
  previewNotices: () => ({ params: {} }),
}
