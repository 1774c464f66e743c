// Addresses of the mini-app's pages as LINE links: always liff.line.me, so that the page opens inside LINE
// with the person's identity, and path segments, because query texts get lost through LINE's login.
import type { OfficeCode, Period, UploadKind } from '../../db/vocabulary.ts'

export interface Links {
  home: string
  form: (period: Period) => string
  /** The form at the producers that have no figure yet. */
  unfinished: (period: Period) => string
  /** The form at one producer's row. */
  formRow: (period: Period, producerId: string) => string
  report: (officeCode: OfficeCode, period: Period) => string
  /** The report at one producer's figure. */
  reportFigure: (officeCode: OfficeCode, period: Period, producerId: string) => string
  evidence: (officeCode: OfficeCode, period: Period) => string
  /** The forecast of a district and fiscal year. */
  forecast: (officeCode: OfficeCode, fiscalYear: number) => string
  summary: (period: Period) => string
  calendar: (period: Period) => string
  /** What a file that came in would do. */
  upload: (id: string) => string
  /** Where a file of that kind is chosen. */
  uploading: (kind: UploadKind) => string
}

/** Links under `https://liff.line.me/{LIFF_ID}`. */
export function linksOf(liffUrl: string): Links {
  const base = liffUrl.replace(/\/+$/, '')
  const page = (...segments: string[]) => [base, ...segments.map(encodeURIComponent)].join('/')
  return {
    home: `${base}/`,
    form: period => page('revenue', period),
    unfinished: period => `${page('revenue', period)}?left=1`,
    formRow: (period, producerId) => page('revenue', period, producerId),
    report: (officeCode, period) => page('report', officeCode, period),
    reportFigure: (officeCode, period, producerId) => page('report', officeCode, period, producerId),
    evidence: (officeCode, period) => page('evidence', officeCode, period),
    forecast: (officeCode, fiscalYear) => page('forecast', officeCode, String(fiscalYear)),
    summary: period => page('summary', period),
    calendar: period => page('calendar', period),
    upload: id => page('upload', id),
    uploading: kind => page('uploading', kind),
  }
}
