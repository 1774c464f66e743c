// What exists as evidence of a district's month, producer by producer, and whether this officer keeps it.
import { type EvidenceRow, listEvidence, listEvidenceProducers } from '../../db/queries/evidence.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { EvidenceItem, EvidenceView } from '../contract/evidence.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { openPlace } from './report-place.ts'

/**
 * Active producers, and those with evidence here that moved or stopped since. Throws access.denied, office.unknown,
 * period.unknown.
 */
export async function showEvidence(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<EvidenceView> {
  const { db, clock } = deps
  const { officeCode, officeName, period } = await openPlace(db, actor, 'read_report', at, clock.now())
  const producers = await listEvidenceProducers(db, officeCode, period, true)
  const rows = await listEvidence(db, officeCode, period)
  const names = await listOfficerNames(db, [...new Set(rows.map(row => row.addedBy))])
  const itemsOf = (producerId: string) =>
    rows.filter(row => row.producerId === producerId).map(row => viewItem(row, names))
  return {
    officeCode,
    officeName,
    period,
    mayKeep: may(actor, 'keep_evidence', officeCode),
    producers: producers.map(({ producerId, code, name }) => ({
      producerId,
      code,
      name,
      items: itemsOf(producerId),
    })),
  }
}

const viewItem = (row: EvidenceRow, names: ReadonlyMap<string, string>): EvidenceItem => ({
  id: row.id,
  kind: row.kind,
  keptAt: row.keptAt,
  note: row.note,
  hasPhoto: row.photoKey !== null,
  by: names.get(row.addedBy) ?? null,
  at: row.addedAt.toISOString(),
})
