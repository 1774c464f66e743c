// Routes of the indicator: growth against targets, the targets themselves, and what growth is measured against.
import { listTargets } from '../../actions/list-targets.ts'
import { saveBaseline } from '../../actions/save-baseline.ts'
import { setBaselineRule } from '../../actions/set-baseline-rule.ts'
import { setTarget } from '../../actions/set-target.ts'
import { showBaseline } from '../../actions/show-baseline.ts'
import { showIndicator } from '../../actions/show-indicator.ts'
import type { INDICATOR_ROUTES } from '../../contract/indicator-routes.ts'
import type { Handlers } from '../handler.ts'

/** The address has the year as text. */
const ofYear = (params: { fiscalYear: string }) => Number(params.fiscalYear)

export const indicatorRoutes: Handlers<keyof typeof INDICATOR_ROUTES> = {
  showIndicator: ({ deps, actor, params }) =>
    showIndicator(deps, actor, { officeCode: params.officeCode, fiscalYear: ofYear(params) }),
  listTargets: ({ deps, actor, params }) => listTargets(deps, actor, ofYear(params)),
  setTarget: ({ deps, actor, params, body }) =>
    setTarget(deps, actor, { ...body, ...params, fiscalYear: ofYear(params) }),
  setBaselineRule: ({ deps, actor, params, body }) =>
    setBaselineRule(deps, actor, { ...body, fiscalYear: ofYear(params) }),
  showBaseline: ({ deps, actor, params }) => showBaseline(deps, actor, ofYear(params)),
  saveBaseline: ({ deps, actor, params, body }) =>
    saveBaseline(deps, actor, { ...body, fiscalYear: ofYear(params) }),
}
