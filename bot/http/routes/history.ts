// Who changed what: the history of a figure, of a report, of a person.
import { showFigureHistory } from '../../actions/show-figure-history.ts'
import { showOfficerHistory } from '../../actions/show-officer-history.ts'
import { showReportHistory } from '../../actions/show-report-history.ts'
import type { Handlers } from '../handler.ts'

export const historyRoutes: Handlers<'showFigureHistory' | 'showReportHistory' | 'showOfficerHistory'> = {
  showFigureHistory: ({ deps, actor, params }) => showFigureHistory(deps, actor, params),
  showReportHistory: ({ deps, actor, params }) => showReportHistory(deps, actor, params),
  showOfficerHistory: ({ deps, actor, params }) => showOfficerHistory(deps, actor, params.id),
}
