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
  type NoticeSettings,
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
  const planned: PlannedNotice[] = []
  for (const provinceCode of await listActiveProvinces(tx)) {
    const due = await readDue(tx, deps.settings, provinceCode, { since, now })
    planned.push(...due.flatMap(({ occurrence, facts, subject }) => planNotices(occurrence, facts, subject)))
  }
  return planned
}

/** One thing that falls due, and whom it may concern as they stand at that time. */
export interface Due {
  occurrence: Occurrence
  facts: AudienceFacts
  subject: string | null
}

/** All that falls due in a province after `since` up to and including `now`; writes nothing. */
export async function readDue(
  tx: Tx,
  settings: NoticeSettings,
  provinceCode: string,
  { since, now }: { since: Date; now: Date },
): Promise<Due[]> {
  const holidays = await listHolidayDates(tx)
  const corrections = await listCorrections(tx, provinceCode)
  const occurring = occurrencesBetween(since, now, { corrections, holidays }, settings)
  const due: Due[] = []
  for (const [period, occurrences] of byPeriod(occurring)) {
    const facts = await readAudience(tx, provinceCode, period, now)
    due.push(...occurrences.map(occurrence => ({ occurrence, facts, subject: null })))
  }
  return [...due, ...(await readRunOut(tx, provinceCode, since, now))]
}

/** Reopenings whose moment passed: looked up when it has, so that who is at the province by then is told. */
async function readRunOut(tx: Tx, provinceCode: string, since: Date, now: Date): Promise<Due[]> {
  const due: Due[] = []
  for (const { id, officeCode, period, until } of await listRunOutReopenings(tx, provinceCode, since, now)) {
    const facts = await readAudience(tx, provinceCode, period, now)
    const at = nextSendingTime(until)
    const expiresAt = new Date(at.getTime() + EVENT_HELPS_FOR_MS)
    const offices = facts.offices.filter(office => office.officeCode === officeCode)
    const occurrence = {
      kind: 'reopening_ran_out' as const,
      period,
      dueOn: bangkokDateOf(until),
      at,
      expiresAt,
    }
    due.push({ occurrence, facts: { ...facts, offices }, subject: id })
  }
  return due
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
