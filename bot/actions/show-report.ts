// The revenue form and the report of one district and month: every active producer with its figure, the month
// before and the year before beside it, what is locked and why, and what this officer may do now.
import type { Db } from '../../db/connect.ts'
import { findActing, listChangesSince, listVersions, noteLook } from '../../db/queries/certified.ts'
import { countOpenQuestions } from '../../db/queries/comments.ts'
import { listReportPeople } from '../../db/queries/officers.ts'
import { listDistrictAmounts } from '../../db/queries/progress.ts'
import { mayCertifyOwnWork } from '../../db/queries/reopenings.ts'
import { listReportLines, type ReportLine } from '../../db/queries/report-rows.ts'
import { findReport, isTakenBackByReopening, type ReportRow } from '../../db/queries/reports.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { FormRow, ReportView } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf } from '../domain/civil-time.ts'
import { periodsToDate, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { sumSatang, toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { sealWords } from '../domain/report-content.ts'
import { isPossible, isReported, lockOf, type Move, windowStateOf } from '../domain/report-states.ts'
import { viewWindow } from './calendar-view.ts'
import { isWorkOf } from './certify-report.ts'
import { viewFigure } from './figure-view.ts'
import { openPlace, type ReportPlace } from './report-place.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function showReport(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<ReportView> {
  // Nobody learns anything of an office that is not theirs: no statement is sent before this.
  if (!may(actor, 'read_report', at.officeCode)) throw new Problem('access.denied')
  return deps.db.transaction(tx => readReport({ ...deps, db: tx }, actor, at))
}

/** What one answer does not need from another is asked for together. */
async function readReport(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<ReportView> {
  const { db } = deps
  const [place, report, names, lines, questions, versions, before] = await Promise.all([
    openPlace(db, actor, 'read_report', at, deps.clock.now()),
    findReport(db, at.officeCode, at.period),
    listReportPeople(db, at.officeCode, at.period),
    listReportLines(db, {
      ...at,
      lastMonth: addMonths(at.period, -1),
      lastYear: samePeriodLastYear(at.period),
      readerId: actor.id,
    }),
    countOpenQuestions(db, at.officeCode, at.period),
    listVersions(db, at.officeCode, at.period),
    readBefore(db, actor.provinceCode, at),
  ])
  const state = report?.state ?? 'draft'
  const lock = lockOf(state, place.window)
  const stepOf = (step: Date | null | undefined, by: string | null | undefined) =>
    step == null ? null : { at: step.toISOString(), by: names.get(by ?? '') ?? null }
  return {
    officeCode: place.officeCode,
    officeName: place.officeName,
    period: place.period,
    state,
    version: report?.version ?? 0,
    window: viewWindow(place.window),
    reportDueOn: place.calendar.on.report_due,
    signOffDueOn: place.calendar.on.sign_off_due,
    lock: lock && { ...lock, until: isoOf(lock.until), since: isoOf(lock.since) },
    ...(await readCertifier(deps, actor, place, report)),
    submitted: stepOf(report?.submittedAt, report?.submittedBy),
    certified: stepOf(report?.certifiedAt, report?.certifiedBy),
    accepted: stepOf(report?.acceptedAt, report?.acceptedBy),
    returned: await readReturned(db, report, names),
    reopened: place.reopening && {
      until: place.reopening.until.toISOString(),
      reason: place.reopening.reason,
      by: place.reopening.grantedByName,
    },
    before,
    versions: versions.map(({ certifiedBy, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      code: sealWords(row.code),
      isMine: certifiedBy === actor.id,
    })),
    rows: viewRows(lines, questions),
  }
}

/** The same sums as in the content that certifying freezes. */
async function readBefore(
  db: Db,
  provinceCode: string,
  { officeCode, period }: { officeCode: OfficeCode; period: Period },
): Promise<ReportView['before']> {
  const [lastMonth, lastYear] = [addMonths(period, -1), samePeriodLastYear(period)]
  const earlier = periodsToDate(period).slice(0, -1)
  const own = await listDistrictAmounts(db, provinceCode, [...earlier, lastMonth, lastYear], officeCode)
  const amountIn = (of: Period) => {
    const found = own.find(row => row.period === of)
    return found === undefined ? null : toBaht(found.amountSatang)
  }
  const reported = own.filter(row => earlier.includes(row.period) && isReported(row.state))
  const amount = toBaht(sumSatang(reported.map(row => row.amountSatang)))
  return {
    lastMonth: amountIn(lastMonth),
    lastYear: amountIn(lastYear),
    thisYear: { amount, months: reported.length },
  }
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null

/** The reader's own tambon first; within and after, by Thai name. */
function viewRows(lines: readonly ReportLine[], questions: ReadonlyMap<string, number>): FormRow[] {
  const rows = lines.map(
    ({ figure, recordedByName, subdistrict, isMine, lastMonth, lastYear, ...row }): FormRow => {
      const asked = questions.get(row.producerId)
      const names = new Map(recordedByName === null ? [] : [[figure?.recordedBy ?? '', recordedByName]])
      return {
        ...row,
        lastMonth: lastMonth === null ? null : toBaht(lastMonth),
        lastYear: lastYear === null ? null : toBaht(lastYear),
        figure: figure === null ? null : viewFigure(figure, names),
        ...(subdistrict === null ? {} : { subdistrict }),
        ...(isMine ? { isMine } : {}),
        ...(asked === undefined ? {} : { questions: asked }),
      }
    },
  )
  return [...rows.filter(row => row.isMine), ...rows.filter(row => !row.isMine)]
}

/** What this officer may do now, and for who may certify: own work, by which order, what changed since the last look. */
async function readCertifier(
  deps: Deps,
  actor: Actor,
  place: ReportPlace,
  report: ReportRow | null,
): Promise<Pick<ReportView, 'may' | 'isOwnWork' | 'actingOrder' | 'changes'>> {
  const { db, clock } = deps
  const now = clock.now()
  const facts = { state: report?.state ?? 'draft', window: windowStateOf(place.window), roles: place.roles }
  const can = (move: Move) => isPossible({ ...facts, move })
  const isCertifier = may(actor, 'certify_report', place.officeCode)
  const isOwnWork = report !== null && can('certify') && (await isWorkOf(db, actor, report, place))
  const isAllowed = !isOwnWork || (await mayCertifyOwnWork(db, place.provinceCode))
  const isChief = actor.role === 'district_chief' && actor.officeCode === place.officeCode
  const acting =
    isCertifier && !isChief ? await findActing(db, actor.id, place.officeCode, bangkokDateOf(now)) : null
  return {
    may: {
      save: can('save'),
      submit: can('submit'),
      certify: can('certify') && isAllowed,
      accept: can('accept'),
      return: can('return'),
      reopen: can('reopen'),
      comment: may(actor, 'comment_figure', place.officeCode),
    },
    isOwnWork,
    actingOrder: acting?.orderNumber ?? null,
    // A look counts once the report is out of the officer's hands: what is still being changed was not shown to be signed.
    changes:
      isCertifier && report !== null && isReported(report.state)
        ? await readChanges(deps, actor, place, report, now)
        : null,
  }
}

async function readChanges(
  { db }: Deps,
  actor: Actor,
  { officeCode, period }: ReportPlace,
  { version }: ReportRow,
  now: Date,
): Promise<ReportView['changes']> {
  const since = await noteLook(db, { officerId: actor.id, officeCode, period, version, at: now })
  if (since === null) return null
  return { since: since.toISOString(), figures: await listChangesSince(db, officeCode, period, since) }
}

/** Null also where a reopening took it back: nobody found fault with it. */
async function readReturned(
  db: Db,
  report: ReportRow | null,
  names: ReadonlyMap<string, string>,
): Promise<ReportView['returned']> {
  if (report?.state !== 'returned' || report.returnedAt === null || report.returnReason === null) return null
  if (await isTakenBackByReopening(db, report)) return null
  return {
    at: report.returnedAt.toISOString(),
    by: names.get(report.returnedBy ?? '') ?? null,
    reason: report.returnReason,
    producerId: report.returnProducerId,
  }
}
