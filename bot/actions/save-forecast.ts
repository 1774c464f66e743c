// Stores amounts of a district's forecast, all or nothing, any number of times, also after it was filed. Who saves on top
// of another version than the stored one is told who changed it; the same amounts saved again change nothing.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import type { ForecastRowRecord } from '../../db/queries/forecast-rows.ts'
import {
  changeForecast,
  type ForecastCell,
  lockForecast,
  type StoredForecast,
  storeForecastCells,
} from '../../db/queries/forecasts.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { MAX_SATANG, type OfficeCode } from '../../db/vocabulary.ts'
import type { ForecastHead, SaveForecast } from '../contract/forecasts.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { isStay, monthTotals, yearTotal } from '../domain/forecast.ts'
import { SOMEBODY_ELSE } from '../domain/forecast-words.ts'
import { parseBaht, sumSatang, toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { type ForecastPlace, openForecastPlace, requireOpenYear } from './forecast-place.ts'
import { readForecastRows, viewForecastHead } from './read-forecast.ts'

type SaveInput = SaveForecast & { officeCode: OfficeCode; fiscalYear: number }

/**
 * Throws access.denied, period.unknown, forecast.other_year, forecast.changed_set, forecast.stale (detail `by`, `at`),
 * figures.total_too_large (the district's year). Nothing is stored then.
 */
export async function saveForecast(deps: Deps, actor: Actor, input: SaveInput): Promise<ForecastHead> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const place = await openForecastPlace(tx, actor, 'file_forecast', input, now)
    requireOpenYear(place, now)
    const forecast = await lockForecast(tx, placeOf(place))
    const rows = await readForecastRows(tx, place)
    const changed = changesOf(input, rows)
    const isSame = changed.length === 0 && input.percentTenths === forecast.percentTenths
    if (isSame) return viewForecastHead(tx, place, forecast, rows)
    await requireVersion(tx, forecast, input.baseVersion)
    const after = rows.map(row => changed.find(item => item.row.id === row.id)?.after ?? row)
    // Then every sum of this forecast fits where one amount fits.
    if (sumSatang(monthTotals(after)) > MAX_SATANG) throw new Problem('figures.total_too_large')
    await storeForecastCells(tx, placeOf(place), cellsOf(place, changed))
    const change = {
      version: forecast.version + 1,
      percentTenths: input.percentTenths,
      changedAt: now,
      changedBy: actor.id,
    }
    await changeForecast(tx, place, change)
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'save-forecast',
      provinceCode: place.provinceCode,
      officeCode: place.officeCode,
      detail: {
        fiscalYear: place.fiscalYear,
        version: change.version,
        percentTenths: change.percentTenths,
        figures: changed.map(({ row, after }) => ({
          producerId: row.id,
          from: toBaht(yearTotal(row)),
          to: toBaht(yearTotal(after)),
        })),
      },
    })
    return viewForecastHead(tx, place, { ...forecast, ...change }, after)
  })
}

/** Throws forecast.stale with who changed it. */
export async function requireVersion(tx: Tx, forecast: StoredForecast, seen: number): Promise<void> {
  if (seen === forecast.version) return
  const { changedAt, changedBy } = forecast
  const names = await listOfficerNames(tx, changedBy === null ? [] : [changedBy])
  throw new Problem('forecast.stale', {
    by: names.get(changedBy ?? '') ?? SOMEBODY_ELSE,
    at: changedAt?.toISOString() ?? null,
  })
}

export const placeOf = ({ provinceCode, officeCode, fiscalYear }: ForecastPlace) => ({
  provinceCode,
  officeCode,
  fiscalYear,
})

interface Change {
  row: ForecastRowRecord
  after: ForecastRowRecord
}

/** Rows that become different. Throws forecast.changed_set for producers and months that are not the district's now. */
function changesOf({ figures }: SaveInput, rows: readonly ForecastRowRecord[]): Change[] {
  const byId = new Map(rows.map(row => [row.id, row]))
  return figures.flatMap(({ producerId, amounts: typed }) => {
    const row = byId.get(producerId)
    if (row === undefined || typed.some((amount, month) => amount !== null && !isStay(row.stays, month)))
      throw new Problem('forecast.changed_set')
    const amounts = row.amounts.map((stored, month) =>
      isStay(row.stays, month) ? satangOf(typed[month] ?? null) : stored,
    )
    const isSame = amounts.every((amount, month) => amount === row.amounts[month])
    return isSame ? [] : [{ row, after: { ...row, amounts } }]
  })
}

const satangOf = (amount: string | null): bigint | null => (amount === null ? null : parseBaht(amount))

const cellsOf = ({ periods }: ForecastPlace, changed: readonly Change[]): ForecastCell[] =>
  changed.flatMap(({ row, after }) =>
    after.amounts.flatMap((amount, month) =>
      amount === row.amounts[month]
        ? []
        : [
            {
              producerId: row.id,
              period: periods[month] ?? '',
              amount: amount === null ? null : toBaht(amount),
            },
          ],
    ),
  )
