// Running total and the one thing to do next: save, go on, or submit.
import { useComputed } from '@preact/signals'
import { formatBaht } from '../../bot/domain/money.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { reportPath } from '../routes.ts'
import { WORDS } from '../words.ts'
import { percent } from '../words-common.ts'
import { WORK } from '../words-work.ts'
import type { FormSession } from './form-session.ts'
import { countedSatang, totalsOf } from './form-totals.ts'
import { jumpToNext } from './jump.ts'
import { save } from './save.ts'

export const BottomBar = ({ session }: { session: FormSession }) => (
  <div class="bar-in">
    <Running session={session} />
    <NextStep session={session} />
  </div>
)

function Running({ session: { form } }: { session: FormSession }) {
  const totals = useComputed(() =>
    totalsOf(
      form.rows.map(({ verdict, stored, row }) => ({
        satang: countedSatang(verdict.value, stored.value),
        base: row.lastYear,
      })),
    ),
  )
  const { satang, growthTenths, compared } = totals.value
  const { problems } = form.counts.value
  return (
    <div class="running">
      <p class="small">{problems > 0 ? <b class="to-fix">{WORK.toFix(problems)}</b> : WORDS.total}</p>
      <p class="sum">
        <span aria-hidden="true">฿</span>
        {formatBaht(satang)} <span class="unseen">{WORDS.baht}</span>
      </p>
      <p class="small">
        {growthTenths === null ? (
          WORK.noBase
        ) : (
          <>
            {WORK.against} <b>{percent(growthTenths)}</b>{' '}
            <span class="compared">{WORK.ofProducers(compared)}</span>
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
  if (lock) return <ButtonLink href={reportPath(officeCode, period)}>{WORK.toReport}</ButtonLink>
  if (isSaving.value || ready > 0) {
    return (
      <Button isBusy={isSaving.value} onPress={() => void save(session)}>
        {isSaving.value ? WORK.saving : WORK.save(ready)}
      </Button>
    )
  }
  if (left > 0) {
    return (
      <Button tone="quiet" onPress={() => jumpToNext(form)}>
        {WORK.next}
      </Button>
    )
  }
  return <Button onPress={() => (isAskingToSubmit.value = true)}>{WORK.submit}</Button>
}
