// The district chief, or who acts for them, certifies the report as seen (letter §3). What is certified is frozen in the
// same transaction: figures, totals, people, moment and signature, under one hash. Who recorded or submitted it does not
// certify it, unless the province lets them; then the form says so.
import type { Db, Tx } from '../../db/connect.ts'
import { findActing, hasRecorded } from '../../db/queries/certified.ts'
import { endReopening, mayCertifyOwnWork } from '../../db/queries/reopenings.ts'
import { countUncertified, type ReportRow } from '../../db/queries/reports.ts'
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { faultOfSignature, type Signature } from '../domain/signature.ts'
import { type FrozenVersion, freezeVersion } from './freeze-version.ts'
import { type MoveInput, moveReport } from './move-report.ts'
import { planEventNotice } from './plan-event-notice.ts'
import type { ReportPlace } from './report-place.ts'

/** Throws signature.*, access.same_person, report.changed_set besides what moveReport throws. */
export function certifyReport(
  deps: Deps,
  actor: Actor,
  input: MoveInput & { signature: Signature; shown?: { amount: string; producers: number } | undefined },
): Promise<ReportMoved> {
  const now = deps.clock.now()
  const fault = faultOfSignature(input.signature)
  if (fault !== null) throw new Problem(fault === 'empty' ? 'signature.empty' : 'signature.unusable')
  let frozen: FrozenVersion | null = null
  return moveReport(deps, actor, input, {
    move: 'certify',
    detail: () => ({ ...frozen }),
    async change(tx, report, place) {
      const isOwnWork = await isWorkOf(tx, actor, report, place)
      if (isOwnWork && !(await mayCertifyOwnWork(tx, place.provinceCode)))
        throw new Problem('access.same_person')
      const { officeCode } = place
      const isChief = actor.role === 'district_chief' && actor.officeCode === officeCode
      const acting = isChief ? null : await findActing(tx, actor.id, officeCode, bangkokDateOf(now))
      // Ended since the request began: nobody signs by an order that is not there.
      if (!isChief && acting === null) throw new Problem('access.denied')
      const { signature, shown = null } = input
      const certified = { by: actor, at: now, acting, isOwnWork, signature, shown }
      frozen = await freezeVersion(tx, report, certified)
      return { certifiedAt: now, certifiedBy: actor.id, firstCertifiedAt: report.firstCertifiedAt ?? now }
    },
    async after(tx, report, place) {
      await endReopening(tx, place.officeCode, place.period, now)
      if ((await countUncertified(tx, place.provinceCode, place.period)) > 0) return
      await planEventNotice(tx, deps, {
        kind: 'all_certified',
        provinceCode: place.provinceCode,
        officeCode: null,
        period: place.period,
        dueOn: place.calendar.on.sign_off_due,
        // After a return or a reopening it is news again.
        subject: `${place.officeCode}v${report.version}`,
      })
    },
  })
}

/** Submitted by them, or one of the figures is theirs as it stands. */
export async function isWorkOf(
  tx: Db | Tx,
  actor: Pick<Actor, 'id'>,
  report: Pick<ReportRow, 'submittedBy'>,
  place: Pick<ReportPlace, 'officeCode' | 'period'>,
): Promise<boolean> {
  return report.submittedBy === actor.id || hasRecorded(tx, actor.id, place.officeCode, place.period)
}
