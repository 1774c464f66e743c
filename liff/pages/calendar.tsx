// The dates of one month with their weekdays and holidays, and the province's way to move one of them.
import '../style/pages.css'
import '../style/home.css'
import { useSignal } from '@preact/signals'
import type { CalendarView } from '../../bot/contract/calendar.ts'
import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import { fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import { thaiDateWithWeekday, thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { calendarYearPath } from '../more-routes.ts'
import { Button } from '../parts/button.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { CALENDAR as CALENDAR_ICON } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { say } from '../parts/say.tsx'
import { failureText } from '../parts/say-failure.ts'
import { Way } from '../parts/way.tsx'
import { serviceNow } from '../service-clock.ts'
import { CALENDAR, MILESTONE_LONG, type Milestone } from '../words-pages.ts'
import { WAYS } from '../words-ways.ts'
import { DateStrip } from './date-strip.tsx'

type CalendarRoute = Extract<Route, { page: 'calendar' }>

export function CalendarPage({ route: { period } }: { route: CalendarRoute }) {
  const loading = useLoad(() => call('showCalendar', { period }), period)
  return <Load of={loading}>{calendar => <Calendar calendar={calendar} again={loading.again} />}</Load>
}

function Calendar({ calendar, again }: { calendar: CalendarView; again: () => void }) {
  return (
    <main class="stack">
      <PageHead title={CALENDAR.title} sub={CALENDAR.period(thaiPeriod(calendar.period))} />
      <section class="card">
        <DateStrip calendar={calendar} />
      </section>
      <section class="card">
        <ol class="list">
          {calendar.dates.map(date => (
            <Day key={date.milestone} date={date} />
          ))}
        </ol>
      </section>
      {calendar.mayCorrect && <Correct calendar={calendar} again={again} />}
      <nav class="card">
        <Way
          href={calendarYearPath(fiscalYearOf(calendar.period))}
          icon={CALENDAR_ICON}
          words={WAYS.calendar}
        />
      </nav>
    </main>
  )
}

function Day({ date }: { date: CalendarView['dates'][number] }) {
  const isToday = date.on === bangkokDateOf(serviceNow())
  return (
    <li class="item">
      <span class="small">{MILESTONE_LONG[date.milestone]}</span>
      <b>{thaiDateWithWeekday(date.on)}</b>
      <span class="tags">
        {isToday && <span class="badge submitted">{CALENDAR.today}</span>}
        {date.holiday && <span class="badge returned">{date.holiday}</span>}
        {!date.holiday && !date.isWorkingDay && <span class="badge returned">{CALENDAR.notWorkingDay}</span>}
      </span>
      {date.correctedBecause && (
        <span class="small warn-ink">{CALENDAR.corrected(date.correctedBecause)}</span>
      )}
    </li>
  )
}

function Correct({ calendar, again }: { calendar: CalendarView; again: () => void }) {
  const milestone = useSignal<Milestone>('report_due')
  const on = useSignal(calendar.dates.find(date => date.milestone === 'report_due')?.on ?? '')
  const reason = useSignal('')
  const wrong = useSignal('')
  const isBusy = useSignal(false)
  const choose = (word: string) => {
    const date = calendar.dates.find(item => item.milestone === word)
    if (!date) return
    milestone.value = date.milestone
    on.value = date.on
  }
  const send = async () => {
    if (isBusy.peek()) return
    wrong.value = on.peek() && reason.peek().trim() ? '' : CALENDAR.missing
    if (wrong.peek()) return
    isBusy.value = true
    const correction = { milestone: milestone.peek(), correctedOn: on.peek(), reason: reason.peek().trim() }
    try {
      await call('correctCalendar', { period: calendar.period }, correction)
      say(CALENDAR.saved, 'good')
      again()
    } catch (error) {
      wrong.value = await failureText(error)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <section class="card stack">
      <h2>{CALENDAR.move}</h2>
      <p class="small">{CALENDAR.moveExplain}</p>
      <div>
        <label for="which">{CALENDAR.which}</label>
        <select id="which" value={milestone} onChange={event => choose(event.currentTarget.value)}>
          {calendar.dates.map(date => (
            <option key={date.milestone} value={date.milestone}>
              {MILESTONE_LONG[date.milestone]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="new-date">{CALENDAR.newDate}</label>
        <input
          id="new-date"
          type="date"
          value={on}
          onInput={event => (on.value = event.currentTarget.value)}
        />
        {on.value && <p class="small">{thaiDateWithWeekday(on.value)}</p>}
      </div>
      <div>
        <label for="reason">{CALENDAR.reason}</label>
        <input
          id="reason"
          type="text"
          maxLength={200}
          placeholder={CALENDAR.reasonPlaceholder}
          value={reason}
          onInput={event => (reason.value = event.currentTarget.value)}
        />
      </div>
      <p class="missing" role="alert">
        {wrong}
      </p>
      <Button isBusy={isBusy.value} onPress={() => void send()}>
        {CALENDAR.save}
      </Button>
    </section>
  )
}
