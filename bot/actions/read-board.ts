// What the board shows, read at one moment: states and progress, growth and targets, who owes what and was nudged when.
// Its sums and growth are those of the indicator and of the month's summary, so that no page says another number.
import type { Tx } from '../../db/connect.ts'
import { findBaselineRule, listBaselines } from '../../db/queries/baselines.ts'
import { countUndelivered, findFirstPeriod, listNudges } from '../../db/queries/board.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listAudience, listOfficesOf } from '../../db/queries/officers.ts'
import { listDistrictAmounts, listProgress, type ProgressRow } from '../../db/queries/progress.ts'
import { listTargetRows } from '../../db/queries/targets.ts'
import { listOpenInvitations, listPhones } from '../../db/queries/unreachable.ts'
import type { BaselineRule, OfficeCode, Period } from '../../db/vocabulary.ts'
import { type BoardCell, byUrgency, cellOf, isOwed } from '../domain/board.ts'
import { bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { EARLIEST_PERIOD, fiscalYearOf, periodsOfFiscalYear, periodsToDate } from '../domain/fiscal-year.ts'
import type { Person } from '../domain/notice-planning.ts'
import { type NudgeFacts, placeKey } from '../domain/nudge.ts'
import { Problem } from '../domain/problems.ts'
import { summarizeProvince } from '../domain/province-summary.ts'
import {
  type CalendarCorrection,
  calendarOf,
  entryWindowOf,
  focusPeriod,
} from '../domain/reporting-calendar.ts'
import { nearestPeriod } from '../domain/spans.ts'
import { type DistrictWindows, readReopenings, windowsOf } from './district-windows.ts'
import { findUnreachable, withPhones } from './list-unreachable.ts'
import { amountPeriods, measureYear } from './read-indicators.ts'

export const EARLIEST_YEAR = fiscalYearOf(EARLIEST_PERIOD)

export interface BoardRow {
  officeCode: OfficeCode
  /** Bare name. */
  officeName: string
  cells: BoardCell[]
}

/** A report that is not certified, with all that decides whether its district can be nudged. */
export type OwedReport = Omit<NudgeFacts, 'people' | 'past'> & {
  people: readonly (Person & { fullName: string; phone: string | null })[]
  past: Awaited<ReturnType<typeof listNudges>>
}

export type BoardFacts = Awaited<ReturnType<typeof readBoard>>

/**
 * However many districts there are: two packets of statements, the second with what only the first can tell.
 * Throws period.unknown (a year that has not begun).
 */
export async function readBoard(tx: Tx, provinceCode: string, fiscalYear: number, now: Date) {
  const province = await readProvince(tx, provinceCode, fiscalYear, now)
  const { corrections, offices, rule } = province
  const working = focusPeriod(now, corrections)
  const newestYear = requireYear(fiscalYear, working, now)
  const focus = focusIn(fiscalYear, working)
  const districts = offices.filter(office => office.kind === 'district')
  const months = await readMonths(tx, { provinceCode, fiscalYear, rule, focus, districts })
  const standingIn = (period: Period) =>
    districts.flatMap(({ code }) => months.standings.get(placeKey({ officeCode: code, period })) ?? [])
  const rows = viewRows({ fiscalYear, corrections, districts, now, ...months })
  const provinceName = offices.find(office => office.code === provinceCode)?.nameTh ?? provinceCode
  const windowOf = windowsOf(months.reopenings, corrections, now)
  return {
    now,
    provinceCode,
    provinceName,
    fiscalYear,
    newestYear,
    focus,
    window: entryWindowOf(calendarOf(focus, corrections), now),
    rows,
    owed: listOwed({ provinceCode, rows, now, people: province.people, nudges: months.nudges, windowOf }),
    indicators: measureYear({
      asOf: now,
      fiscalYear,
      rule,
      focus: working,
      province: { officeCode: provinceCode, officeName: provinceName },
      districts: standingIn(nearestPeriod(fiscalYear, working)),
      amounts: months.amounts,
      // Nothing on the board is about forecasts.
      forecasts: [],
      targets: province.targets,
    }),
    summary: summarizeProvince({
      asOf: now,
      calendar: calendarOf(focus, corrections),
      rule,
      periods: periodsToDate(focus),
      districts: standingIn(focus),
      amounts: months.amounts,
    }),
    firstPeriod: province.firstPeriod,
    undelivered: months.undelivered,
    unreachable: findUnreachable(offices, province.people, province.invitations).length,
  }
}

async function readProvince(tx: Tx, provinceCode: string, fiscalYear: number, now: Date) {
  const [corrections, offices, rule, targets, firstPeriod, audience, phones, invitations] = await Promise.all(
    [
      listCorrections(tx, provinceCode),
      listOfficesOf(tx, provinceCode),
      findBaselineRule(tx, provinceCode, fiscalYear),
      listTargetRows(tx, provinceCode, fiscalYear),
      findFirstPeriod(tx, provinceCode),
      listAudience(tx, provinceCode, now),
      listPhones(tx, provinceCode),
      listOpenInvitations(tx, provinceCode, now),
    ],
  )
  const people = withPhones(audience, phones)
  return { corrections, offices, rule, targets, firstPeriod, people, invitations }
}

type Districts = readonly { code: OfficeCode; nameTh: string }[]

async function readMonths(
  tx: Tx,
  of: {
    provinceCode: string
    fiscalYear: number
    rule: BaselineRule
    focus: Period
    districts: Districts
  },
) {
  const { provinceCode, districts } = of
  const periods = periodsOfFiscalYear(of.fiscalYear)
  const codes = districts.map(({ code }) => code)
  const places = codes.flatMap(officeCode => periods.map(period => ({ officeCode, period })))
  const [standings, amounts, imported, nudges, reopenings, undelivered] = await Promise.all([
    listProgress(tx, places),
    listDistrictAmounts(tx, provinceCode, amountPeriods(of.fiscalYear, of.rule)),
    listBaselines(tx, provinceCode, periods),
    listNudges(tx, { provinceCode, periods }),
    readReopenings(tx, codes),
    countUndelivered(tx, provinceCode, of.focus),
  ])
  return {
    standings: new Map(standings.map(row => [placeKey(row), row])),
    amounts,
    imported: new Set(imported.map(placeKey)),
    nudges: Map.groupBy(nudges, placeKey),
    reopenings,
    undelivered,
  }
}

/** Throws period.unknown; returns the newest year there is: October may be opened before the year begins. */
function requireYear(fiscalYear: number, focus: Period, now: Date): number {
  const newest = Math.max(fiscalYearOf(focus), fiscalYearOf(periodOf(bangkokDateOf(now))))
  if (fiscalYear < EARLIEST_YEAR || fiscalYear > newest) throw new Problem('period.unknown')
  return newest
}

/** The month people work on, if it is of this year; of a past year its last, of one that has just begun its first. */
function focusIn(fiscalYear: number, focus: Period): Period {
  const periods = periodsOfFiscalYear(fiscalYear)
  if (fiscalYearOf(focus) === fiscalYear) return focus
  return (fiscalYearOf(focus) > fiscalYear ? periods.at(-1) : periods[0]) ?? focus
}

function viewRows(of: {
  fiscalYear: number
  corrections: readonly CalendarCorrection[]
  districts: Districts
  standings: ReadonlyMap<string, ProgressRow>
  imported: ReadonlySet<string>
  now: Date
}): BoardRow[] {
  const calendars = periodsOfFiscalYear(of.fiscalYear).map(period => calendarOf(period, of.corrections))
  return of.districts.map(({ code, nameTh }) => ({
    officeCode: code,
    officeName: nameTh,
    cells: calendars.map(calendar => {
      const key = placeKey({ officeCode: code, period: calendar.period })
      const hasOpened = calendar.opensAt <= of.now
      const isImported = of.imported.has(key)
      return cellOf(hasOpened ? (of.standings.get(key) ?? null) : null, {
        calendar,
        isImported,
        asOf: of.now,
      })
    }),
  }))
}

function listOwed(of: {
  provinceCode: string
  rows: readonly BoardRow[]
  people: OwedReport['people']
  nudges: ReadonlyMap<string, OwedReport['past']>
  windowOf: DistrictWindows['windowOf']
  now: Date
}): OwedReport[] {
  return of.rows
    .flatMap(({ officeCode, officeName, cells }) =>
      cells.filter(isOwed).map(cell => ({ ...cell, officeCode, officeName })),
    )
    .sort(byUrgency)
    .map(({ period, officeCode, officeName, state, recorded, expected }) => ({
      provinceCode: of.provinceCode,
      period,
      // The forecast is another matter, which no nudge asks about.
      office: { officeCode, officeName, state, recorded, expected, isForecastFiled: false },
      window: of.windowOf(officeCode, period),
      people: of.people,
      past: of.nudges.get(placeKey({ officeCode, period })) ?? [],
      now: of.now,
    }))
}
