// What happened to the report of one district and month, in words: the audit trail with names for its ids.
import type { Db } from '../../db/connect.ts'
import {
  type AuditLine,
  listCertifications,
  listProducerNames,
  listReportAudit,
} from '../../db/queries/history.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { History, HistoryLine } from '../contract/history.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { type AuditNames, certificationKey, idsToName } from '../domain/audit-reader.ts'
import { auditWords, reportHistoryTitle } from '../domain/audit-words.ts'
import { HISTORY_LINES } from '../domain/limits.ts'
import { openPlace } from './report-place.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function showReportHistory(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<History> {
  const place = await openPlace(deps.db, actor, 'read_report', at, deps.clock.now())
  const rows = await listReportAudit(deps.db, place, HISTORY_LINES)
  const names = await readNames(deps.db, rows)
  return {
    title: reportHistoryTitle(place.officeName, place.period),
    lines: rows.map(row => viewLine(row, names, actor)),
  }
}

export const viewLine = (row: AuditLine, names: AuditNames, reader: Actor): HistoryLine => ({
  seq: row.seq,
  at: row.at.toISOString(),
  by: row.byName,
  byId: mayOpenHistory(reader, row.officerId) ? row.officerId : null,
  origin: row.origin,
  action: row.action,
  ...auditWords(row, names),
  officeCode: row.officeCode,
  period: row.period,
})

/** One's own, and for provincial staff everybody's of the province. */
const mayOpenHistory = (reader: Actor, officerId: string | null): boolean =>
  officerId === reader.id || may(reader, 'read_officer_history', reader.provinceCode)

/** All names that these rows need. */
export async function readNames(db: Db, rows: readonly AuditLine[]): Promise<AuditNames> {
  const ids = idsToName(rows)
  const places = rows.flatMap(({ action, officeCode, period }) =>
    action === 'certify-report' && officeCode !== null && period !== null ? [{ officeCode, period }] : [],
  )
  const certified = await listCertifications(db, places)
  return {
    producers: await listProducerNames(db, ids.producers),
    officers: await listOfficerNames(db, ids.officers),
    certified: new Map(
      certified.map(row => [certificationKey(row.officeCode, row.period, row.reportVersion), row]),
    ),
  }
}
