// Draws producers for inspection by chance, from everybody in the province with a figure in the quarter. The draw is kept
// with its seed and cannot be taken back, so nobody draws in secret until the names please.
import { createHash } from 'node:crypto'
import { insertAudit } from '../../db/queries/audit.ts'
import {
  insertSample,
  listDrawsSince,
  listQuarterProducers,
  lockSamples,
} from '../../db/queries/evidence-gaps.ts'
import type { EvidenceGaps } from '../contract/evidence.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { pickSample } from '../domain/pick-sample.ts'
import { Problem } from '../domain/problems.ts'
import { periodsOfQuarter } from '../domain/quarters.ts'
import { auditBy } from './audit-by.ts'
import { showEvidenceGaps } from './show-evidence-gaps.ts'

const SEED_BYTES = 16

/** The same draw of the same person again so soon is a double tap. */
const DOUBLE_TAP_MS = 10_000

/** The numbers that a seed stands for: the first four bytes of SHA-256 of `seed:0`, `seed:1` … */
export const numbersOf =
  (seed: string) =>
  (index: number): number =>
    createHash('sha256').update(`${seed}:${index}`).digest().readUInt32BE(0)

/** Fewer than `size` where fewer have a figure. Throws access.denied, request.invalid (nobody has). */
export async function drawSample(
  deps: Deps,
  actor: Actor,
  { quarter, size }: { quarter: string; size: number },
): Promise<EvidenceGaps> {
  const { provinceCode } = actor
  if (!may(actor, 'draw_sample', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    await lockSamples(tx, provinceCode, quarter)
    const pool = await listQuarterProducers(tx, provinceCode, periodsOfQuarter(quarter))
    if (pool.length === 0) throw new Problem('request.invalid', { field: 'quarter' })
    const count = Math.min(size, pool.length)
    const since = new Date(now.getTime() - DOUBLE_TAP_MS)
    const recent = await listDrawsSince(tx, { provinceCode, quarter, drawnBy: actor.id }, since)
    if (recent.some(sample => sample.producerIds.length === count)) return
    const [id, seed] = [deps.ids.uuid(), deps.ids.secret(SEED_BYTES)]
    const ids = pool.map(producer => producer.producerId)
    const producerIds = pickSample(ids, count, numbersOf(seed))
    await insertSample(tx, { id, provinceCode, quarter, seed, producerIds, drawnBy: actor.id, drawnAt: now })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'draw-sample',
      provinceCode,
      officeCode: provinceCode,
      detail: { sampleId: id, quarter, seed, size: count, of: pool.length, producerIds },
    })
  })
  return showEvidenceGaps(deps, actor, quarter)
}
