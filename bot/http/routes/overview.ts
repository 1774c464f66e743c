// What people look at: home, the province's summary, the calendar and its corrections.
import { viewCalendar } from '../../actions/calendar-view.ts'
import { correctCalendar } from '../../actions/correct-calendar.ts'
import { showHome } from '../../actions/show-home.ts'
import { showSummary } from '../../actions/show-summary.ts'
import type { Handlers } from '../handler.ts'

export const overviewRoutes: Handlers<'showHome' | 'showSummary' | 'showCalendar' | 'correctCalendar'> = {
  showHome: ({ deps, actor }) => showHome(deps, actor),
  showSummary: ({ deps, actor, params }) => showSummary(deps, actor, params.period),
  showCalendar: ({ deps, actor, params }) => viewCalendar(deps.db, actor, params.period, deps.clock.now()),
  correctCalendar: ({ deps, actor, params, body }) => correctCalendar(deps, actor, { ...params, ...body }),
}
