// The officer hands a complete report to the chief (letter §3: complete and correct by the 25th).
import type { Tx } from '../../db/connect.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import { mayCertifyOwnWork } from '../../db/queries/reopenings.ts'
import type { ReportRow } from '../../db/queries/reports.ts'
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { isComplete, leftOf } from '../domain/completeness.ts'
import { Problem } from '../domain/problems.ts'
import { type MoveInput, moveReport } from './move-report.ts'
import { planEventNotice } from './plan-event-notice.ts'

/** Throws report.incomplete (detail.left) besides what moveReport throws. */
export function submitReport(deps: Deps, actor: Actor, input: MoveInput): Promise<ReportMoved> {
  const now = deps.clock.now()
  return moveReport(deps, actor, input, {
    move: 'submit',
    async change(tx, report, place) {
      const [progress] = await listDistrictMonths(tx, { ...place, fiscalYear: place.calendar.fiscalYear })
      if (!progress || !isComplete(progress))
        throw new Problem('report.incomplete', { left: progress ? leftOf(progress) : 0 })
      return {
        submittedAt: now,
        submittedBy: actor.id,
        firstSubmittedAt: report.firstSubmittedAt ?? now,
        returnReason: null,
        returnProducerId: null,
      }
    },
    async after(tx, report, place) {
      await planEventNotice(tx, deps, {
        kind: 'report_submitted',
        provinceCode: place.provinceCode,
        officeCode: place.officeCode,
        period: place.period,
        dueOn: place.calendar.on.sign_off_due,
        // Submitted again after a return is another notice.
        subject: `v${report.version}`,
        ...(await exceptSubmitter(tx, report)),
      })
    },
  })
}

/** Who submitted and acts for the chief is not asked to sign what they may not sign. */
export async function exceptSubmitter(
  tx: Tx,
  { provinceCode, submittedBy }: Pick<ReportRow, 'provinceCode' | 'submittedBy'>,
): Promise<{ except?: string }> {
  if (submittedBy === null || (await mayCertifyOwnWork(tx, provinceCode))) return {}
  return { except: submittedBy }
}
