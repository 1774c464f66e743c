// Routes of the year's milestones, and what will be said.
import { previewNotices } from '../../actions/preview-notices.ts'
import { showCalendarYear } from '../../actions/show-calendar-year.ts'
import type { CALENDAR_YEARS_ROUTES } from '../../contract/calendar-years-routes.ts'
import type { Handlers } from '../handler.ts'

export const calendarYearsRoutes: Handlers<keyof typeof CALENDAR_YEARS_ROUTES> = {
  showCalendarYear: ({ deps, actor, params }) => showCalendarYear(deps, actor, Number(params.fiscalYear)),
  previewNotices: ({ deps, actor }) => previewNotices(deps, actor),
}
