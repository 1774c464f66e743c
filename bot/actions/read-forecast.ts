// Reads a district's forecast: its rows, how it stands, and its content as filing freezes it and a draft prints it.
import type { Db, Tx } from '../../db/connect.ts'
import { type ForecastRowRecord, listForecastRows } from '../../db/queries/forecast-rows.ts'
import { findForecastVersion, listForecastVersions } from '../../db/queries/forecast-versions.ts'
import { findForecast, type StoredForecast } from '../../db/queries/forecasts.ts'
import { findOffice, listOfficerNames } from '../../db/queries/officers.ts'
import { listDistrictAmounts } from '../../db/queries/progress.ts'
import type { ForecastHead } from '../contract/forecasts.ts'
import { progressOf } from '../domain/forecast.ts'
import { buildForecastContent, type ForecastContent } from '../domain/forecast-content.ts'
import { forecastStateOf, isFiledOnTime } from '../domain/forecast-standing.ts'
import type { ForecastPlace } from './forecast-place.ts'

/** What was never saved is like an empty one. */
const NOTHING = {
  version: 0,
  percentTenths: null,
  changedAt: null,
  changedBy: null,
  filedAt: null,
  filedBy: null,
} satisfies Partial<StoredForecast>

export type ForecastRecord = Pick<StoredForecast, keyof typeof NOTHING>

export const readForecastRecord = async (
  db: Db | Tx,
  { officeCode, fiscalYear }: ForecastPlace,
): Promise<ForecastRecord> => (await findForecast(db, officeCode, fiscalYear)) ?? NOTHING

export const readForecastRows = (
  db: Db | Tx,
  { officeCode, periods, before }: ForecastPlace,
): Promise<ForecastRowRecord[]> => listForecastRows(db, { officeCode, periods, before })

/** Everything that a page says of it besides its rows. */
export async function viewForecastHead(
  db: Db | Tx,
  { officeCode, fiscalYear, dueOn }: ForecastPlace,
  record: ForecastRecord,
  rows: readonly ForecastRowRecord[],
): Promise<ForecastHead> {
  const { version, percentTenths, changedAt, changedBy, filedAt, filedBy } = record
  const versions = await listForecastVersions(db, officeCode, fiscalYear)
  const names = await listOfficerNames(
    db,
    [changedBy, filedBy].filter(id => id !== null),
  )
  const stepOf = (at: Date, by: string | null) => ({ at: at.toISOString(), by: names.get(by ?? '') ?? null })
  const [newest] = versions
  return {
    state: forecastStateOf({
      ...progressOf(rows),
      filled: rows.flatMap(row => row.amounts).filter(amount => amount !== null).length,
      filedAt,
      number: newest?.number ?? null,
      isChangedSince: newest !== undefined && newest.version < version,
    }),
    version,
    percentTenths,
    changed: changedAt && stepOf(changedAt, changedBy),
    filed: filedAt && { ...stepOf(filedAt, filedBy), isOnTime: isFiledOnTime(filedAt, dueOn) },
    versions: versions.map(({ number, at, by, amount }) => ({ number, at: at.toISOString(), by, amount })),
  }
}

/** What the district recorded, or imported, in the same months a year before; null = nothing. */
export async function readLastYear(
  db: Db | Tx,
  { provinceCode, officeCode, before }: ForecastPlace,
): Promise<(bigint | null)[]> {
  const amounts = await listDistrictAmounts(db, provinceCode, before)
  const own = new Map(
    amounts.filter(row => row.officeCode === officeCode).map(row => [row.period, row.amountSatang]),
  )
  return before.map(period => own.get(period) ?? null)
}

/** As it stands. `filed` null = a draft of what would be the next version. */
export async function readForecastContent(
  db: Db | Tx,
  place: ForecastPlace,
  filed: ForecastContent['filed'],
): Promise<ForecastContent> {
  const { provinceCode, officeCode, officeName, fiscalYear } = place
  const record = await readForecastRecord(db, place)
  const province = await findOffice(db, provinceCode)
  const newest = await findForecastVersion(db, officeCode, fiscalYear)
  return buildForecastContent({
    provinceCode,
    provinceName: province?.nameTh ?? provinceCode,
    officeCode,
    officeName,
    fiscalYear,
    number: (newest?.number ?? 0) + 1,
    version: record.version,
    percentTenths: record.percentTenths,
    filed,
    rows: await readForecastRows(db, place),
    lastYear: await readLastYear(db, place),
  })
}
