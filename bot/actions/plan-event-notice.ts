// A notice that an action causes (submitted, returned, all certified), written in that action's transaction.
import type { Tx } from '../../db/connect.ts'
import { insertNotices, listBoundGroups } from '../../db/queries/notices.ts'
import { listAudience } from '../../db/queries/officers.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import type { CivilDate, NoticeKind, OfficeCode, Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { planNotices } from '../domain/notice-planning.ts'
import { nextSendingTime } from '../domain/notice-rules.ts'

/** Longer than any weekend: a server that was down still tells it, a week later it would only puzzle. */
const HELPS_FOR_MS = 7 * 24 * 3600_000

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
  const expiresAt = event.expiresAt ?? new Date(at.getTime() + HELPS_FOR_MS)
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

function addressed<Told extends { officerId: string; officeCode: string; isActing: boolean }>(
  person: Told,
  { except, only, officeCode }: EventNotice,
): Told[] {
  if (person.officerId === except) return []
  if (only === undefined) return [person]
  return person.officerId === only && !person.isActing
    ? [{ ...person, officeCode: officeCode ?? person.officeCode }]
    : []
}
