// A notice that an action causes (submitted, returned, all certified), written in that action's transaction.
import type { Tx } from '../../db/connect.ts'
import { insertNotices, listBoundGroups } from '../../db/queries/notices.ts'
import { listAudience } from '../../db/queries/officers.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import type { CivilDate, NoticeKind, OfficeCode, Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { type Person, planNotices } from '../domain/notice-planning.ts'
import { EVENT_HELPS_FOR_MS, nextSendingTime } from '../domain/notice-rules.ts'

export interface EventNotice {
  kind: NoticeKind
  provinceCode: string
  /** Null = every district of the province, or the provincial staff. */
  officeCode: OfficeCode | null
  period: Period
  /** What it is about; with the subject it makes the notice unique. */
  dueOn: CivilDate
  subject: string | null
  /** Who did it and need not hear of it. */
  except?: string
  /** Only this officer, wherever they belong. */
  only?: string
  /** When to say it, if not now, and until when it helps. */
  at?: Date
  expiresAt?: Date
}

/** Writes the notices for whoever is concerned now; those out of hours wait for the morning. */
export async function planEventNotice(tx: Tx, deps: Deps, event: EventNotice): Promise<void> {
  const now = deps.clock.now()
  const { provinceCode, period } = event
  const districts = await listDistrictMonths(tx, { provinceCode, period, fiscalYear: fiscalYearOf(period) })
  const facts = {
    provinceCode,
    offices: districts.filter(office => event.officeCode === null || office.officeCode === event.officeCode),
    people: (await listAudience(tx, provinceCode, now)).flatMap(person => addressed(person, event)),
    groups: await listBoundGroups(tx, provinceCode),
  }
  const at = nextSendingTime(event.at ?? now)
  const expiresAt = event.expiresAt ?? new Date(at.getTime() + EVENT_HELPS_FOR_MS)
  const planned = planNotices(
    { kind: event.kind, period, dueOn: event.dueOn, at, expiresAt },
    facts,
    event.subject,
  )
  await insertNotices(
    tx,
    planned.map(notice => ({
      ...notice,
      id: deps.ids.uuid(),
      plannedAt: now,
      settledAt: notice.state === 'skipped' ? now : null,
    })),
  )
}

/** Who is meant alone hears it as one of that office; the province's own stand over every office already. */
function addressed(person: Person, { except, only, officeCode, provinceCode }: EventNotice): Person[] {
  if (person.officerId === except) return []
  if (only === undefined) return [person]
  if (person.officerId !== only || person.isActing) return []
  return person.officeCode === provinceCode || officeCode === null ? [person] : [{ ...person, officeCode }]
}
