// Fetches what the revenue form shows: the report, and what was typed and not saved on this phone or another.
// The district is the officer's own; last visit's is asked for early and dropped if somebody else is here now.
import type { ReportView } from '../../bot/contract/reports.ts'
import type { OfficerView } from '../../bot/contract/sessions.ts'
import { call, take } from '../api.ts'
import { asFailure } from '../failure.ts'
import { isSameOfficer, learnOfficer, officer } from '../officer.ts'
import { reportPath, summaryPath } from '../routes.ts'
import { createDraftKeeper, type DraftKeeper } from './drafts.ts'
import { type Drafts, mergeDrafts } from './merge-drafts.ts'
import { readUnsent } from './outbox.ts'
import type { Job } from './save-job.ts'

export interface LoadedForm {
  kind: 'form'
  report: ReportView
  owner: string
  drafts: Drafts
  keeper: DraftKeeper
  unsent: Job | undefined
}

/** Only an officer of a district fills in; everybody else has a page of their own for the month. */
export interface Elsewhere {
  kind: 'elsewhere'
  path: string
}

export async function loadForm(period: string): Promise<LoadedForm | Elsewhere> {
  const guess = officer.peek()
  const early = guess?.role === 'district_officer' ? loadOf(guess, period) : null
  early?.catch(() => undefined)
  const { officer: now } = await take('showHome', {})
  learnOfficer(now)
  if (now.role === 'district_chief') return { kind: 'elsewhere', path: reportPath(now.officeCode, period) }
  if (now.role !== 'district_officer') return { kind: 'elsewhere', path: summaryPath(period) }
  return early && guess && isSameOfficer(guess, now) ? early : loadOf(now, period)
}

async function loadOf({ officeCode, fullName }: OfficerView, period: string): Promise<LoadedForm> {
  const params = { officeCode, period }
  const keeper = createDraftKeeper(officeCode, period, fullName)
  const [report, server, phone, unsent] = await Promise.all([
    take('showReport', params),
    // Without the server's draft the phone's is still there: no reason to stop.
    take('showDraft', params).catch(() => ({ fields: {} })),
    keeper.read(),
    readUnsent({ officeCode, period, owner: fullName }),
  ])
  const { fields, settled } = mergeDrafts(phone, server.fields, report.rows)
  keeper.start(fields, settled)
  return { kind: 'form', report, owner: fullName, drafts: fields, keeper, unsent }
}

/** The report as it is stored now, or null when it cannot be had at the moment. */
export async function reloadReport({ officeCode, period }: ReportView): Promise<ReportView | null> {
  try {
    return await call('showReport', { officeCode, period })
  } catch (error) {
    asFailure(error)
    return null
  }
}
