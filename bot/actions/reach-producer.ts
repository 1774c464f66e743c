// Who may do something with one producer. To who may not even read it, it does not exist.
import { createHash } from 'node:crypto'
import type { Db, Tx } from '../../db/connect.ts'
import { findProducer, listStays, type ProducerRow, type StayRow } from '../../db/queries/producers.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'

export interface ReachedProducer {
  row: ProducerRow
  /** The earliest first. */
  stays: StayRow[]
}

/**
 * Its district and the province may read it, and every district that it ever stayed with. Throws producer.unknown (also
 * for other provinces' and other districts' producers), access.denied.
 */
export async function reachProducer(
  db: Db | Tx,
  actor: Actor,
  ability: 'read_producers' | 'keep_producers',
  id: string,
): Promise<ReachedProducer> {
  const row = await findProducer(db, id)
  if (row === null) throw new Problem('producer.unknown')
  const stays = (await listStays(db, [id])).get(id) ?? []
  const places = [row.officeCode, ...stays.map(stay => stay.officeCode)]
  if (!places.some(place => may(actor, 'read_producers', place))) throw new Problem('producer.unknown')
  if (ability === 'keep_producers' && !may(actor, ability, row.officeCode)) throw new Problem('access.denied')
  return { row, stays }
}

/** Changes with everything a page shows of the producer itself: who changes it sends along what they saw. */
export function seenOf({ row, stays }: ReachedProducer): string {
  const { code, name, product, kind, mainCategory, mainChannel, officeCode, subdistrictCode, mergedInto } =
    row
  const facts = [
    code,
    name,
    product,
    kind,
    mainCategory,
    mainChannel,
    officeCode,
    subdistrictCode,
    mergedInto,
  ]
  const months = stays.map(stay => [stay.officeCode, stay.fromPeriod, stay.untilPeriod])
  return createHash('sha256')
    .update(JSON.stringify([facts, months]))
    .digest('base64url')
    .slice(0, 22)
}
