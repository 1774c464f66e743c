// The chief hands a report back to the officer, or the province to the district, always with a reason. What had been
// certified stays readable as a version; the report itself is to be certified anew.
import { listActiveProducerIds } from '../../db/queries/figures.ts'
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { type MoveInput, moveReport } from './move-report.ts'
import { planEventNotice } from './plan-event-notice.ts'

/** `producerId`: the figure the reason is about. Throws figure.unknown besides what moveReport throws. */
export function returnReport(
  deps: Deps,
  actor: Actor,
  input: MoveInput & { reason: string; producerId: string | null },
): Promise<ReportMoved> {
  const now = deps.clock.now()
  return moveReport(deps, actor, input, {
    move: 'return',
    isSame: report => report.returnReason === input.reason && report.returnProducerId === input.producerId,
    detail: () => ({ reason: input.reason, producerId: input.producerId }),
    async change(tx, _report, place) {
      const { producerId } = input
      if (producerId !== null) {
        const active = await listActiveProducerIds(tx, place.officeCode, place.period)
        if (!active.has(producerId)) throw new Problem('figure.unknown')
      }
      return {
        ...TAKEN_BACK,
        returnedAt: now,
        returnedBy: actor.id,
        returnReason: input.reason,
        returnProducerId: producerId,
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
        except: actor.id,
      })
    },
  })
}

/** A report that is worked on again has not been submitted, certified or accepted. */
export const TAKEN_BACK = {
  submittedAt: null,
  submittedBy: null,
  certifiedAt: null,
  certifiedBy: null,
  acceptedAt: null,
  acceptedBy: null,
} as const
