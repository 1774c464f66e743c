// Files a district's forecast with the province (letter §2, due 25 January): freezes it as an immutable version under its
// hash; reminders stop. Filing again after a change makes the next version; the first filing is what counts as on time.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { findForecastVersion, insertForecastVersion } from '../../db/queries/forecast-versions.ts'
import { changeForecast, lockForecast } from '../../db/queries/forecasts.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { ForecastHead } from '../contract/forecasts.ts'
import type { Deps } from '../deps.ts'
import { type Actor, rolesOver } from '../domain/access.ts'
import { progressOf } from '../domain/forecast.ts'
import { type ForecastContent, isSameForecast } from '../domain/forecast-content.ts'
import { Problem } from '../domain/problems.ts'
import { canonicalText } from '../domain/report-content.ts'
import { auditBy } from './audit-by.ts'
import { type ForecastPlace, openForecastPlace, requireOpenYear } from './forecast-place.ts'
import { contentOfForecast } from './open-forecast.ts'
import { hashOfText } from './open-version.ts'
import { readForecastContent, readForecastRows, viewForecastHead } from './read-forecast.ts'
import { placeOf, requireVersion } from './save-forecast.ts'

/**
 * Filing the same again is harmless: it makes no version. Throws access.denied, period.unknown, forecast.other_year,
 * forecast.stale, forecast.no_producers, forecast.incomplete (detail `left`).
 */
export async function fileForecast(
  deps: Deps,
  actor: Actor,
  input: { officeCode: OfficeCode; fiscalYear: number; version: number },
): Promise<ForecastHead> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const place = await openForecastPlace(tx, actor, 'file_forecast', input, now)
    requireOpenYear(place, now)
    const forecast = await lockForecast(tx, placeOf(place))
    await requireVersion(tx, forecast, input.version)
    const rows = await readForecastRows(tx, place)
    const { expected, done } = progressOf(rows)
    if (expected === 0) throw new Problem('forecast.no_producers')
    if (done < expected) throw new Problem('forecast.incomplete', { left: expected - done })
    const content = await readForecastContent(tx, place, filerOf(actor, place, now))
    if (await isFiledAlready(tx, content)) return viewForecastHead(tx, place, forecast, rows)
    await freeze(tx, actor, content, now)
    const first = { filedAt: forecast.filedAt ?? now, filedBy: forecast.filedBy ?? actor.id }
    await changeForecast(tx, place, first)
    return viewForecastHead(tx, place, { ...forecast, ...first }, rows)
  })
}

/** Who acts for the chief files as that, whatever else they are there. */
function filerOf(actor: Actor, { officeCode }: ForecastPlace, now: Date): ForecastContent['filed'] {
  const isChief = rolesOver(actor, officeCode).includes('district_chief')
  const isActing = isChief && !(actor.role === 'district_chief' && actor.officeCode === officeCode)
  const role = isChief ? 'district_chief' : actor.role
  return { by: actor.fullName, role, isActing, at: now.toISOString() }
}

async function isFiledAlready(tx: Tx, content: ForecastContent): Promise<boolean> {
  const newest = await findForecastVersion(tx, content.officeCode, content.fiscalYear)
  return newest !== null && isSameForecast(contentOfForecast(newest), content)
}

async function freeze(tx: Tx, actor: Actor, content: ForecastContent, now: Date): Promise<void> {
  const { officeCode, provinceCode, fiscalYear, number } = content
  const text = canonicalText(content)
  const contentHash = hashOfText(text)
  const place = { officeCode, provinceCode }
  await insertForecastVersion(tx, {
    ...place,
    fiscalYear,
    number,
    content: text,
    contentHash,
    filedAt: now,
    filedBy: actor.id,
  })
  await insertAudit(tx, {
    ...auditBy(actor, now),
    action: 'file-forecast',
    ...place,
    detail: { fiscalYear, number, amount: content.totals.amount, contentHash },
  })
}
