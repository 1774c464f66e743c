// What one person did: their own for everybody, that of the staff of a province for its provincial staff.
import { findOfficer, listOfficerAudit } from '../../db/queries/history.ts'
import { listOfficesOf } from '../../db/queries/officers.ts'
import type { History } from '../contract/history.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { officerHistoryTitle, placeLine } from '../domain/audit-words.ts'
import { HISTORY_LINES } from '../domain/limits.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import { readNames, viewLine } from './show-report-history.ts'

/** `id`: an officer, removed ones too, or `me`. Throws officer.not_found (also for whom the reader may not look at). */
export async function showOfficerHistory(deps: Deps, actor: Actor, id: string): Promise<History> {
  const officer = await findOfficer(deps.db, id === 'me' ? actor.id : id)
  const isReadable =
    officer !== null && (officer.id === actor.id || may(actor, 'read_officer_history', officer.officeCode))
  if (!isReadable) throw new Problem('officer.not_found')
  const rows = await listOfficerAudit(deps.db, officer.id, HISTORY_LINES)
  const names = await readNames(deps.db, rows)
  const offices = new Map(
    (await listOfficesOf(deps.db, actor.provinceCode)).map(office => [
      office.code,
      officeName({ kind: office.kind, name: office.nameTh }),
    ]),
  )
  return {
    title: officerHistoryTitle(officer.fullName),
    lines: rows.map(row => {
      const line = viewLine(row, names, actor)
      const place = placeLine(offices.get(row.officeCode ?? '') ?? null, row.period)
      return { ...line, details: place === null ? line.details : [place, ...line.details] }
    }),
  }
}
