// The province lets one district work on a closed month until a moment, with a reason; it locks again by itself.
import { useSignal } from '@preact/signals'
import { addDays, bangkokDateOf, instantOf, isCivilDate } from '../../bot/domain/civil-time.ts'
import { REOPENING_HOURS } from '../../bot/domain/report-states.ts'
import { thaiDateWithWeekday, thaiMoment, thaiPeriod, thaiTime } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { serviceNow } from '../service-clock.ts'
import { COMMON } from '../words-common.ts'
import { MOVE } from '../words-report.ts'
import { ReasonField } from './reason-field.tsx'
import type { DialogProps } from './report-actions.tsx'
import type { ReportDesk } from './report-desk.ts'
import { useMove } from './use-move.ts'

const HOUR_MS = 3_600_000

export function ReopenDialog({ report, desk, again, close }: DialogProps) {
  const { officeCode, period, version, officeName, state } = report
  const { reason, day, time } = desk.reopening
  const isMissing = useSignal(false)
  const badMoment = useSignal('')
  const { isBusy, wrong, run } = useMove({
    move: async () => {
      const until = untilOf(day.peek(), time.peek())?.toISOString() ?? ''
      await call('reopenReport', { officeCode, period }, { version, until, reason: reason.peek().trim() })
      reason.value = ''
    },
    done: MOVE.reopened,
    again,
    close,
  })
  const send = () => {
    isMissing.value = reason.peek().trim() === ''
    badMoment.value = faultOfMoment(untilOf(day.peek(), time.peek()), serviceNow())
    if (badMoment.peek()) document.getElementById('until-day')?.focus()
    else if (isMissing.peek()) document.getElementById('reopen-reason')?.focus()
    else void run()
  }
  return (
    <Dialog
      title={MOVE.reopenTitle(officeName)}
      onClose={close}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          <Button isBusy={isBusy.value} onPress={send}>
            {isBusy.value ? COMMON.sending : MOVE.reopen}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{MOVE.reopenText(thaiPeriod(period))}</p>
      <Until moment={desk.reopening} badMoment={badMoment.value} />
      <ReasonField
        id="reopen-reason"
        reason={reason}
        isMissing={isMissing}
        placeholder={MOVE.reopenPlaceholder}
      />
      <p class="small">{MOVE.reopenTold}</p>
      {state === 'submitted' && <p class="small">{MOVE.reopenSubmitted}</p>}
      {(state === 'certified' || state === 'accepted') && <p class="small">{MOVE.giveBackSigned}</p>}
    </Dialog>
  )
}

interface UntilProps {
  moment: Pick<ReportDesk['reopening'], 'day' | 'time'>
  badMoment: string
}

function Until({ moment: { day, time }, badMoment }: UntilProps) {
  const until = untilOf(day.value, time.value)
  const today = bangkokDateOf(serviceNow())
  return (
    <div>
      <div class="moment">
        <div>
          <label for="until-day">{MOVE.untilDay}</label>
          <input
            id="until-day"
            type="date"
            min={today}
            max={addDays(today, REOPENING_HOURS.to / 24)}
            value={day}
            aria-invalid={badMoment !== ''}
            aria-describedby="until-says until-bad"
            onInput={event => (day.value = event.currentTarget.value)}
          />
        </div>
        <div>
          <label for="until-time">{MOVE.untilTime}</label>
          <input
            id="until-time"
            type="time"
            value={time}
            aria-describedby="until-says until-bad"
            onInput={event => (time.value = event.currentTarget.value)}
          />
        </div>
      </div>
      <p id="until-says" class="small">
        {until && MOVE.untilSays(thaiDateWithWeekday(day.value), thaiTime(time.value))}
      </p>
      <p id="until-bad" class="missing" role="alert">
        {badMoment}
      </p>
    </div>
  )
}

/** Null for fields that are empty or half-typed. */
function untilOf(day: string, time: string): Date | null {
  return isCivilDate(day) && /^\d\d:\d\d$/.test(time) ? instantOf(day, time) : null
}

/** The words for a moment the server would refuse; '' = it can be. */
function faultOfMoment(until: Date | null, now: Date): string {
  const from = new Date(now.getTime() + REOPENING_HOURS.from * HOUR_MS)
  const to = new Date(now.getTime() + REOPENING_HOURS.to * HOUR_MS)
  return until && until >= from && until <= to ? '' : MOVE.badMoment(thaiMoment(from), thaiMoment(to))
}
