// Of whom a paper is, and whether this person may have it: asked when its link is made and again when it is opened.
import type { Db, Tx } from '../../db/connect.ts'
import { findForecastVersion } from '../../db/queries/forecast-versions.ts'
import { findForecast } from '../../db/queries/forecasts.ts'
import type { FormName, OfficeCode, Period } from '../../db/vocabulary.ts'
import { type Actor, may } from '../domain/access.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { isForecastForm, isProvinceForm } from '../domain/paper-kinds.ts'
import { Problem } from '../domain/problems.ts'
import { type ForecastPlace, openForecastPlace } from './forecast-place.ts'
import { contentOfForecast } from './open-forecast.ts'
import { openPlace, type ReportPlace, requireReportPeriod } from './report-place.ts'
import { findStandingVersion } from './standing-version.ts'

export interface PaperOrder {
  form: FormName
  officeCode: OfficeCode
  period: Period
}

export type PaperPlace =
  | { of: 'report'; provinceCode: string; place: ReportPlace }
  | { of: 'forecast'; provinceCode: string; place: ForecastPlace }
  | { of: 'province'; provinceCode: string }

/** Throws access.denied, office.unknown, period.unknown. */
export async function openPaperPlace(
  db: Db | Tx,
  actor: Actor,
  { form, officeCode, period }: PaperOrder,
  now: Date,
): Promise<PaperPlace> {
  if (isProvinceForm(form)) {
    if (!may(actor, form === 'province' ? 'read_summary' : 'read_notices', officeCode))
      throw new Problem('access.denied')
    requireReportPeriod(period, now)
    return { of: 'province', provinceCode: officeCode }
  }
  if (isForecastForm(form)) {
    const at = { officeCode, fiscalYear: fiscalYearOf(period) }
    const place = await openForecastPlace(db, actor, 'read_indicator', at, now)
    return { of: 'forecast', provinceCode: place.provinceCode, place }
  }
  const place = await openPlace(db, actor, 'read_report', { officeCode, period }, now)
  return { of: 'report', provinceCode: place.provinceCode, place }
}

/** The frozen version that the figures as they stand are; null = they are a draft, or there are none to freeze. */
export async function findStandingNumber(db: Db | Tx, found: PaperPlace): Promise<number | null> {
  if (found.of === 'report') return findStandingVersion(db, found.place)
  if (found.of === 'province') return null
  const { officeCode, fiscalYear } = found.place
  const version = await findForecastVersion(db, officeCode, fiscalYear)
  const forecast = await findForecast(db, officeCode, fiscalYear)
  if (version === null || forecast === null) return null
  return contentOfForecast(version).version === forecast.version ? version.number : null
}
