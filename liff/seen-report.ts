// Which version of a report this phone has shown since the app was opened: what is signed must be what was looked at.
import type { ReportView } from '../bot/contract/reports.ts'

type Address = Pick<ReportView, 'officeCode' | 'period'>

const seen = new Map<string, number>()
const keyOf = ({ officeCode, period }: Address) => `${officeCode}:${period}`

/** The whole report was on the screen. */
export function noteSeen(report: Address & Pick<ReportView, 'version'>): void {
  seen.set(keyOf(report), report.version)
}

/** True when another version than this one was shown last; false also when none was. */
export const isOlderSeen = (report: Address & Pick<ReportView, 'version'>): boolean =>
  (seen.get(keyOf(report)) ?? report.version) !== report.version
