// What people look at: home, the province's summary, the calendar; and the two things they state there.
import { viewCalendar } from '../../actions/calendar-view.ts'
import { correctCalendar } from '../../actions/correct-calendar.ts'
import { fileForecast } from '../../actions/file-forecast.ts'
import { showHome } from '../../actions/show-home.ts'
import { showSummary } from '../../actions/show-summary.ts'
import type { Handlers } from '../handler.ts'

export const overviewRoutes: Handlers<
  'showHome' | 'showSummary' | 'showCalendar' | 'correctCalendar' | 'fileForecast'
> = {
  showHome: ({ deps, actor }) => showHome(deps, actor),
  showSummary: ({ deps, actor, params }) => showSummary(deps, actor, params.period),
  showCalendar: ({ deps, actor, params }) => viewCalendar(deps.db, actor, params.period, deps.clock.now()),
  correctCalendar: ({ deps, actor, params, body }) => correctCalendar(deps, actor, { ...params, ...body }),
  fileForecast: ({ deps, actor, params }) => fileForecast(deps, actor, Number(params.fiscalYear)),
}
