// Ways onward from a report: its evidence, its tables, typing it into the department's system, its history.
import type { ReportView } from '../../bot/contract/reports.ts'
import { rekeyingPath, sheetsPath } from '../more-routes.ts'
import { FOLDER, PAST } from '../parts/more-icons.ts'
import { Way } from '../parts/way.tsx'
import { GRID, KEYS } from '../parts/way-icons.ts'
import { evidencePath, reportHistoryPath } from '../routes.ts'
import { REPORT } from '../words-report.ts'

export const ReportWays = ({ report: { officeCode, period } }: { report: ReportView }) => (
  <nav class="card" aria-label={REPORT.ways}>
    <Way href={evidencePath(officeCode, period)} icon={FOLDER} words={REPORT.evidence} />
    <Way href={sheetsPath(officeCode, period)} icon={GRID} words={REPORT.sheets} />
    <Way href={rekeyingPath(officeCode, period)} icon={KEYS} words={REPORT.rekeying} />
    <Way href={reportHistoryPath(officeCode, period)} icon={PAST} words={REPORT.history} />
  </nav>
)
