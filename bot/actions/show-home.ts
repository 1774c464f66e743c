// The first screen: the month in focus, how far it is, what else there is to do.
import type { Db } from '../../db/connect.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listForecastStandings } from '../../db/queries/forecasts.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { listDistrictAmounts, listDistrictMonths } from '../../db/queries/progress.ts'
import type { HomeView } from '../contract/home.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf, daysBetween, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear, periodsToDate } from '../domain/fiscal-year.ts'
import { forecastDueOn, forecastStateOf, isFiled } from '../domain/forecast-standing.ts'
import { type CalendarCorrection, focusPeriod } from '../domain/reporting-calendar.ts'
import { officeName } from '../domain/thai-words.ts'
import { viewCalendar, viewWindow } from './calendar-view.ts'
import { readProgress, viewProgress } from './district-progress.ts'
import { readWindows } from './district-windows.ts'
import { readLife } from './home-life.ts'
import { listFilesFromChat } from './list-uploads.ts'

/** The forecast is shown this many days before it is due, and, once it is filed, not longer than so many after. */
const FORECAST_SHOWN = { before: 60, after: 30 }

export async function showHome(deps: Deps, actor: Actor): Promise<HomeView> {
  const { db } = deps
  const now = deps.clock.now()
  const corrections = await listCorrections(db, actor.provinceCode)
  const period = focusPeriod(now, corrections)
  const office = await findOffice(db, actor.officeCode)
  const isDistrict = office?.kind === 'district'
  const districts = await listDistrictMonths(db, {
    provinceCode: actor.provinceCode,
    ...(isDistrict ? { officeCode: actor.officeCode } : {}),
    period,
    fiscalYear: fiscalYearOf(period),
  })
  const reached = [...new Set([...districts.map(row => row.officeCode), ...actor.actingFor])]
  const windows = await readWindows(db, reached, corrections, now)
  const ownWindow = (month: string) => viewWindow(windows.windowOf(actor.officeCode, month))
  const before = periodsToDate(period).slice(0, -1).reverse()
  const months = before.length > 0 ? before : [addMonths(period, -1)]
  const own = isDistrict ? months.map(month => ({ officeCode: actor.officeCode, period: month })) : []
  const summaries = may(actor, 'read_summary', actor.provinceCode)
    ? [
        ...new Set([
          period,
          ...(await listDistrictAmounts(db, actor.provinceCode, months))
            .filter(row => !row.isImported)
            .map(row => row.period),
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
    // For provincial staff there is no reopening of "their" district, so it is the window of all.
    calendar: { ...(await viewCalendar(db, actor, period, now)), window: ownWindow(period) },
    districts: districts.map(viewProgress),
    earlier: (await readProgress(db, own)).map(({ progress }) => ({
      ...progress,
      window: ownWindow(progress.period),
    })),
    ...(await readLife(deps, actor, period, windows)),
    files: await listFilesFromChat(deps, actor),
    forecast: isDistrict ? await readForecast(db, actor, corrections, now) : null,
    summaries,
    isPractice: deps.settings.isPractice,
  }
}

async function readForecast(
  db: Db,
  { provinceCode, officeCode }: Actor,
  corrections: readonly CalendarCorrection[],
  now: Date,
): Promise<HomeView['forecast']> {
  const today = bangkokDateOf(now)
  const fiscalYear = fiscalYearOf(periodOf(today))
  const dueOn = forecastDueOn(fiscalYear, corrections)
  const days = daysBetween(today, dueOn)
  if (days > FORECAST_SHOWN.before) return null
  const periods = periodsOfFiscalYear(fiscalYear)
  const [own] = await listForecastStandings(db, { provinceCode, fiscalYear, periods, officeCode })
  if (own === undefined) return null
  const state = forecastStateOf(own)
  // Whoever has not filed still has to, however late.
  if (days < -FORECAST_SHOWN.after && isFiled(state)) return null
  return { fiscalYear, dueOn, state, done: own.done, expected: own.expected }
}
