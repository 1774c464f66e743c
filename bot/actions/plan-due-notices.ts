// Writes the notices of everything that fell due since the planner last looked, and moves its watermark, in one
// transaction. Run by every process every minute; a server that was down catches up once, ten processes write once.
import type { Tx } from '../../db/connect.ts'
import { listCorrections, listHolidayDates, lockWatermark, moveWatermark } from '../../db/queries/calendar.ts'
import { insertNotices, listBoundGroups } from '../../db/queries/notices.ts'
import { listActiveProvinces, listAudience } from '../../db/queries/officers.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import { listRunOutReopenings } from '../../db/queries/report-facts.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { type AudienceFacts, type PlannedNotice, planNotices } from '../domain/notice-planning.ts'
import {
  EVENT_HELPS_FOR_MS,
  nextSendingTime,
  type Occurrence,
  occurrencesBetween,
} from '../domain/notice-rules.ts'

/** Returns how many notices are new. */
export async function planDueNotices(deps: Deps): Promise<number> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const since = await lockWatermark(tx, now)
    const planned = await planProvinces(tx, deps, since, now)
    const added = await insertNotices(
      tx,
      planned.map(notice => ({
        ...notice,
        id: deps.ids.uuid(),
        plannedAt: now,
        settledAt: notice.state === 'skipped' ? now : null,
      })),
    )
    await moveWatermark(tx, now)
    if (added > 0) deps.log.info('notices.planned', { added, since: since.toISOString() })
    return added
  })
}

async function planProvinces(tx: Tx, deps: Deps, since: Date, now: Date): Promise<PlannedNotice[]> {
  const holidays = await listHolidayDates(tx)
  const planned: PlannedNotice[] = []
  for (const provinceCode of await listActiveProvinces(tx)) {
    const corrections = await listCorrections(tx, provinceCode)
    const due = occurrencesBetween(since, now, { corrections, holidays }, deps.settings)
    for (const [period, occurrences] of byPeriod(due)) {
      const facts = await readAudience(tx, provinceCode, period, now)
      planned.push(...occurrences.flatMap(occurrence => planNotices(occurrence, facts)))
    }
    planned.push(...(await planRunOut(tx, provinceCode, since, now)))
  }
  return planned
}

/** Reopenings whose moment passed: looked up when it has, so that who is at the province by then is told. */
async function planRunOut(tx: Tx, provinceCode: string, since: Date, now: Date): Promise<PlannedNotice[]> {
  const planned: PlannedNotice[] = []
  for (const { id, officeCode, period, until } of await listRunOutReopenings(tx, provinceCode, since, now)) {
    const facts = await readAudience(tx, provinceCode, period, now)
    const at = nextSendingTime(until)
    const expiresAt = new Date(at.getTime() + EVENT_HELPS_FOR_MS)
    const offices = facts.offices.filter(office => office.officeCode === officeCode)
    const occurrence = { period, dueOn: bangkokDateOf(until), at, expiresAt }
    planned.push(...planNotices({ ...occurrence, kind: 'reopening_ran_out' }, { ...facts, offices }, id))
  }
  return planned
}

function byPeriod(occurrences: readonly Occurrence[]): Map<Period, Occurrence[]> {
  return Map.groupBy(occurrences, occurrence => occurrence.period)
}

/** The province's districts as they stand in the period, its people and its groups. */
async function readAudience(tx: Tx, provinceCode: string, period: Period, now: Date): Promise<AudienceFacts> {
  return {
    provinceCode,
    offices: await listDistrictMonths(tx, { provinceCode, period, fiscalYear: fiscalYearOf(period) }),
    people: await listAudience(tx, provinceCode, now),
    groups: await listBoundGroups(tx, provinceCode),
  }
}
