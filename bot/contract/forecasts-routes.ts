// Routes of forecasts of a fiscal year. Part of ROUTES.
import * as z from 'zod'
import { FileForecast, ForecastHead, ForecastList, ForecastView, SaveForecast } from './forecasts.ts'
import type { RouteShape } from './route-shape.ts'
import { FiscalYearText, OfficeCodeText } from './scalars.ts'

/** Address of one district and fiscal year. */
const ofForecast = z.object({ officeCode: OfficeCodeText.length(4), fiscalYear: FiscalYearText })

export const FORECASTS_ROUTES = {
  listForecasts: {
    summary: 'How the forecasts of all districts stand, and forecast against actual',
    access: 'read_summary',
    params: z.object({ fiscalYear: FiscalYearText }),
    body: null,
    answer: ForecastList,
  },
  showForecast: {
    summary: 'The forecast of a district: every producer and month, with last year beside it',
    access: 'read_indicator',
    params: ofForecast,
    body: null,
    answer: ForecastView,
  },
  saveForecast: {
    summary: 'Save amounts of a forecast, partially',
    access: 'file_forecast',
    params: ofForecast,
    body: SaveForecast,
    answer: ForecastHead,
  },
  fileForecast: {
    summary: 'File a complete forecast with the province',
    access: 'file_forecast',
    params: ofForecast,
    body: FileForecast,
    answer: ForecastHead,
  },
} as const satisfies Record<string, RouteShape>
