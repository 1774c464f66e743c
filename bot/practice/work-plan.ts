// When a demo district does its month: begins, submits, certifies. Plausible working days and office hours, most of it
// before the 25th, one or two districts late in some months. The same arguments always give the same instants.
import { listOffices } from '../../db/seed/places.ts'
import { createRandom, drawInteger, type Random, shuffle } from '../../db/seed/seeded-random.ts'
import type { CivilDate, OfficeCode, Period } from '../../db/vocabulary.ts'
import { addDays, dateIn, instantOf } from '../domain/civil-time.ts'
import { isWorkingDay } from '../domain/notice-rules.ts'

export interface MonthOfWork {
  /** The first sitting: part of the figures. */
  beganAt: Date
  submittedAt: Date
  certifiedAt: Date
  isLate: boolean
}

/** Days on which a district sits down first, and on which it submits when it is on time. */
const FIRST_SITTING = { from: 11, to: 17 }
const ON_TIME = { from: 18, to: 24 }
const LATE = { from: 26, to: 28 }
/** How many districts of a province are late: drawn from this row, so none in two months of five. */
const LATE_DISTRICTS = [0, 1, 0, 2, 1]
const OFFICE_HOURS = { from: 9, to: 15 }

/** Late months still end certified by the last day of the month, as the letter asks. */
export function planMonth(
  officeCode: OfficeCode,
  period: Period,
  holidays: ReadonlySet<CivilDate>,
): MonthOfWork {
  const random = createRandom(`month-of-work:${period}:${officeCode}`)
  const last = dateIn(period, 'last')
  const isLate = listLate(officeCode.slice(0, 2), period).has(officeCode)
  const began = drawWorkingDay(random, period, FIRST_SITTING, holidays)
  const submitted = isLate
    ? earlier(dateIn(period, drawInteger(random, LATE.from, LATE.to)), addDays(last, -1))
    : drawWorkingDay(random, period, ON_TIME, holidays)
  const certified = earlier(nextWorkingDay(submitted, holidays, drawInteger(random, 1, 3)), last)
  return {
    beganAt: instantOf(began, drawTime(random)),
    submittedAt: instantOf(submitted, drawTime(random)),
    certifiedAt: instantOf(certified, drawTime(random)),
    isLate,
  }
}

/** When a district files its forecast in January: most before the 25th, a few some days after. */
export function planForecast(
  officeCode: OfficeCode,
  january: Period,
  holidays: ReadonlySet<CivilDate>,
): Date {
  const random = createRandom(`forecast:${january}:${officeCode}`)
  const days = random() < 0.2 ? { from: 26, to: 30 } : { from: 13, to: 23 }
  return instantOf(drawWorkingDay(random, january, days, holidays), drawTime(random))
}

function listLate(provinceCode: OfficeCode, period: Period): ReadonlySet<OfficeCode> {
  const random = createRandom(`late:${period}:${provinceCode}`)
  const districts = listOffices().filter(
    office => office.kind === 'district' && office.provinceCode === provinceCode,
  )
  const count = LATE_DISTRICTS[drawInteger(random, 0, LATE_DISTRICTS.length - 1)] ?? 0
  return new Set(
    shuffle(
      random,
      districts.map(office => office.code),
    ).slice(0, count),
  )
}

function drawWorkingDay(
  random: Random,
  period: Period,
  days: { from: number; to: number },
  holidays: ReadonlySet<CivilDate>,
): CivilDate {
  const first = dateIn(period, days.from)
  const all = Array.from({ length: days.to - days.from + 1 }, (_, index) => addDays(first, index))
  const working = all.filter(on => isWorkingDay(on, holidays))
  // A week of holidays (Songkran) leaves no working day: then somebody works at the weekend.
  const choice = working.length > 0 ? working : all
  return choice[drawInteger(random, 0, choice.length - 1)] ?? first
}

function nextWorkingDay(on: CivilDate, holidays: ReadonlySet<CivilDate>, count: number): CivilDate {
  let day = on
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return day
}

const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b)

function drawTime(random: Random): string {
  const hour = drawInteger(random, OFFICE_HOURS.from, OFFICE_HOURS.to)
  const minute = drawInteger(random, 5, 59)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
