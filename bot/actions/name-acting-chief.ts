// Somebody is named to certify for a district's chief from one day through another, by a numbered order. What they may
// do is looked up at every request, so it begins and ends with its days and needs no clock of its own.
import type { Tx } from '../../db/connect.ts'
import { type ActingChiefRow, insertNaming, listOverlapping } from '../../db/queries/acting-chiefs.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { lockOfficer } from '../../db/queries/officer-changes.ts'
import { findOffice, listPeople, lockOffice } from '../../db/queries/officers.ts'
import { listReopenings } from '../../db/queries/reopenings.ts'
import { findReport, type ReportRow } from '../../db/queries/reports.ts'
import type { CivilDate, OfficeCode } from '../../db/vocabulary.ts'
import type { ActingChiefList } from '../contract/acting-chiefs.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf, daysBetween } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import {
  type CalendarCorrection,
  calendarOf,
  focusPeriod,
  type PeriodCalendar,
} from '../domain/reporting-calendar.ts'
import { auditBy } from './audit-by.ts'
import { listActingChiefs, mayBeNamed } from './list-acting-chiefs.ts'
import { planEventNotice } from './plan-event-notice.ts'
import { readWindow } from './report-place.ts'
import { exceptSubmitter } from './submit-report.ts'

/** From the first day to the last: a year, and the 29th of February. */
const LONGEST_DAYS = 366

export interface NamingInput {
  officeCode: OfficeCode
  officerId: string
  orderNumber: string
  fromOn: CivilDate
  /** The last day. */
  untilOn: CivilDate
}

/**
 * Throws access.denied, office.unknown, acting.unknown_officer, acting.bad_days, acting.overlap. The same naming once
 * more by the same person (a double tap) changes nothing.
 */
export async function nameActingChief(
  deps: Deps,
  actor: Actor,
  input: NamingInput,
): Promise<ActingChiefList> {
  const now = deps.clock.now()
  const { officeCode, officerId, orderNumber, fromOn, untilOn } = input
  if (!may(actor, 'name_acting_chief', officeCode)) throw new Problem('access.denied')
  const isPossible =
    fromOn >= bangkokDateOf(now) && untilOn >= fromOn && daysBetween(fromOn, untilOn) <= LONGEST_DAYS
  if (!isPossible) throw new Problem('acting.bad_days')
  await deps.db.transaction(async tx => {
    const office = await findOffice(tx, officeCode)
    if (office === null || office.kind !== 'district') throw new Problem('office.unknown')
    const { provinceCode } = office
    // Whoever removes this person waits, and ends the order; or was first, and nobody is named.
    await lockOfficer(tx, officerId)
    const people = await listPeople(tx, provinceCode)
    const person = people.find(item => item.officerId === officerId && mayBeNamed(item, actor))
    const isOwnChief = person?.role === 'district_chief' && person.officeCode === officeCode
    if (person === undefined || isOwnChief) throw new Problem('acting.unknown_officer')
    await lockOffice(tx, officeCode)
    const there = await listOverlapping(tx, officeCode, input)
    if (there.some(row => isSame(row, input) && row.namedBy === actor.id)) return
    if (there.length > 0) throw new Problem('acting.overlap')
    const id = deps.ids.uuid()
    const naming = { officerId, orderNumber, fromOn, untilOn }
    await insertNaming(tx, { id, provinceCode, officeCode, ...naming, namedBy: actor.id, namedAt: now })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'name-acting-chief',
      provinceCode,
      officeCode,
      detail: { actingChiefId: id, ...naming },
    })
    await tell(tx, deps, { id, provinceCode, officeCode, officerId, fromOn })
  })
  deps.wake()
  return listActingChiefs(deps, actor)
}

type Naming = Pick<ActingChiefRow, 'id' | 'provinceCode' | 'officeCode' | 'officerId' | 'fromOn'>

/**
 * Who is named hears it now, and from today on of reports that wait for a signature: who was told of one already is not
 * told again, and what one person gets goes out as one message.
 */
async function tell(tx: Tx, deps: Deps, { id, officerId, fromOn, ...place }: Naming): Promise<void> {
  const now = deps.clock.now()
  const corrections = await listCorrections(tx, place.provinceCode)
  const hasBegun = fromOn === bangkokDateOf(now)
  const waiting = hasBegun ? await listWaiting(tx, place.officeCode, corrections, now) : []
  await planEventNotice(tx, deps, {
    ...place,
    kind: 'acting_chief_named',
    period: waiting[0]?.report.period ?? focusPeriod(now, corrections),
    dueOn: fromOn,
    subject: id,
    only: officerId,
  })
  for (const { report, calendar } of waiting)
    await planEventNotice(tx, deps, {
      ...place,
      kind: 'report_submitted',
      period: report.period,
      dueOn: calendar.on.sign_off_due,
      subject: `v${report.version}`,
      ...(await exceptSubmitter(tx, report)),
    })
}

/** Reports of the district that were submitted and can be certified now, the oldest month first. */
async function listWaiting(
  tx: Tx,
  officeCode: OfficeCode,
  corrections: readonly CalendarCorrection[],
  now: Date,
): Promise<{ report: ReportRow; calendar: PeriodCalendar }[]> {
  const focus = focusPeriod(now, corrections)
  const reopened = (await listReopenings(tx, [officeCode], now)).map(item => item.period)
  // Where a closing was moved, the month before may be open as well.
  const periods = new Set([...reopened, addMonths(focus, -1), focus])
  const waiting: { report: ReportRow; calendar: PeriodCalendar }[] = []
  for (const period of [...periods].sort()) {
    const report = await findReport(tx, officeCode, period)
    if (report?.state !== 'submitted') continue
    const calendar = calendarOf(period, corrections)
    const { window } = await readWindow(tx, { officeCode, period, calendar }, now)
    if (window.isOpen) waiting.push({ report, calendar })
  }
  return waiting
}

const isSame = (row: ActingChiefRow, input: NamingInput): boolean =>
  row.officerId === input.officerId &&
  row.orderNumber === input.orderNumber &&
  row.fromOn === input.fromOn &&
  row.untilOn === input.untilOn
