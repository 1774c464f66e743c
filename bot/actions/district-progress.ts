// How far a district is with a month, as home shows it: rows of the record become what the contract says.
import type { Db } from '../../db/connect.ts'
import { type DistrictMonth, listProgress, type ProgressRow } from '../../db/queries/progress.ts'
import type { DistrictProgress } from '../contract/home.ts'
import { toBaht } from '../domain/money.ts'
import { officeName } from '../domain/thai-words.ts'

export const viewProgress = (row: ProgressRow): DistrictProgress => ({
  officeCode: row.officeCode,
  officeName: officeName({ kind: 'district', name: row.officeName }),
  period: row.period,
  state: row.state,
  recorded: row.recorded,
  expected: row.expected,
  amount: toBaht(row.amountSatang),
  isTakenBackByReopening: row.isTakenBackByReopening,
})

/** Of each of these, in the same order; `place` is what was asked with. Places that are no district are left out. */
export async function readProgress<Place extends DistrictMonth>(
  db: Db,
  places: readonly Place[],
): Promise<{ place: Place; progress: DistrictProgress }[]> {
  const rows = await listProgress(db, places)
  const keyOf = ({ officeCode, period }: DistrictMonth) => `${officeCode}:${period}`
  const progress = new Map(rows.map(row => [keyOf(row), viewProgress(row)]))
  return places.flatMap(place => {
    const found = progress.get(keyOf(place))
    return found === undefined ? [] : [{ place, progress: found }]
  })
}
