// The dates of a month in one line: what is behind, what comes next, where we are. "Today" is the service's.
import type { CalendarView } from '../../bot/contract/calendar.ts'
import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import { MONTH_NAMES_SHORT } from '../../bot/domain/thai-dates.ts'
import { CHECK, Icon } from '../parts/icon.tsx'
import { serviceNow } from '../service-clock.ts'
import { CALENDAR, MILESTONE_SHORT } from '../words-pages.ts'

export function DateStrip({ calendar }: { calendar: CalendarView }) {
  const today = bangkokDateOf(serviceNow())
  const dates = calendar.dates
    .filter(date => date.milestone !== 'forecast_due')
    .sort((a, b) => a.on.localeCompare(b.on))
  const next = dates.find(date => date.on >= today)
  return (
    <ol class="dates">
      {dates.map(date => {
        const stands = date.on < today ? 'past' : date === next ? 'next' : 'later'
        return (
          <li key={date.milestone} class={stands} aria-current={date.on === today ? 'date' : undefined}>
            <span class="dot">{stands === 'past' && <Icon path={CHECK} />}</span>
            <b>
              {Number(date.on.slice(8))} {MONTH_NAMES_SHORT[Number(date.on.slice(5, 7)) - 1]}
            </b>
            <span class="small">{date.on === today ? CALENDAR.today : MILESTONE_SHORT[date.milestone]}</span>
          </li>
        )
      })}
    </ol>
  )
}
