// What a notice has to say and whether it is still true, read in the transaction that prepares the sending.
// One reader per run: what several notices share (a district's progress, a summary) is read once.
import type { Tx } from '../../db/connect.ts'
import {
  findCorrection,
  findReplacedBy,
  listCorrections,
  listHolidayDates,
  wasToldOfCorrection,
} from '../../db/queries/calendar.ts'
import { countHeldNotices, listReachable, type NoticeRow } from '../../db/queries/notices.ts'
import { findOffice, listOfficerNames, listPeople } from '../../db/queries/officers.ts'
import { type DistrictMonthRow, listDistrictAmounts, listDistrictMonths } from '../../db/queries/progress.ts'
import { findReport } from '../../db/queries/reports.ts'
import type { CivilDate, Period } from '../../db/vocabulary.ts'
import { fiscalYearOf, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { isForProvince } from '../domain/notice-planning.ts'
import { reasonToSkip } from '../domain/notice-truth.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import { calendarOf } from '../domain/reporting-calendar.ts'
import type { NoticeFacts } from '../messages/notice-facts.ts'
import { readSummary } from './read-summary.ts'

export type CheckedNotice =
  | { notice: NoticeRow; skip: string }
  | { notice: NoticeRow; skip: null; facts: NoticeFacts }

/** Makes the reader of one run. `liffUrl` is where buttons lead. */
export function createFactsReader(tx: Tx, now: Date, liffUrl: string) {
  const once = rememberer()
  const peopleOf = (provinceCode: string) =>
    once(`people:${provinceCode}`, () => listPeople(tx, provinceCode))
  const correctionsOf = (provinceCode: string) =>
    once(`corrections:${provinceCode}`, () => listCorrections(tx, provinceCode))
  const districtsOf = (provinceCode: string, period: Period): Promise<DistrictMonthRow[]> =>
    once(`districts:${provinceCode}:${period}`, () =>
      listDistrictMonths(tx, { provinceCode, period, fiscalYear: fiscalYearOf(period) }),
    )
  const summaryOf = (provinceCode: string, period: Period): Promise<ProvinceSummary> =>
    once(`summary:${provinceCode}:${period}`, () => readSummary(tx, provinceCode, period, now))
  const heldIn = (provinceCode: string) =>
    once(`held:${provinceCode}`, () => countHeldNotices(tx, provinceCode))
  const provinceNameOf = (code: string) =>
    once(`province:${code}`, async () => (await findOffice(tx, code))?.nameTh ?? code)

  const correctionOf = async (notice: NoticeRow): Promise<NoticeFacts['correction']> => {
    if (notice.kind !== 'calendar_corrected' || notice.subject === null) return null
    const row = await findCorrection(tx, notice.subject)
    if (row === null || row.replacedBy !== null) return null
    const others = (await correctionsOf(notice.provinceCode)).filter(item => item.id !== row.id)
    const from =
      (await dateToldBefore(row.id, notice.recipient)) ?? calendarOf(row.period, others).on[row.milestone]
    if (from === null || from === row.correctedOn) return null
    return { milestone: row.milestone, from, to: row.correctedOn, reason: row.reason }
  }

  /** The date of the last correction of this milestone that the recipient was told, or null = only the letter's. */
  const dateToldBefore = async (id: string, recipient: string): Promise<CivilDate | null> => {
    let earlier = await findReplacedBy(tx, id)
    while (earlier !== null && !(await wasToldOfCorrection(tx, earlier.id, recipient)))
      earlier = await findReplacedBy(tx, earlier.id)
    return earlier?.correctedOn ?? null
  }

  const reportOf = async (notice: NoticeRow): Promise<Pick<NoticeFacts, 'returned' | 'submitted'>> => {
    if (notice.kind !== 'report_returned' && notice.kind !== 'report_submitted')
      return { returned: null, submitted: null }
    const report = await findReport(tx, notice.officeCode, notice.period)
    if (report === null) return { returned: null, submitted: null }
    const names = await listOfficerNames(
      tx,
      [report.returnedBy, report.submittedBy].filter(id => id !== null),
    )
    if (notice.kind === 'report_returned') {
      const by = names.get(report.returnedBy ?? '') ?? null
      return {
        returned: report.returnReason === null ? null : { reason: report.returnReason, by },
        submitted: null,
      }
    }
    const lastYear = samePeriodLastYear(notice.period)
    const amounts = await listDistrictAmounts(tx, notice.provinceCode, [notice.period, lastYear])
    const amountIn = (period: Period) =>
      amounts.find(row => row.officeCode === notice.officeCode && row.period === period)?.amountSatang ?? null
    const submitted = {
      by: names.get(report.submittedBy ?? '') ?? null,
      amountSatang: amountIn(notice.period) ?? 0n,
      lastYearSatang: amountIn(lastYear),
    }
    return { returned: null, submitted }
  }

  const isStillSo = async (notice: NoticeRow, facts: NoticeFacts): Promise<boolean> => {
    if (notice.kind === 'calendar_corrected') return facts.correction !== null
    if (notice.kind === 'quota_held') return facts.heldCount > 0
    if (notice.kind === 'all_certified')
      return facts.summary !== null && facts.summary.offices.certified === facts.summary.offices.of
    if (notice.kind === 'report_returned') return facts.returned !== null
    return true
  }

  return async (notice: NoticeRow): Promise<CheckedNotice> => {
    const { provinceCode, period } = notice
    const person = (await peopleOf(provinceCode)).find(
      item => item.officerId === notice.officerId && item.officeCode === notice.officeCode,
    )
    const district =
      (await districtsOf(provinceCode, period)).find(item => item.officeCode === notice.officeCode) ?? null
    const facts: NoticeFacts = {
      kind: notice.kind,
      period,
      dueOn: notice.dueOn,
      now,
      calendar: calendarOf(period, await correctionsOf(provinceCode)),
      holidays: await once('holidays', () => listHolidayDates(tx)),
      liffUrl,
      role: person?.role ?? null,
      office: district,
      summary:
        isForProvince(notice.kind) && notice.kind !== 'quota_held'
          ? await summaryOf(provinceCode, period)
          : null,
      provinceName: await provinceNameOf(provinceCode),
      correction: await correctionOf(notice),
      ...(await reportOf(notice)),
      heldCount: notice.kind === 'quota_held' ? await heldIn(provinceCode) : 0,
    }
    const reachable = await once(`reachable:${notice.recipient}`, () => listReachable(tx, [notice.recipient]))
    const skip = reasonToSkip({
      kind: notice.kind,
      dueOn: notice.dueOn,
      calendar: facts.calendar,
      role: notice.officerId === null ? null : person?.role,
      isReachable: reachable.has(notice.recipient),
      office: district,
      isStillSo: await isStillSo(notice, facts),
    })
    return skip === null ? { notice, skip, facts } : { notice, skip }
  }
}

function rememberer() {
  const known = new Map<string, Promise<unknown>>()
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? read()
    known.set(key, found)
    return found as Promise<T>
  }
}
