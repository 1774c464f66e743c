// Producers as lines of a list: where each is now, and what is planned.
import type { Db, Tx } from '../../db/connect.ts'
import { listOfficesOf } from '../../db/queries/officers.ts'
import { listProducerLines, type ProducerLineRow } from '../../db/queries/producer-lists.ts'
import { listStays, type StayRow } from '../../db/queries/producers.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { ProducerLine } from '../contract/producers.ts'
import { nextStay, producerStateOf } from '../domain/producer-state.ts'
import { stayIn } from '../domain/producer-stays.ts'
import { officeName } from '../domain/thai-words.ts'

export type OfficeNames = ReadonlyMap<string, string>

/** Full names of the province's offices by code. */
export async function readOfficeNames(db: Db | Tx, provinceCode: string): Promise<OfficeNames> {
  const offices = await listOfficesOf(db, provinceCode)
  return new Map(offices.map(({ code, kind, nameTh }) => [code, officeName({ kind, name: nameTh })]))
}

/** In the order given. */
export async function viewLines(
  db: Db | Tx,
  rows: readonly ProducerLineRow[],
  names: OfficeNames,
  thisPeriod: Period,
): Promise<ProducerLine[]> {
  const stays = await listStays(
    db,
    rows.map(row => row.id),
  )
  const kept = rows.flatMap(row => row.mergedInto ?? [])
  const heads = new Map((await listProducerLines(db, [...new Set(kept)])).map(row => [row.id, row]))
  const nameOf = (code: string) => names.get(code) ?? code
  return rows.map(row => {
    const own = stays.get(row.id) ?? []
    const head = heads.get(row.mergedInto ?? '')
    return {
      ...row,
      officeName: nameOf(row.officeCode),
      state: producerStateOf({ mergedInto: row.mergedInto, stays: own }, thisPeriod),
      stay: viewStay(stayIn(own, thisPeriod), nameOf),
      next: viewStay(nextStay(own, thisPeriod), nameOf),
      mergedInto: head === undefined ? null : { ...head, officeName: nameOf(head.officeCode) },
    }
  })
}

const viewStay = (
  stay: Pick<StayRow, 'officeCode' | 'fromPeriod' | 'untilPeriod'> | null,
  nameOf: (code: string) => string,
): ProducerLine['stay'] =>
  stay && {
    officeCode: stay.officeCode,
    officeName: nameOf(stay.officeCode),
    fromPeriod: stay.fromPeriod,
    untilPeriod: stay.untilPeriod,
  }
