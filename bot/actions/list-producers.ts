// The register: producers of one district, or how many each district of the province has.
import { countProducers, listProducersOf } from '../../db/queries/producer-lists.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { ProducerList } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { monthBoundsAt } from '../domain/producer-months.ts'
import { readOfficeNames, viewLines } from './producer-lines.ts'
import { readPlaces } from './producer-places.ts'

const NONE = { active: 0, coming: 0, suspended: 0, merged: 0 }

/** Throws access.denied, office.unknown. */
export async function listProducers(deps: Deps, actor: Actor, officeCode: OfficeCode): Promise<ProducerList> {
  const { db, clock } = deps
  if (!may(actor, 'read_producers', officeCode)) throw new Problem('access.denied')
  const provinceCode = officeCode.slice(0, 2)
  const names = await readOfficeNames(db, provinceCode)
  const name = names.get(officeCode)
  if (name === undefined) throw new Problem('office.unknown')
  const bounds = monthBoundsAt(clock.now())
  const isProvince = officeCode === provinceCode
  const rows = isProvince ? [] : await listProducersOf(db, officeCode, bounds.thisPeriod)
  const places = await readPlaces(db, provinceCode, bounds)
  const counts = new Map(
    (await countProducers(db, provinceCode, bounds.thisPeriod)).map(({ officeCode: code, ...count }) => [
      code,
      count,
    ]),
  )
  return {
    officeCode,
    officeName: name,
    mayKeep: may(actor, 'keep_producers', officeCode),
    months: { thisPeriod: bounds.thisPeriod, earliest: bounds.earliest, latest: bounds.latest },
    districts: places
      .filter(place => isProvince || place.code === officeCode)
      .map(place => ({ ...place, ...(counts.get(place.code) ?? NONE) })),
    producers: await viewLines(db, rows, names, bounds.thisPeriod),
  }
}
