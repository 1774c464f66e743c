// Takes a statement of evidence back. The row stays for the history; its photo is deleted after the commit.
import { insertAudit } from '../../db/queries/audit.ts'
import { lockEvidence, updateEvidence } from '../../db/queries/evidence.ts'
import type { EvidenceView } from '../contract/evidence.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { erasePhotoOf } from './erase-photos.ts'
import { reachEvidence } from './evidence-access.ts'
import { showEvidence } from './show-evidence.ts'

/** The same person asking again gets the same answer. Throws evidence.unknown, access.denied. */
export async function removeEvidence(deps: Deps, actor: Actor, id: string): Promise<EvidenceView> {
  const now = deps.clock.now()
  const removed = await deps.db.transaction(async tx => {
    const row = reachEvidence(await lockEvidence(tx, id), actor, 'keep_evidence')
    if (row.removedBy === actor.id) return row
    if (row.removedAt !== null) throw new Problem('evidence.unknown')
    await updateEvidence(tx, id, { removedAt: now, removedBy: actor.id })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'remove-evidence',
      provinceCode: row.provinceCode,
      officeCode: row.officeCode,
      period: row.period,
      detail: {
        evidenceId: id,
        producerId: row.producerId,
        kind: row.kind,
        keptAt: row.keptAt,
        note: row.note,
        photoHash: row.photoHash,
      },
    })
    return row
  })
  if (removed.photoKey !== null) await erasePhotoOf(deps, { id, key: removed.photoKey })
  return showEvidence(deps, actor, removed)
}
