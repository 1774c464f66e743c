// The first screen: the month in focus, how far it is, what else there is to do.
import type { Db } from '../../db/connect.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { findActing } from '../../db/queries/certified.ts'
import { listOpenQuestions } from '../../db/queries/comments.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { type DistrictMonthRow, listDistrictAmounts, listDistrictMonths } from '../../db/queries/progress.ts'
import { listReopenings, mayCertifyOwnWork } from '../../db/queries/reopenings.ts'
import { findReport } from '../../db/queries/reports.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { DistrictProgress, HomeView } from '../contract/home.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf, daysBetween, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear, periodsToDate } from '../domain/fiscal-year.ts'
import { toBaht } from '../domain/money.ts'
import { calendarOf, entryWindowOf, focusPeriod } from '../domain/reporting-calendar.ts'
import { officeName } from '../domain/thai-words.ts'
import { viewCalendar, viewWindow } from './calendar-view.ts'
import { isWorkOf } from './certify-report.ts'

/** The forecast card is shown this many days before and after it is due. */
const FORECAST_SHOWN = { before: 60, after: 30 }

export async function showHome(deps: Deps, actor: Actor): Promise<HomeView> {
  const { db } = deps
  const now = deps.clock.now()
  const corrections = await listCorrections(db, actor.provinceCode)
  const period = focusPeriod(now, corrections)
  const office = await findOffice(db, actor.officeCode)
  const isDistrict = office?.kind === 'district'
  const progressIn = (month: string) =>
    listDistrictMonths(db, {
      provinceCode: actor.provinceCode,
      ...(isDistrict ? { officeCode: actor.officeCode } : {}),
      period: month,
      fiscalYear: fiscalYearOf(month),
    })
  const districts = await progressIn(period)
  const before = periodsToDate(period).slice(0, -1).reverse()
  const months = before.length > 0 ? before : [addMonths(period, -1)]
  const earlier = []
  for (const month of isDistrict ? months : []) {
    const [row] = await progressIn(month)
    if (row)
      earlier.push({
        ...viewProgress(row),
        window: viewWindow(entryWindowOf(calendarOf(month, corrections), now)),
      })
  }
  const summaries = may(actor, 'read_summary', actor.provinceCode)
    ? [
        ...new Set([
          period,
          ...(await listDistrictAmounts(db, actor.provinceCode, months)).map(row => row.period),
        ]),
      ]
        .sort()
        .reverse()
    : []
  return {
    officer: {
      fullName: actor.fullName,
      role: actor.role,
      officeCode: actor.officeCode,
      officeName: office === null ? actor.officeCode : officeName({ kind: office.kind, name: office.nameTh }),
    },
    period,
    calendar: await viewCalendar(db, actor, period, now),
    districts: districts.map(viewProgress),
    earlier,
    ...(await readLife(deps, actor, period, districts)),
    forecast: isDistrict ? forecastOf(actor, districts[0], corrections, now) : null,
    summaries,
    isPractice: deps.settings.isPractice,
  }
}

/** What stands outside the ordinary month: acting for a chief, months open again, questions without an answer. */
async function readLife(
  { db, clock }: Deps,
  actor: Actor,
  period: Period,
  districts: readonly DistrictMonthRow[],
): Promise<Pick<HomeView, 'acting' | 'isActingAtHome' | 'reopened' | 'questions'>> {
  const now = clock.now()
  const today = bangkokDateOf(now)
  const { provinceCode } = actor
  const progressOf = async (officeCode: string, month: Period) => {
    const [row] = await listDistrictMonths(db, {
      provinceCode,
      officeCode,
      period: month,
      fiscalYear: fiscalYearOf(month),
    })
    return row === undefined ? [] : [viewProgress(row)]
  }
  const acting: HomeView['acting'] = []
  for (const officeCode of actor.actingFor.filter(code => code !== actor.officeCode)) {
    const order = await findActing(db, actor.id, officeCode, today)
    for (const row of await progressOf(officeCode, period))
      acting.push({ ...row, untilOn: order?.untilOn ?? today })
  }
  const codes = [...new Set([...districts.map(row => row.officeCode), ...actor.actingFor])]
  const reopened: HomeView['reopened'] = []
  for (const { officeCode, period: month, until, reason } of await listReopenings(db, codes, now))
    for (const row of await progressOf(officeCode, month))
      reopened.push({ ...row, until: until.toISOString(), reason })
  return {
    acting,
    isActingAtHome: actor.actingFor.includes(actor.officeCode) && (await maySign(db, actor, period)),
    reopened,
    questions: actor.officeCode.length === 4 ? await listOpenQuestions(db, actor.officeCode) : [],
  }
}

/** False where the report is their own work and the province does not let them sign it. */
async function maySign(db: Db, actor: Actor, period: Period): Promise<boolean> {
  const report = await findReport(db, actor.officeCode, period)
  if (report === null || !(await isWorkOf(db, actor, report, { officeCode: actor.officeCode, period })))
    return true
  return mayCertifyOwnWork(db, actor.provinceCode)
}

const viewProgress = (row: DistrictMonthRow): DistrictProgress => ({
  officeCode: row.officeCode,
  officeName: row.officeName,
  period: row.period,
  state: row.state,
  recorded: row.recorded,
  expected: row.expected,
  amount: toBaht(row.amountSatang),
})

function forecastOf(
  actor: Actor,
  own: DistrictMonthRow | undefined,
  corrections: Parameters<typeof calendarOf>[1],
  now: Date,
): HomeView['forecast'] {
  const today = bangkokDateOf(now)
  const fiscalYear = fiscalYearOf(periodOf(today))
  const dueOn = periodsOfFiscalYear(fiscalYear)
    .map(period => calendarOf(period, corrections).on.forecast_due)
    .find(on => on !== null)
  if (dueOn === undefined || dueOn === null || own === undefined) return null
  const days = daysBetween(today, dueOn)
  if (days > FORECAST_SHOWN.before || days < -FORECAST_SHOWN.after) return null
  return {
    fiscalYear,
    dueOn,
    isFiled: own.isForecastFiled,
    mayFile: may(actor, 'file_forecast', own.officeCode) && !own.isForecastFiled,
  }
}
