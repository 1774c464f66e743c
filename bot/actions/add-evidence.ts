// States what proves a producer's figure and where it is kept. Papers turn up late, so any month that has begun takes it,
// whatever the window and the state of the report.
import { insertAudit } from '../../db/queries/audit.ts'
import { findTwin, insertEvidence, lockActiveProducer } from '../../db/queries/evidence.ts'
import type { EvidenceKind, OfficeCode, Period } from '../../db/vocabulary.ts'
import type { EvidenceView } from '../contract/evidence.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { openPlace } from './report-place.ts'
import { showEvidence } from './show-evidence.ts'

interface AddInput {
  officeCode: OfficeCode
  period: Period
  producerId: string
  kind: EvidenceKind
  keptAt: string | null
  note: string | null
}

/** The same words of the same person again so soon are a double tap; nobody types them twice as fast. */
const DOUBLE_TAP_MS = 10_000

/** Throws access.denied, office.unknown, period.unknown (also a month to come), figure.unknown (no producer of this month). */
export async function addEvidence(deps: Deps, actor: Actor, input: AddInput): Promise<EvidenceView> {
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    const place = await openPlace(tx, actor, 'keep_evidence', input, now)
    if (input.period > periodOf(bangkokDateOf(now))) throw new Problem('period.unknown')
    if ((await lockActiveProducer(tx, input)) === null) throw new Problem('figure.unknown')
    const stated = { ...input, addedBy: actor.id }
    if ((await findTwin(tx, stated, new Date(now.getTime() - DOUBLE_TAP_MS))) !== null) return
    const id = deps.ids.uuid()
    await insertEvidence(tx, [{ ...stated, id, provinceCode: place.provinceCode, addedAt: now }])
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'add-evidence',
      provinceCode: place.provinceCode,
      officeCode: place.officeCode,
      period: place.period,
      detail: {
        evidenceId: id,
        producerId: input.producerId,
        kind: input.kind,
        keptAt: input.keptAt,
        note: input.note,
      },
    })
  })
  return showEvidence(deps, actor, input)
}
