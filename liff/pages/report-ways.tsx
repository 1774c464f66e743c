// Ways onward from a report: its evidence, its history.
import type { ReportView } from '../../bot/contract/reports.ts'
import { FOLDER, PAST } from '../parts/more-icons.ts'
import { Way } from '../parts/way.tsx'
import { evidencePath, reportHistoryPath } from '../routes.ts'
import { REPORT } from '../words-report.ts'

export const ReportWays = ({ report: { officeCode, period } }: { report: ReportView }) => (
  <nav class="card" aria-label={REPORT.ways}>
    <Way href={evidencePath(officeCode, period)} icon={FOLDER} words={REPORT.evidence} />
    <Way href={reportHistoryPath(officeCode, period)} icon={PAST} words={REPORT.history} />
  </nav>
)
