// Which certified version is the report as it stands: while it is certified the figures are that version's, not a draft's.
import type { Db, Tx } from '../../db/connect.ts'
import { findLastNumber } from '../../db/queries/certified.ts'
import { findReport } from '../../db/queries/reports.ts'
import { isCertified } from '../domain/report-states.ts'
import type { ReportPlace } from './report-place.ts'

/** Its number; null = the report is not certified now. */
export async function findStandingVersion(
  db: Db | Tx,
  { officeCode, period }: Pick<ReportPlace, 'officeCode' | 'period'>,
): Promise<number | null> {
  const report = await findReport(db, officeCode, period)
  return report !== null && isCertified(report.state) ? findLastNumber(db, officeCode, period) : null
}
