// Districts that a producer can be added or moved to: their tambon, and the first month that they have not reported.
import type { Db, Tx } from '../../db/connect.ts'
import { listLastReported } from '../../db/queries/producer-months.ts'
import { listDistrictPlaces } from '../../db/queries/producer-register.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { ProducerPlace } from '../contract/producers.ts'
import { isTambonOf } from '../domain/decide-register.ts'
import { Problem } from '../domain/problems.ts'
import { firstPossible, type MonthBounds } from '../domain/producer-months.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { officeName } from '../domain/thai-words.ts'

/** Every district of the province, by code. */
export async function readPlaces(
  db: Db | Tx,
  provinceCode: string,
  bounds: MonthBounds,
): Promise<ProducerPlace[]> {
  const [places, reported] = [
    await listDistrictPlaces(db, provinceCode),
    await listLastReported(db, provinceCode),
  ]
  return places.map(({ code, name, subdistricts }) => ({
    code,
    name: officeName({ kind: 'district', name }),
    subdistricts,
    firstPeriod: firstPossible(reported.get(code) ?? null, bounds),
  }))
}

/** Throws office.unknown, producer.unknown_subdistrict. */
export async function refusePlace(
  db: Db | Tx,
  provinceCode: string,
  at: { officeCode: OfficeCode; subdistrictCode: string | null },
): Promise<void> {
  const place = (await listDistrictPlaces(db, provinceCode)).find(item => item.code === at.officeCode)
  if (place === undefined) throw new Problem('office.unknown')
  const known = new Set(place.subdistricts.map(item => item.code))
  if (!isTambonOf(at.subdistrictCode, at.officeCode, known)) throw new Problem('producer.unknown_subdistrict')
}

/** Throws producer.bad_month: too long ago, or too far ahead. */
export function refuseMonth(period: string, { earliest, latest }: MonthBounds): void {
  if (period >= earliest && period <= latest) return
  throw new Problem('producer.bad_month', { earliest: thaiPeriod(earliest), latest: thaiPeriod(latest) })
}
