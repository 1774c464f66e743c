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
import { listForecastStandings } from '../../db/queries/forecasts.ts'
import { countHeldNotices, listReachable, type NoticeRow } from '../../db/queries/notices.ts'
import { findOffice, listAudience } from '../../db/queries/officers.ts'
import { type DistrictMonthRow, listDistrictMonths } from '../../db/queries/progress.ts'
import type { CivilDate, Period } from '../../db/vocabulary.ts'
import { fiscalYearOf, periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { isForProvince, rolesConcerned } from '../domain/notice-planning.ts'
import { reasonToSkip } from '../domain/notice-truth.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import {
  calendarOf,
  type EntryWindow,
  entryWindowOf,
  type PeriodCalendar,
} from '../domain/reporting-calendar.ts'
import type { NoticeFacts } from '../messages/notice-facts.ts'
import { readActing } from './acting-facts.ts'
import { readSummary } from './read-summary.ts'
import { readReportFacts } from './report-facts.ts'
import { readWindow } from './report-place.ts'

export type CheckedNotice =
  | { notice: NoticeRow; skip: string }
  | { notice: NoticeRow; skip: null; facts: NoticeFacts }

/**
 * Makes the reader of one run. `liffUrl` is where buttons lead; `countHeld` is asked where somebody only reckons what will
 * wait for quota.
 */
export function createFactsReader(
  tx: Tx,
  now: Date,
  liffUrl: string,
  countHeld = (provinceCode: string): Promise<number> => countHeldNotices(tx, provinceCode),
) {
  const once = rememberer()
  const peopleOf = (provinceCode: string) =>
    once(`people:${provinceCode}`, () => listAudience(tx, provinceCode, now))
  const correctionsOf = (provinceCode: string) =>
    once(`corrections:${provinceCode}`, () => listCorrections(tx, provinceCode))
  const districtsOf = (provinceCode: string, period: Period): Promise<DistrictMonthRow[]> =>
    once(`districts:${provinceCode}:${period}`, () =>
      listDistrictMonths(tx, { provinceCode, period, fiscalYear: fiscalYearOf(period) }),
    )
  const summaryOf = (provinceCode: string, period: Period): Promise<ProvinceSummary> =>
    once(`summary:${provinceCode}:${period}`, () => readSummary(tx, provinceCode, period, now))
  const heldIn = (provinceCode: string) => once(`held:${provinceCode}`, () => countHeld(provinceCode))
  const forecastsOf = (provinceCode: string, fiscalYear: number) =>
    once(`forecasts:${provinceCode}:${fiscalYear}`, () =>
      listForecastStandings(tx, { provinceCode, fiscalYear, periods: periodsOfFiscalYear(fiscalYear) }),
    )
  const forecastOf = async ({ kind, provinceCode, period, officeCode }: NoticeRow) => {
    if (!kind.startsWith('forecast')) return null
    const all = await forecastsOf(provinceCode, fiscalYearOf(period))
    return all.find(row => row.officeCode === officeCode) ?? null
  }
  const provinceNameOf = (code: string) =>
    once(`province:${code}`, async () => (await findOffice(tx, code))?.nameTh ?? code)

  /** A district's own window, which knows a reopening; of the province the month's. */
  const windowOf = (district: DistrictMonthRow | null, calendar: PeriodCalendar): Promise<EntryWindow> => {
    const window = entryWindowOf(calendar, now)
    // Only what is closed for all can have been opened again for one.
    if (district === null || window.isOpen || window.reason !== 'past_closing') return Promise.resolve(window)
    const { officeCode, period } = district
    return once(
      `window:${officeCode}:${period}`,
      async () => (await readWindow(tx, { officeCode, period, calendar }, now)).window,
    )
  }

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

  const readOne = async (
    notice: NoticeRow,
    reachable: Awaited<ReturnType<typeof listReachable>>,
  ): Promise<CheckedNotice> => {
    const { provinceCode, period } = notice
    const district =
      (await districtsOf(provinceCode, period)).find(item => item.officeCode === notice.officeCode) ?? null
    const person = recipientIn(await peopleOf(provinceCode), notice, district)
    const calendar = calendarOf(period, await correctionsOf(provinceCode))
    const facts: NoticeFacts = {
      kind: notice.kind,
      period,
      dueOn: notice.dueOn,
      now,
      calendar,
      window: await windowOf(district, calendar),
      holidays: await once('holidays', () => listHolidayDates(tx)),
      liffUrl,
      role: person?.role ?? null,
      office: district,
      forecast: await forecastOf(notice),
      summary:
        isForProvince(notice.kind) && notice.kind !== 'quota_held'
          ? await summaryOf(provinceCode, period)
          : null,
      provinceName: await provinceNameOf(provinceCode),
      correction: await correctionOf(notice),
      acting: await readActing(tx, notice, person?.isActing ?? false, now),
      ...(await readReportFacts(tx, notice, now)),
      heldCount: notice.kind === 'quota_held' ? await heldIn(provinceCode) : 0,
    }
    const skip = reasonToSkip({
      kind: notice.kind,
      dueOn: notice.dueOn,
      calendar,
      role: notice.officerId === null ? null : person?.role,
      isReachable: reachable.has(notice.recipient),
      office: district,
      isStillSo: isStillSo(facts),
    })
    return skip === null ? { notice, skip, facts } : { notice, skip }
  }

  return async (notices: readonly NoticeRow[]): Promise<CheckedNotice[]> => {
    const reachable = await listReachable(tx, [...new Set(notices.map(notice => notice.recipient))])
    const checked: CheckedNotice[] = []
    for (const notice of notices) checked.push(await readOne(notice, reachable))
    return checked
  }
}

/** Whether what the notice is about has not ended by itself; what the district did meanwhile is asked elsewhere. */
function isStillSo(facts: NoticeFacts): boolean {
  switch (facts.kind) {
    case 'calendar_corrected':
      return facts.correction !== null
    case 'quota_held':
      return facts.heldCount > 0
    case 'all_certified':
      return facts.summary !== null && facts.summary.offices.certified === facts.summary.offices.of
    case 'report_submitted':
      return facts.submitted !== null
    case 'report_returned':
      return facts.returned !== null
    case 'report_reopened':
    case 'reopening_ends':
      return facts.reopened !== null
    case 'reopening_ran_out':
      // The closing may have been moved meanwhile: then the month is open for all.
      return facts.reopened !== null && !facts.window.isOpen
    case 'acting_chief_named':
      return facts.acting !== null
    case 'figure_questioned':
      return facts.questions !== null
    case 'figure_answered':
      return facts.answer !== null
    case 'nudge':
      // Closed meanwhile, nobody in the district can do what is asked.
      return facts.window.isOpen
    default:
      return true
  }
}

/**
 * The recipient as they stand to this office today. Who has two roles there (an acting chief of the own district) hears
 * it in the one that is concerned; where both are, a submitted report waits for the chief, anything else for the officer.
 */
function recipientIn(people: Audience, notice: NoticeRow, district: DistrictMonthRow | null) {
  const own = people.filter(item => item.officerId === notice.officerId)
  const here = own.filter(item => [notice.officeCode, notice.provinceCode].includes(item.officeCode))
  // Who is named for days to come is nobody to this office yet.
  const found = here.length === 0 && notice.kind === 'acting_chief_named' ? own : here
  const concerned = district === null ? [] : rolesConcerned(notice.kind, district)
  const fitting = found.filter(item => concerned.includes(item.role))
  // Who submitted is not told to sign, also where they act for the chief.
  const isOwnWork = district?.submittedBy === notice.officerId
  const chief =
    district?.state === 'submitted' && !isOwnWork
      ? fitting.find(item => item.role === 'district_chief')
      : undefined
  return chief ?? fitting[0] ?? found[0]
}

type Audience = Awaited<ReturnType<typeof listAudience>>

function rememberer() {
  const known = new Map<string, Promise<unknown>>()
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? read()
    known.set(key, found)
    return found as Promise<T>
  }
}
