// Before a report leaves the officer's hands: its totals and what it means; afterwards: what happens next.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ReportView } from '../../bot/contract/reports.ts'
import { bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import { formatBaht, sumSatang } from '../../bot/domain/money.ts'
import { thaiDateWithWeekday, thaiTime } from '../../bot/domain/thai-dates.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { CHECK, Icon } from '../parts/icon.tsx'
import { announcePage } from '../parts/load.tsx'
import { homePath, reportPath } from '../routes.ts'
import { serviceNow } from '../service-clock.ts'
import { WORDS } from '../words.ts'
import { COMMON } from '../words-common.ts'
import { SUBMIT } from '../words-more.ts'
import { WORK } from '../words-work.ts'
import { satangOf } from './field.ts'
import type { FormSession } from './form-session.ts'
import { submitReport } from './submit-report.ts'

export function SubmitDialog({ session }: { session: FormSession }) {
  const { form, isAskingToSubmit } = session
  const figures = form.rows.map(model => model.stored.value)
  const satang = sumSatang(figures.map(figure => satangOf(figure?.amount ?? '0')))
  const zeros = figures.filter(figure => figure?.noSalesReason).length
  const doubts = figures.filter(figure => figure?.doubtReason).length
  const wrong = useSignal('')
  const send = async () => {
    wrong.value = ''
    wrong.value = await submitReport(session)
  }
  const close = () => {
    isAskingToSubmit.value = false
  }
  return (
    <Dialog
      title={SUBMIT.title}
      onClose={close}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          <Button isBusy={session.isSubmitting.value} onPress={() => void send()}>
            {session.isSubmitting.value ? COMMON.sending : SUBMIT.confirm}
          </Button>
          <Button tone="plain" onPress={close}>
            {SUBMIT.checkAgain}
          </Button>
        </>
      }
    >
      <dl class="facts">
        <dt>{SUBMIT.producers}</dt>
        <dd>
          {form.rows.length} {COMMON.producers}
        </dd>
        <dt>{SUBMIT.amount}</dt>
        <dd>
          {formatBaht(satang)} {WORDS.baht}
        </dd>
        <dt>{SUBMIT.zeros}</dt>
        <dd>
          {zeros} {COMMON.producers}
        </dd>
        {doubts > 0 && (
          <>
            <dt>{SUBMIT.doubts}</dt>
            <dd>
              {doubts} {COMMON.producers}
            </dd>
          </>
        )}
      </dl>
      <p class="small">{SUBMIT.warn}</p>
    </Dialog>
  )
}

export function Submitted({ session }: { session: FormSession }) {
  const report = session.form.report.value
  const { officeCode, period } = report
  useEffect(() => {
    scrollTo(0, 0)
    announcePage()
  }, [])
  return (
    <main class="stopped good">
      <Icon path={CHECK} isRound />
      <h1>{SUBMIT.sent}</h1>
      <p>{SUBMIT.sentNext(signBy(report, serviceNow()))}</p>
      <ButtonLink isWide href={reportPath(officeCode, period)}>
        {WORK.toReport}
      </ButtonLink>
      <a href={homePath}>{WORDS.toHome}</a>
    </main>
  )
}

/**
 * By when the chief signs: the last day for it; once that is over, or where the month was opened again, the moment at
 * which it closes. Never a moment that is past.
 */
function signBy({ signOffDueOn, reopened, window }: ReportView, now: Date): string {
  if (!reopened && bangkokDateOf(now) <= signOffDueOn) return SUBMIT.within(thaiDateWithWeekday(signOffDueOn))
  const closes = reopened?.until ?? (window.isOpen ? window.closesAt : null)
  const at = closes === null ? now : new Date(closes)
  if (at <= now) return ''
  return SUBMIT.withinMoment(thaiDateWithWeekday(bangkokDateOf(at)), thaiTime(bangkokTimeOf(at)))
}
