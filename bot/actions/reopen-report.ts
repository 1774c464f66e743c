// The province lets one district work on a closed month until a moment, with a reason. It locks again by itself, and
// ends with a new certification; who is concerned is told now, and again on the day it ends.
import { endReopening, insertReopening } from '../../db/queries/reopenings.ts'
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { addDays, bangkokDateOf, instantOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { isCertified, REOPENING_HOURS } from '../domain/report-states.ts'
import { thaiMoment } from '../domain/thai-dates.ts'
import { type MoveInput, moveReport } from './move-report.ts'
import { planEventNotice } from './plan-event-notice.ts'
import { TAKEN_BACK } from './return-report.ts'

const HOUR_MS = 3600_000

/** Who is told it ends must still have this long to do something. */
const LAST_CALL_HOURS = 3

/** The morning of its last day, or of the day before where that is too late. */
function lastCallBefore(until: Date, noticeTime: string): Date {
  const lastDay = bangkokDateOf(until)
  const morning = instantOf(lastDay, noticeTime)
  const isEarlyEnough = until.getTime() - morning.getTime() >= LAST_CALL_HOURS * HOUR_MS
  return isEarlyEnough ? morning : instantOf(addDays(lastDay, -1), noticeTime)
}

/** Throws reopening.bad_moment (detail.from, detail.to) besides what moveReport throws. */
export function reopenReport(
  deps: Deps,
  actor: Actor,
  input: MoveInput & { until: string; reason: string },
): Promise<ReportMoved> {
  const now = deps.clock.now()
  const until = new Date(input.until)
  const [from, to] = [REOPENING_HOURS.from, REOPENING_HOURS.to].map(
    hours => new Date(now.getTime() + hours * HOUR_MS),
  ) as [Date, Date]
  if (until < from || until > to)
    throw new Problem('reopening.bad_moment', { from: thaiMoment(from), to: thaiMoment(to) })
  const id = deps.ids.uuid()
  return moveReport(deps, actor, input, {
    move: 'reopen',
    isSame: (_report, { reopening }) =>
      reopening?.grantedBy === actor.id &&
      reopening.reason === input.reason &&
      reopening.until.getTime() === until.getTime(),
    detail: () => ({ reason: input.reason, until: until.toISOString(), reopeningId: id }),
    async change(_tx, report) {
      if (!isCertified(report.state)) return {}
      return {
        ...TAKEN_BACK,
        returnedAt: now,
        returnedBy: actor.id,
        returnReason: input.reason,
        returnProducerId: null,
      }
    },
    async after(tx, _report, { provinceCode, officeCode, period }) {
      await endReopening(tx, officeCode, period, now)
      const row = { id, provinceCode, officeCode, period, reason: input.reason, until }
      await insertReopening(tx, { ...row, grantedBy: actor.id, grantedAt: now })
      const endsOn = bangkokDateOf(until)
      const notice = { provinceCode, officeCode, period, dueOn: endsOn, subject: id }
      await planEventNotice(tx, deps, { ...notice, kind: 'report_reopened' })
      const at = lastCallBefore(until, deps.settings.noticeTime)
      if (at > now)
        await planEventNotice(tx, deps, { ...notice, kind: 'reopening_ends', at, expiresAt: until })
    },
  })
}
