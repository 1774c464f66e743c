// What people are to hear, worked out a second time from the letter's calendar and from nothing in the program: plain dates
// of the Gregorian calendar, times of Bangkok as text, and the moments at which a service was awake.
import holidays from '../../db/seed/data/holidays.json' with { type: 'json' }

/** One notice: what, of which month, to whom; and `YYYY-MM-DDTHH:mm:ss` in Bangkok when it is heard, null = too late to help. */
export interface Heard {
  what: string
  month: string
  who: string
  at: string | null
}

/** An instant in Bangkok as text; such texts are compared as they stand. */
export type BangkokTime = string

const DAY = 86_400_000
const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const dayOf = (year: number, month: number, day: number): string => date(Date.UTC(year, month - 1, day))
const shift = (on: string, days: number): string => date(Date.parse(on) + days * DAY)

const FREE_DAYS = new Set(holidays.map(holiday => holiday.on))
const isWorkingDay = (on: string): boolean =>
  ![0, 6].includes(new Date(Date.parse(on)).getUTCDay()) && !FREE_DAYS.has(on)

/** A district that records nothing, one that has certified everything, and the province. */
export const PEOPLE = {
  late: ['late officer', 'late chief'],
  done: ['done officer', 'done chief'],
  province: ['province officer', 'province chief'],
} as const
const { late, done, province } = PEOPLE
const lateOfficer = ['late officer'] as const
const officers = ['late officer', 'done officer'] as const

interface Due {
  what: string
  who: readonly string[]
  at: BangkokTime
  /** From here on it helps nobody any more. */
  until: BangkokTime
}

/** The month's table, line by line. */
function dueIn(year: number, month: number): Due[] {
  const day = (on: number) => dayOf(year, month, on)
  const due = day(25)
  const last = dayOf(year, month + 1, 0)
  const closing = dayOf(year, month + 1, 6)
  const nine = (on: string) => `${on}T09:00:00`
  const half = (on: string) => `${on}T16:30:00`
  const both = [...late, ...done]
  const list: Due[] = [
    { what: 'window_opens', who: both, at: nine(day(10)), until: nine(due) },
    { what: 'report_due', who: lateOfficer, at: nine(due), until: nine(last) },
    { what: 'summary_due_day', who: province, at: half(due), until: nine(last) },
    { what: 'sign_off_due', who: late, at: nine(last), until: nine(shift(closing, -1)) },
    { what: 'summary_month_end', who: province, at: half(last), until: nine(closing) },
    { what: 'last_call', who: late, at: nine(shift(closing, -1)), until: nine(closing) },
    { what: 'window_closes', who: both, at: nine(closing), until: `${closing}T20:00:00` },
    {
      what: 'summary_closed',
      who: province,
      at: `${shift(closing, 1)}T07:00:00`,
      until: nine(shift(closing, 8)),
    },
  ]
  if (!isWorkingDay(due)) {
    let before = shift(due, -1)
    while (!isWorkingDay(before)) before = shift(before, -1)
    list.push({ what: 'report_due_heads_up', who: lateOfficer, at: nine(before), until: nine(due) })
  }
  if (month === 1) {
    const [fourteen, three] = [shift(due, -14), shift(due, -3)]
    list.push(
      { what: 'forecast_heads_up_14', who: officers, at: nine(fourteen), until: nine(three) },
      { what: 'forecast_heads_up_3', who: officers, at: nine(three), until: nine(due) },
      { what: 'forecast_due', who: both, at: nine(due), until: nine(shift(due, 5)) },
    )
  }
  return list
}

/** All that falls due after the first moment, for a service that was awake at these moments, in this order. */
export function whatIsHeard(awake: readonly BangkokTime[]): Heard[] {
  const [start = '', end = ''] = [awake[0], awake.reduce((late, at) => (at > late ? at : late))]
  const heard: Heard[] = []
  for (let year = Number(start.slice(0, 4)) - 1; year <= Number(end.slice(0, 4)); year++) {
    for (let month = 1; month <= 12; month++) {
      for (const due of dueIn(year, month)) {
        if (due.at <= start || due.at > end) continue
        const name = `${year}-${String(month).padStart(2, '0')}`
        const at = heardAt(due, awake)
        heard.push(...due.who.map(who => ({ what: due.what, month: name, who, at })))
      }
    }
  }
  return heard
}

/** The first moment awake at which it may be said; out of hours it waits for seven. */
function heardAt({ at, until }: Due, awake: readonly BangkokTime[]): BangkokTime | null {
  let from = at
  for (const now of awake) {
    if (now < from) continue
    if (now >= until) return null
    const time = now.slice(11)
    if (time >= '07:00:00' && time < '20:00:00') return now
    from = `${time < '07:00:00' ? now.slice(0, 10) : shift(now.slice(0, 10), 1)}T07:00:00`
  }
  return null
}

/** Whether figures of any month can be entered at that moment: from the 10th on until the end of the 6th, and of which. */
export function openMonth(at: BangkokTime): string | null {
  const [year = 0, month = 0, day = 0] = at.slice(0, 10).split('-').map(Number)
  if (day >= 10) return dayOf(year, month, 1).slice(0, 7)
  return day <= 6 ? dayOf(year, month, 0).slice(0, 7) : null
}
