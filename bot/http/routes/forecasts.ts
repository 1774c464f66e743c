// Routes of forecasts of a fiscal year.
import { fileForecast } from '../../actions/file-forecast.ts'
import { listForecasts } from '../../actions/list-forecasts.ts'
import { saveForecast } from '../../actions/save-forecast.ts'
import { showForecast } from '../../actions/show-forecast.ts'
import type { FORECASTS_ROUTES } from '../../contract/forecasts-routes.ts'
import type { Handlers } from '../handler.ts'

const placeOf = ({ officeCode, fiscalYear }: { officeCode: string; fiscalYear: string }) => ({
  officeCode,
  fiscalYear: Number(fiscalYear),
})

export const forecastsRoutes: Handlers<keyof typeof FORECASTS_ROUTES> = {
  listForecasts: ({ deps, actor, params }) => listForecasts(deps, actor, Number(params.fiscalYear)),
  showForecast: ({ deps, actor, params }) => showForecast(deps, actor, placeOf(params)),
  saveForecast: ({ deps, actor, params, body }) => saveForecast(deps, actor, { ...placeOf(params), ...body }),
  fileForecast: ({ deps, actor, params, body }) => fileForecast(deps, actor, { ...placeOf(params), ...body }),
}
