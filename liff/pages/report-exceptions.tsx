// What deserves a second look, each as a list that opens: asked about, blank, doubtful with its reason, stated zeros.
import type { FormRow, ReportView } from '../../bot/contract/reports.ts'
import { NO_SALES_REASON_NAMES } from '../../bot/domain/thai-words.ts'
import { REPORT } from '../words-report.ts'
import { Fold } from './fold.tsx'
import { lastYearWords } from './report-amounts.ts'
import type { ReportDesk } from './report-desk.ts'
import { ProducerItem } from './report-producers.tsx'
import type { ReportTotals } from './report-totals.ts'

interface ExceptionsProps {
  report: ReportView
  totals: ReportTotals
  desk: ReportDesk
}

/** Home leads here by it. */
const QUESTIONS = 'questions'

/** Longer lists stay shut until somebody wants them. */
const OPEN_UP_TO = 12

export function Exceptions({ report, totals, desk }: ExceptionsProps) {
  const { doubts, zeros, blanks } = totals
  // As it was on opening: a figure must not slip away while its question is being answered.
  const asked = report.rows.filter(row => row.questions)
  const list = (
    title: (count: number) => string,
    rows: readonly FormRow[],
    detail: (row: FormRow) => string,
    reason?: (row: FormRow) => string,
    id?: string,
  ) =>
    rows.length > 0 && (
      <Fold title={title(rows.length)} isOpen={rows.length <= OPEN_UP_TO} {...(id ? { id } : {})}>
        <ul class="list">
          {rows.map(row => (
            <li key={row.producerId}>
              <ProducerItem
                report={report}
                row={row}
                desk={desk}
                detail={detail(row)}
                reason={reason?.(row) ?? ''}
              />
            </li>
          ))}
        </ul>
      </Fold>
    )
  return (
    <>
      {list(REPORT.asked, asked, lastYearWords, undefined, QUESTIONS)}
      {list(REPORT.blanks, blanks, row => row.product)}
      {list(REPORT.doubts, doubts, lastYearWords, row => row.figure?.doubtReason ?? '')}
      {list(REPORT.zeros, zeros, row =>
        row.figure?.noSalesReason ? NO_SALES_REASON_NAMES[row.figure.noSalesReason] : '',
      )}
    </>
  )
}
