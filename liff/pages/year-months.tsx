// One month of the year's calendar: a leaf for every date, what is odd about the day, and every time it was moved.
import type { CalendarYear, YearDate } from '../../bot/contract/calendar-years.ts'
import { daysBetween } from '../../bot/domain/civil-time.ts'
import { MONTH_NAMES_SHORT, thaiDate, thaiDateWithWeekday, thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { Icon } from '../parts/icon.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { calendarPath } from '../routes.ts'
import { CALENDAR_YEAR } from '../words-calendar-year.ts'
import { momentShort } from '../words-common.ts'
import { MILESTONE_LONG } from '../words-pages.ts'

type Month = CalendarYear['months'][number]

/** The date that comes next, large; nothing where it is not of this year. */
export function NextDate({ year: { months, next, today } }: { year: CalendarYear }) {
  const month = months.find(item => item.period === next?.period)
  const date = month?.dates.find(item => item.milestone === next?.milestone)
  if (!month || !date) return null
  // Of dates on one day all are next.
  const same = month.dates.filter(item => item.on === date.on)
  return (
    <section class="card year-next">
      <Leaf on={date.on} />
      <div>
        <h2 class="small">{CALENDAR_YEAR.next}</h2>
        {same.map(item => (
          <b key={item.milestone} class="year-next-what">
            {MILESTONE_LONG[item.milestone]}
          </b>
        ))}
        <span class="small">{CALENDAR_YEAR.ofMonth(thaiPeriod(month.period))}</span>
        <span>{thaiDateWithWeekday(date.on)}</span>
        <b class="year-next-when">{distance(date.on, today)}</b>
      </div>
    </section>
  )
}

function distance(on: string, today: string): string {
  const days = daysBetween(today, on)
  if (days < 0) return CALENDAR_YEAR.past
  if (days === 0) return CALENDAR_YEAR.today
  return days === 1 ? CALENDAR_YEAR.tomorrow : CALENDAR_YEAR.inDays(days)
}

export function YearMonth({ year, month }: { year: CalendarYear; month: Month }) {
  const name = thaiPeriod(month.period)
  const nextOn = year.next && dateOf(year, year.next)?.on
  return (
    <section class="card">
      <h3>
        <a class="way year-month" href={calendarPath(month.period)}>
          <span>{name}</span>
          <span class="unseen">
            {year.mayCorrect ? CALENDAR_YEAR.correctMonth(name) : CALENDAR_YEAR.openMonth(name)}
          </span>
          <Icon path={RIGHT} />
        </a>
      </h3>
      <ol>
        {month.dates.map(date => (
          <DateLine
            key={date.milestone}
            date={date}
            today={year.today}
            isNext={year.next?.period === month.period && date.on === nextOn}
          />
        ))}
      </ol>
    </section>
  )
}

const dateOf = ({ months }: CalendarYear, at: { period: string; milestone: string }): YearDate | undefined =>
  months.find(month => month.period === at.period)?.dates.find(date => date.milestone === at.milestone)

interface DateLineProps {
  date: YearDate
  today: string
  isNext: boolean
}

function DateLine({ date, today, isNext }: DateLineProps) {
  const { on, milestone, holiday, isWorkingDay, corrections } = date
  const stands = isNext ? ' next' : on < today ? ' past' : ''
  return (
    <li class={`year-date${stands}`} aria-current={on === today ? 'date' : undefined}>
      <Leaf on={on} />
      <div>
        <b>{MILESTONE_LONG[milestone]}</b>
        <span class="small">{thaiDateWithWeekday(on)}</span>
        <span class="tags">
          {isNext && <span class="badge certified">{distance(on, today)}</span>}
          {holiday && <span class="badge returned">{CALENDAR_YEAR.holiday(holiday)}</span>}
          {!holiday && !isWorkingDay && <span class="badge returned">{CALENDAR_YEAR.notWorkingDay}</span>}
          {corrections.length > 0 && <span class="badge submitted">{CALENDAR_YEAR.corrected}</span>}
        </span>
        {corrections.map(({ from, to, reason, by, at }) => (
          <p key={`${at}${to}`} class="small year-correction">
            {CALENDAR_YEAR.correction(thaiDate(from), thaiDate(to), reason)}{' '}
            <span class="note">{CALENDAR_YEAR.correctedBy(by, momentShort(at))}</span>
          </p>
        ))}
      </div>
    </li>
  )
}

/** A leaf of a tear-off calendar: only the picture of the date that stands beside it. */
const Leaf = ({ on }: { on: string }) => (
  <span class="leaf" aria-hidden="true">
    <b>{Number(on.slice(8))}</b>
    {MONTH_NAMES_SHORT[Number(on.slice(5, 7)) - 1]}
  </span>
)
