// The forecast of a district and fiscal year as a form: every producer with its twelve months and last year's beside them.
import type { ForecastRowRecord } from '../../db/queries/forecast-rows.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { ForecastRowView, ForecastView } from '../contract/forecasts.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { isOpenYear } from '../domain/forecast-standing.ts'
import { toBaht } from '../domain/money.ts'
import { officeName } from '../domain/thai-words.ts'
import { openForecastPlace } from './forecast-place.ts'
import { readForecastRecord, readForecastRows, readLastYear, viewForecastHead } from './read-forecast.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function showForecast(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; fiscalYear: number },
): Promise<ForecastView> {
  const now = deps.clock.now()
  // One moment for rows and version: what is typed on top of them is saved on top of just that version.
  return deps.db.transaction(
    async tx => {
      const place = await openForecastPlace(tx, actor, 'read_indicator', at, now)
      const rows = await readForecastRows(tx, place)
      const head = await viewForecastHead(tx, place, await readForecastRecord(tx, place), rows)
      const lastYear = await readLastYear(tx, place)
      return {
        ...head,
        officeCode: place.officeCode,
        officeName: officeName({ kind: 'district', name: place.officeName }),
        fiscalYear: place.fiscalYear,
        dueOn: place.dueOn,
        reader: actor.fullName,
        may: { write: may(actor, 'file_forecast', place.officeCode) && isOpenYear(place.fiscalYear, now) },
        rows: rows.map(viewRow),
        lastYear: lastYear.map(bahtOf),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

const viewRow = ({
  id,
  code,
  name,
  product,
  stays,
  amounts,
  lastYear,
}: ForecastRowRecord): ForecastRowView => ({
  producerId: id,
  code,
  name,
  product,
  stays,
  amounts: amounts.map((amount, month) => (stays[month] === '1' ? bahtOf(amount) : null)),
  lastYear: lastYear.map(bahtOf),
})

const bahtOf = (amount: bigint | null): string | null => (amount === null ? null : toBaht(amount))
