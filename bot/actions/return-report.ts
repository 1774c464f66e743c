// The chief hands a report back to the officer, or the province to the district, always with a reason.
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { type MoveInput, moveReport } from './move-report.ts'
import { planEventNotice } from './plan-event-notice.ts'

export function returnReport(
  deps: Deps,
  actor: Actor,
  input: MoveInput & { reason: string },
): Promise<ReportMoved> {
  const now = deps.clock.now()
  return moveReport(deps, actor, input, {
    move: 'return',
    ability: 'return_report',
    detail: { reason: input.reason },
    async change() {
      return {
        returnedAt: now,
        returnedBy: actor.id,
        returnReason: input.reason,
        submittedAt: null,
        submittedBy: null,
        certifiedAt: null,
        certifiedBy: null,
      }
    },
    async after(tx, report, place) {
      await planEventNotice(tx, deps, {
        kind: 'report_returned',
        provinceCode: place.provinceCode,
        officeCode: place.officeCode,
        period: place.period,
        dueOn: place.calendar.on.sign_off_due,
        subject: `v${report.version}`,
      })
    },
  })
}
