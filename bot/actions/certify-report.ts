// The district chief certifies the report as seen (letter §3). Who recorded or submitted it does not certify it.
import { countUncertified } from '../../db/queries/reports.ts'
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { type MoveInput, moveReport } from './move-report.ts'
import { planEventNotice } from './plan-event-notice.ts'

/** Throws access.same_person besides what moveReport throws. */
export function certifyReport(deps: Deps, actor: Actor, input: MoveInput): Promise<ReportMoved> {
  const now = deps.clock.now()
  return moveReport(deps, actor, input, {
    move: 'certify',
    ability: 'certify_report',
    async change(_tx, report) {
      if (report.submittedBy === actor.id || report.lastChangedBy === actor.id)
        throw new Problem('access.same_person')
      return { certifiedAt: now, certifiedBy: actor.id }
    },
    async after(tx, _report, place) {
      if ((await countUncertified(tx, place.provinceCode, place.period)) > 0) return
      await planEventNotice(tx, deps, {
        kind: 'all_certified',
        provinceCode: place.provinceCode,
        officeCode: null,
        period: place.period,
        dueOn: place.calendar.on.sign_off_due,
        subject: null,
      })
    },
  })
}
