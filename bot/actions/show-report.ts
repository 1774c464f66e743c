// The revenue form and the report of one district and month: every active producer with its figure, the month
// before and the year before beside it, what is locked and why, and what this officer may do now.
import type { Db } from '../../db/connect.ts'
import { listFigures, listFormRows } from '../../db/queries/figures.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { findReport, type ReportRow } from '../../db/queries/reports.ts'
import type { OfficeCode, Period, ReportState } from '../../db/vocabulary.ts'
import type { FormRow, ReportView } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths } from '../domain/civil-time.ts'
import { samePeriodLastYear } from '../domain/fiscal-year.ts'
import { lockOf, moveOf } from '../domain/report-states.ts'
import { viewWindow } from './calendar-view.ts'
import { viewFigure } from './figure-view.ts'
import { openPlace, type ReportPlace } from './report-place.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function showReport(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<ReportView> {
  const place = await openPlace(deps.db, actor, 'read_report', at, deps.clock.now())
  const report = await findReport(deps.db, place.officeCode, place.period)
  const state = report?.state ?? 'draft'
  const lock = lockOf(state, place.window)
  const people = [report?.submittedBy, report?.certifiedBy, report?.returnedBy].filter(
    id => typeof id === 'string',
  )
  const { rows, names } = await readRows(deps.db, place, people)
  const stepOf = (step: Date | null | undefined, by: string | null | undefined) =>
    step == null ? null : { at: step.toISOString(), by: names.get(by ?? '') ?? null }
  const isOwnWork = report !== null && (report.submittedBy === actor.id || report.lastChangedBy === actor.id)
  return {
    officeCode: place.officeCode,
    officeName: place.officeName,
    period: place.period,
    state,
    version: report?.version ?? 0,
    window: viewWindow(place.window),
    reportDueOn: place.calendar.on.report_due,
    signOffDueOn: place.calendar.on.sign_off_due,
    lock:
      lock === null
        ? null
        : {
            reason: lock.reason,
            until: lock.until?.toISOString() ?? null,
            since: lock.since?.toISOString() ?? null,
          },
    may: mayNow(actor, place, state, isOwnWork),
    isOwnWork,
    submitted: stepOf(report?.submittedAt, report?.submittedBy),
    certified: stepOf(report?.certifiedAt, report?.certifiedBy),
    returned: returnedOf(report, names),
    rows,
  }
}

async function readRows(
  db: Db,
  place: ReportPlace,
  people: readonly string[],
): Promise<{ rows: FormRow[]; names: Map<string, string> }> {
  const producers = await listFormRows(db, place.officeCode, place.period, {
    lastMonth: addMonths(place.period, -1),
    lastYear: samePeriodLastYear(place.period),
  })
  const figures = await listFigures(
    db,
    place.period,
    producers.map(row => row.producerId),
  )
  const recorders = [...figures.values()].flatMap(figure => figure.recordedBy ?? [])
  const names = await listOfficerNames(db, [...new Set([...people, ...recorders])])
  const rows = producers.map(row => {
    const figure = figures.get(row.producerId)
    return { ...row, figure: figure === undefined ? null : viewFigure(figure, names) }
  })
  return { rows, names }
}

function mayNow(actor: Actor, place: ReportPlace, state: ReportState, isOwnWork: boolean): ReportView['may'] {
  const isOpen = place.window.isOpen
  const can = (ability: Parameters<typeof may>[1], move: Parameters<typeof moveOf>[0]) =>
    isOpen && may(actor, ability, place.officeCode) && moveOf(move, state, actor.role) !== null
  return {
    save: can('save_figures', 'save'),
    submit: can('submit_report', 'submit'),
    certify: can('certify_report', 'certify') && !isOwnWork,
    return: can('return_report', 'return'),
  }
}

function returnedOf(report: ReportRow | null, names: ReadonlyMap<string, string>): ReportView['returned'] {
  if (report?.state !== 'returned' || report.returnedAt === null || report.returnReason === null) return null
  return {
    at: report.returnedAt.toISOString(),
    by: names.get(report.returnedBy ?? '') ?? null,
    reason: report.returnReason,
  }
}
