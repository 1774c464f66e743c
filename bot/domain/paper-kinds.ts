// What kinds of papers there are: of which office they are, and which are to be filled in by hand.
import type { FormName } from '../../db/vocabulary.ts'

/** Of the province itself, not of one of its districts. */
export const isProvinceForm = (form: FormName): form is 'province' | 'phone_list' =>
  form === 'province' || form === 'phone_list'

/** Of a fiscal year, not of a month. */
export const isForecastForm = (form: FormName): form is 'forecast' | 'forecast_blank' =>
  form === 'forecast' || form === 'forecast_blank'

export const isBlankForm = (form: FormName): form is 'rt1_blank' | 'rt2_blank' | 'forecast_blank' =>
  form === 'rt1_blank' || form === 'rt2_blank' || form === 'forecast_blank'
