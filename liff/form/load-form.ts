// Fetches what the revenue form shows first: the report of the officer's own district. Last visit's district is
// asked for early, and dropped if somebody else holds the phone now. Drafts follow with work.ts.
import type { ReportView } from '../../bot/contract/reports.ts'
import { take } from '../api.ts'
import { isSameOfficer, learnOfficer, officer } from '../officer.ts'
import { reportPath, summaryPath } from '../routes.ts'

export interface LoadedForm {
  report: ReportView
  /** Full name of the officer: drafts and unsent saves on this phone are theirs alone. */
  owner: string
}

/** Only an officer of a district fills in; everybody else is sent to the month's page of their own. */
export async function loadForm(period: string): Promise<LoadedForm | { elsewhere: string }> {
  const guess = officer.peek()
  const early = guess?.role === 'district_officer' ? loadOf(guess.officeCode, period) : null
  early?.catch(() => undefined)
  const { officer: now } = await take('showHome', {})
  learnOfficer(now)
  if (now.role === 'district_chief') return { elsewhere: reportPath(now.officeCode, period) }
  if (now.role !== 'district_officer') return { elsewhere: summaryPath(period) }
  const isGuessed = early !== null && guess !== null && isSameOfficer(guess, now)
  return { report: await (isGuessed ? early : loadOf(now.officeCode, period)), owner: now.fullName }
}

const loadOf = (officeCode: string, period: string) => take('showReport', { officeCode, period })
