// The officer says in the chat what the photos are: one answer for all that were kept by one choice.
import { insertAudit } from '../../db/queries/audit.ts'
import { lockBatch, lockEvidence, setKindOfBatch } from '../../db/queries/evidence.ts'
import { findProducerName } from '../../db/queries/producers.ts'
import type { EvidenceKind } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { auditBy } from './audit-by.ts'

export interface NamedKind {
  kind: EvidenceKind
  count: number
  producerName: string
  officeCode: string
  period: string
}

/** Null = removed since, or not kept by this officer. The same answer again changes nothing. */
export function nameEvidenceKind(
  deps: Deps,
  actor: Actor,
  { evidenceId, kind }: { evidenceId: string; kind: EvidenceKind },
): Promise<NamedKind | null> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const row = await lockEvidence(tx, evidenceId)
    const isOwn = row?.addedBy === actor.id && row.removedAt === null
    if (row === null || !isOwn || !may(actor, 'keep_evidence', row.officeCode)) return null
    const batch = await lockBatch(tx, row)
    const changed = batch.filter(item => item.kind !== kind)
    await setKindOfBatch(tx, row, kind)
    for (const item of changed)
      await insertAudit(tx, {
        ...auditBy(actor, now),
        action: 'change-evidence',
        provinceCode: item.provinceCode,
        officeCode: item.officeCode,
        period: item.period,
        detail: { evidenceId: item.id, producerId: item.producerId, from: item.kind, to: kind },
      })
    const producerName = (await findProducerName(tx, row.producerId)) ?? ''
    return { kind, count: batch.length, producerName, officeCode: row.officeCode, period: row.period }
  })
}
