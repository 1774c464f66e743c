// The revenue form and the report of one district and month: every active producer with its figure, the month
// before and the year before beside it, what is locked and why, and what this officer may do now.
import type { Db } from '../../db/connect.ts'
import { findActing, listChangesSince, listVersions, noteLook } from '../../db/queries/certified.ts'
import { countOpenQuestions } from '../../db/queries/comments.ts'
import { listFigures, listFormRows } from '../../db/queries/figures.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { listDistrictAmounts } from '../../db/queries/progress.ts'
import { mayCertifyOwnWork } from '../../db/queries/reopenings.ts'
import { findReport, isTakenBackByReopening, type ReportRow } from '../../db/queries/reports.ts'
import { listProducerSubdistricts } from '../../db/queries/subdistricts.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { FormRow, ReportView } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf } from '../domain/civil-time.ts'
import { periodsToDate, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { sumSatang, toBaht } from '../domain/money.ts'
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
  const place = await openPlace(deps.db, actor, 'read_report', at, deps.clock.now())
  const report = await findReport(deps.db, place.officeCode, place.period)
  const state = report?.state ?? 'draft'
  const lock = lockOf(state, place.window)
  const { rows, names } = await readRows(deps.db, place, actor, peopleOf(report))
  const stepOf = (step: Date | null | undefined, by: string | null | undefined) =>
    step == null ? null : { at: step.toISOString(), by: names.get(by ?? '') ?? null }
  const versions = await listVersions(deps.db, place.officeCode, place.period)
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
    returned: await readReturned(deps.db, report, names),
    reopened: place.reopening && {
      until: place.reopening.until.toISOString(),
      reason: place.reopening.reason,
      by: place.reopening.grantedByName,
    },
    before: await readBefore(deps.db, place),
    versions: versions.map(({ certifiedBy, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      code: sealWords(row.code),
      isMine: certifiedBy === actor.id,
    })),
    rows,
  }
}

/** The same sums as in the content that certifying freezes. */
async function readBefore(
  db: Db,
  { provinceCode, officeCode, period }: ReportPlace,
): Promise<ReportView['before']> {
  const [lastMonth, lastYear] = [addMonths(period, -1), samePeriodLastYear(period)]
  const earlier = periodsToDate(period).slice(0, -1)
  const all = await listDistrictAmounts(db, provinceCode, [...earlier, lastMonth, lastYear])
  const own = all.filter(row => row.officeCode === officeCode)
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

const peopleOf = (report: ReportRow | null): string[] =>
  [report?.submittedBy, report?.certifiedBy, report?.acceptedBy, report?.returnedBy].filter(
    id => typeof id === 'string',
  )

/** The reader's own tambon first; within and after, by Thai name. */
async function readRows(
  db: Db,
  place: ReportPlace,
  actor: Actor,
  people: readonly string[],
): Promise<{ rows: FormRow[]; names: Map<string, string> }> {
  const producers = await listFormRows(db, place.officeCode, place.period, {
    lastMonth: addMonths(place.period, -1),
    lastYear: samePeriodLastYear(place.period),
  })
  const ids = producers.map(row => row.producerId)
  const figures = await listFigures(db, place.period, ids)
  const tambon = await listProducerSubdistricts(db, ids, actor.id)
  const questions = await countOpenQuestions(db, place.officeCode, place.period)
  const recorders = [...figures.values()].flatMap(figure => figure.recordedBy ?? [])
  const names = await listOfficerNames(db, [...new Set([...people, ...recorders])])
  const rows = producers.map(row => {
    const figure = figures.get(row.producerId)
    const asked = questions.get(row.producerId)
    const { name = null, isMine = false } = tambon.get(row.producerId) ?? {}
    return {
      ...row,
      figure: figure === undefined ? null : viewFigure(figure, names),
      ...(name === null ? {} : { subdistrict: name }),
      ...(isMine ? { isMine } : {}),
      ...(asked === undefined ? {} : { questions: asked }),
    }
  })
  return { rows: [...rows.filter(row => row.isMine), ...rows.filter(row => !row.isMine)], names }
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
