// An officer ticks a producer as typed into the department's own system, or takes the tick back. The tick names the
// version that was on the screen: who typed an older one is told, because what stands over there is then wrong. Possible
// in every state of the report, of which nothing changes; who ticked and when is kept with the tick itself.
import { deleteTick, findRekeyingRow, insertTick } from '../../db/queries/rekeying.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { TickedProducer } from '../contract/rekeying.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { openPlace } from './report-place.ts'
import { viewTick } from './show-rekeying.ts'

export interface TickInput {
  officeCode: OfficeCode
  period: Period
  producerId: string
  /** The version that was typed in; null = take the tick back. */
  figureVersion: number | null
}

/**
 * The same tick again (a double tap, a lost answer) changes nothing. Throws access.denied, office.unknown,
 * period.unknown, figure.unknown, rekeying.stale.
 */
export async function tickProducer(deps: Deps, actor: Actor, input: TickInput): Promise<TickedProducer> {
  const now = deps.clock.now()
  const { producerId, figureVersion: version } = input
  return deps.db.transaction(async tx => {
    const place = await openPlace(tx, actor, 'rekey_figures', input, now)
    const row = await findRekeyingRow(tx, place, producerId)
    if (row === null) throw new Problem('figure.unknown')
    if (version !== null && version !== row.version) throw new Problem('rekeying.stale')
    if (version === null) await deleteTick(tx, place, producerId)
    else await insertTick(tx, place, { producerId, version, by: actor.id, at: now })
    const after = await findRekeyingRow(tx, place, producerId)
    return { producerId, tick: viewTick(after?.tick ?? null) }
  })
}
