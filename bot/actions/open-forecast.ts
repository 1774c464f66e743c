// A filed forecast as it was filed, or nothing: a record that was altered since is never shown as filed.
import type { ForecastVersionRow } from '../../db/queries/forecast-versions.ts'
import type { ForecastContent } from '../domain/forecast-content.ts'
import { hashOfText } from './open-version.ts'

export const contentOfForecast = (row: Pick<ForecastVersionRow, 'content'>): ForecastContent =>
  JSON.parse(row.content) as ForecastContent

/** The content, when its hash is the stored one and it is of this very district, year and number; else null. */
export function openForecast(row: ForecastVersionRow): ForecastContent | null {
  if (hashOfText(row.content) !== row.contentHash) return null
  const content = contentOfForecast(row)
  const isItsOwn =
    content.officeCode === row.officeCode &&
    content.fiscalYear === row.fiscalYear &&
    content.number === row.number
  return isItsOwn ? content : null
}
