// What the board shows, read at one moment: states and progress, growth and targets, who owes what and was nudged when.
// Its sums and growth are those of the indicator and of the month's summary, so that no page says another number.
import type { Tx } from '../../db/connect.ts'
import { listBaselines } from '../../db/queries/baselines.ts'
import { countUndelivered, findFirstPeriod, listNudges } from '../../db/queries/board.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listAudience, listOfficesOf } from '../../db/queries/officers.ts'
import { listProgress } from '../../db/queries/progress.ts'
import { listPhones } from '../../db/queries/unreachable.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import { type BoardCell, byUrgency, cellOf, isOwed } from '../domain/board.ts'
import { fiscalYearOf, periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import type { Person } from '../domain/notice-planning.ts'
import { type NudgeFacts, placeKey } from '../domain/nudge.ts'
import {
  type CalendarCorrection,
  calendarOf,
  entryWindowOf,
  focusPeriod,
} from '../domain/reporting-calendar.ts'
import { readWindows } from './district-windows.ts'
import { readUnreachable } from './list-unreachable.ts'
import { readIndicators } from './read-indicators.ts'
import { readSummary } from './read-summary.ts'

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

/** A handful of statements, however many districts there are. */
export async function readBoard(tx: Tx, provinceCode: string, fiscalYear: number, now: Date) {
  const corrections = await listCorrections(tx, provinceCode)
  const focus = focusIn(fiscalYear, focusPeriod(now, corrections))
  const offices = await listOfficesOf(tx, provinceCode)
  const districts = offices.filter(office => office.kind === 'district')
  const rows = await readRows(tx, { provinceCode, fiscalYear, corrections, districts, now })
  return {
    now,
    provinceCode,
    provinceName: offices.find(office => office.code === provinceCode)?.nameTh ?? provinceCode,
    fiscalYear,
    focus,
    window: entryWindowOf(calendarOf(focus, corrections), now),
    rows,
    owed: await readOwed(tx, { provinceCode, corrections, rows, now }),
    indicators: await readIndicators(tx, provinceCode, fiscalYear, now),
    summary: await readSummary(tx, provinceCode, focus, now),
    firstPeriod: await findFirstPeriod(tx, provinceCode),
    undelivered: await countUndelivered(tx, provinceCode, focus),
    unreachable: (await readUnreachable(tx, provinceCode, now)).length,
  }
}

/** The month people work on, if it is of this year; of a past year its last, of one that has just begun its first. */
function focusIn(fiscalYear: number, focus: Period): Period {
  const periods = periodsOfFiscalYear(fiscalYear)
  if (fiscalYearOf(focus) === fiscalYear) return focus
  return (fiscalYearOf(focus) > fiscalYear ? periods.at(-1) : periods[0]) ?? focus
}

interface Where {
  provinceCode: string
  corrections: readonly CalendarCorrection[]
  now: Date
}

async function readRows(
  tx: Tx,
  {
    provinceCode,
    fiscalYear,
    corrections,
    districts,
    now,
  }: Where & { fiscalYear: number; districts: readonly { code: OfficeCode; nameTh: string }[] },
): Promise<BoardRow[]> {
  const calendars = periodsOfFiscalYear(fiscalYear).map(period => calendarOf(period, corrections))
  const opened = calendars.filter(calendar => calendar.opensAt <= now).map(calendar => calendar.period)
  const places = districts.flatMap(({ code }) => opened.map(period => ({ officeCode: code, period })))
  const standings = new Map((await listProgress(tx, places)).map(row => [placeKey(row), row]))
  const imported = new Set((await listBaselines(tx, provinceCode, opened)).map(placeKey))
  return districts.map(({ code, nameTh }) => ({
    officeCode: code,
    officeName: nameTh,
    cells: calendars.map(calendar => {
      const key = placeKey({ officeCode: code, period: calendar.period })
      const isImported = imported.has(key)
      return cellOf(standings.get(key) ?? null, { calendar, isImported, asOf: now })
    }),
  }))
}

async function readOwed(
  tx: Tx,
  { provinceCode, corrections, rows, now }: Where & { rows: readonly BoardRow[] },
): Promise<OwedReport[]> {
  const owed = rows
    .flatMap(({ officeCode, officeName, cells }) =>
      cells.filter(isOwed).map(cell => ({ ...cell, officeCode, officeName })),
    )
    .sort(byUrgency)
  if (owed.length === 0) return []
  const periods = [...new Set(owed.map(item => item.period))]
  const nudges = Map.groupBy(await listNudges(tx, { provinceCode, periods }), placeKey)
  const phones = new Map((await listPhones(tx, provinceCode)).map(row => [row.officerId, row.phone]))
  const people = (await listAudience(tx, provinceCode, now)).map(person => ({
    ...person,
    phone: phones.get(person.officerId) ?? null,
  }))
  const codes = [...new Set(owed.map(item => item.officeCode))]
  const { windowOf } = await readWindows(tx, codes, corrections, now)
  return owed.map(({ period, officeCode, officeName, state, recorded, expected }) => ({
    provinceCode,
    period,
    // The forecast is another matter, which no nudge asks about.
    office: { officeCode, officeName, state, recorded, expected, isForecastFiled: false },
    window: windowOf(officeCode, period),
    people,
    past: nudges.get(placeKey({ officeCode, period })) ?? [],
    now,
  }))
}
