// Who may do something with one piece of evidence. To who may not even read it, it does not exist.
import type { EvidenceRow } from '../../db/queries/evidence.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'

/** The row, also a removed one. Throws evidence.unknown (also for other offices' evidence), access.denied. */
export function reachEvidence(
  row: EvidenceRow | null,
  actor: Actor,
  ability: 'read_report' | 'keep_evidence',
): EvidenceRow {
  if (row === null || !may(actor, 'read_report', row.officeCode)) throw new Problem('evidence.unknown')
  if (!may(actor, ability, row.officeCode)) throw new Problem('access.denied')
  return row
}
