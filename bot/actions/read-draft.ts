// The figures of a report as they stand, as the content of a draft: nobody has certified them.
import type { Db, Tx } from '../../db/connect.ts'
import { findLastNumber } from '../../db/queries/certified.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { findReport } from '../../db/queries/reports.ts'
import type { ReportContent } from '../domain/report-content.ts'
import { isReported } from '../domain/report-states.ts'
import { readContent } from './read-content.ts'
import type { ReportPlace } from './report-place.ts'

/** Producers without a figure are not in it. Its number is the one that a certification would give it. */
export async function readDraft(
  db: Db | Tx,
  { provinceCode, officeCode, period }: Pick<ReportPlace, 'provinceCode' | 'officeCode' | 'period'>,
): Promise<ReportContent> {
  const report = await findReport(db, officeCode, period)
  // After a return the last submission is history: its name under other figures would be wrong.
  const submittedAt = report !== null && isReported(report.state) ? report.submittedAt : null
  const names = await listOfficerNames(db, report?.submittedBy == null ? [] : [report.submittedBy])
  const { content } = await readContent(db, {
    provinceCode,
    officeCode,
    period,
    number: (await findLastNumber(db, officeCode, period)) + 1,
    submitted:
      submittedAt === null
        ? null
        : { by: names.get(report?.submittedBy ?? '') ?? '', at: submittedAt.toISOString() },
    certified: null,
  })
  return content
}
