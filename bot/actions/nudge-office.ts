// The province asks a district, by one tap, for what it owes of a month. Whoever nudges one office takes turns, so that two
// at the same moment are one message; the notices, and the audit row, are written in the same transaction.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { listNudges, type NudgeRow } from '../../db/queries/board.ts'
import { listAudience, lockOffice } from '../../db/queries/officers.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { Nudged } from '../contract/board.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { type NudgeFacts, nudgeOfToday, nudgeRefusalOf, planNudge, timesOfNudge } from '../domain/nudge.ts'
import { Problem } from '../domain/problems.ts'
import { thaiMoment, thaiPeriod } from '../domain/thai-dates.ts'
import { auditBy } from './audit-by.ts'
import { planEventNotice } from './plan-event-notice.ts'
import { readQuota } from './read-quota.ts'
import { openPlace, type ReportPlace } from './report-place.ts'

type Facts = NudgeFacts & { past: NudgeRow[] }

/**
 * Throws access.denied, office.unknown, period.unknown, and nudge.* for every NudgeRefusal (nudge.already_today with
 * detail.by and detail.at).
 */
export async function nudgeOffice(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<Nudged> {
  const now = deps.clock.now()
  // Asked before the transaction: LINE is never waited for with a lock in hand.
  const quota = await readQuota(deps)
  const nudged = await deps.db.transaction(async tx => {
    const place = await openPlace(tx, actor, 'nudge_office', at, now)
    await lockOffice(tx, place.officeCode)
    const facts = await readFacts(tx, place, now)
    refuse(facts, place)
    const planned = planNudge(facts)
    const { at: goesAt, heardOn, expiresAt } = timesOfNudge(place.window, now)
    const { provinceCode, officeCode, period } = place
    await planEventNotice(tx, deps, {
      kind: 'nudge',
      provinceCode,
      officeCode,
      period,
      dueOn: heardOn,
      subject: actor.id,
      expiresAt,
    })
    const told = planned.filter(notice => notice.state === 'planned').length
    const unreached = planned.length - told
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'nudge-office',
      provinceCode,
      officeCode,
      period,
      detail: { told, unreached },
    })
    return { told, unreached, goesAt: goesAt.toISOString() }
  })
  deps.wake()
  const isHeld = quota !== null && quota.limit !== null && quota.used + nudged.told > quota.limit
  return { ...nudged, isHeld, quota }
}

async function readFacts(tx: Tx, place: ReportPlace, now: Date): Promise<Facts> {
  const { provinceCode, officeCode, period, window } = place
  const where = { provinceCode, officeCode, period, fiscalYear: fiscalYearOf(period) }
  const [office] = await listDistrictMonths(tx, where)
  if (office === undefined) throw new Problem('office.unknown')
  return {
    provinceCode,
    period,
    office,
    window,
    people: await listAudience(tx, provinceCode, now),
    past: await listNudges(tx, { provinceCode, officeCode, periods: [period] }),
    now,
  }
}

function refuse(facts: Facts, place: ReportPlace): void {
  const refusal = nudgeRefusalOf(facts)
  if (refusal === null) return
  const before = refusal === 'already_today' ? nudgeOfToday(facts.past, facts.now) : null
  throw new Problem(`nudge.${refusal}`, {
    office: place.officeName,
    period: thaiPeriod(place.period),
    ...(before !== null && { by: before.byName, at: thaiMoment(before.at) }),
  })
}
