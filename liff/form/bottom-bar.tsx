// Running total and the one thing to do next: save, go on, or submit.
import { formatBaht } from '../../bot/domain/money.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { reportPath } from '../routes.ts'
import { percent, WORDS } from '../words.ts'
import { FORM } from '../words-form.ts'
import type { FormSession } from './form-session.ts'
import { jumpToNext } from './jump.ts'
import { work } from './lazy.tsx'

export function BottomBar({ session }: { session: FormSession }) {
  return (
    <div class="bar">
      <div class="bar-in">
        <Running session={session} />
        <NextStep session={session} />
      </div>
    </div>
  )
}

function Running({ session: { form } }: { session: FormSession }) {
  const { satang, growthTenths, compared } = form.totals.value
  const { problems } = form.counts.value
  return (
    <div class="running">
      <p class="small">{problems > 0 ? <b class="to-fix">{FORM.toFix(problems)}</b> : WORDS.total}</p>
      <p class="sum">
        <span aria-hidden="true">฿</span>
        {formatBaht(satang)} <span class="unseen">{WORDS.baht}</span>
      </p>
      <p class="small">
        {growthTenths === null ? (
          FORM.noBase
        ) : (
          <>
            {FORM.against} <b>{percent(growthTenths)}</b> {FORM.ofProducers(compared)}
          </>
        )}
      </p>
    </div>
  )
}

function NextStep({ session }: { session: FormSession }) {
  const { form, isSaving, isAskingToSubmit } = session
  const { lock, officeCode, period } = form.report.value
  const { ready, left } = form.counts.value
  if (lock) return <ButtonLink href={reportPath(officeCode, period)}>{FORM.toReport}</ButtonLink>
  if (isSaving.value || ready > 0) {
    return (
      <Button isBusy={isSaving.value} onPress={() => void work.peek()?.save(session)}>
        {isSaving.value ? WORDS.saving : FORM.save(ready)}
      </Button>
    )
  }
  if (left > 0) {
    return (
      <Button tone="quiet" onPress={() => jumpToNext(form)}>
        {FORM.next}
      </Button>
    )
  }
  return <Button onPress={() => (isAskingToSubmit.value = true)}>{FORM.submit}</Button>
}
