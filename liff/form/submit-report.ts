// Hands the complete report to the district chief, naming the version the officer saw.
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { sayFailure } from '../parts/say-failure.ts'
import { SUBMIT } from '../words-more.ts'
import type { FormSession } from './form-session.ts'
import { refresh } from './save.ts'

export async function submitReport(session: FormSession): Promise<void> {
  const { form, isSubmitting, isSubmitted, isAskingToSubmit } = session
  if (isSubmitting.peek()) return
  isSubmitting.value = true
  try {
    const { officeCode, period, version } = form.report.peek()
    const moved = await call('submitReport', { officeCode, period }, { version })
    const lock = { reason: 'submitted', until: null, since: null } as const
    form.report.value = { ...form.report.peek(), ...moved, lock }
    isSubmitted.value = true
  } catch (error) {
    const failure = asFailure(error)
    if (failure.code === 'report.stale') say(SUBMIT.changed, 'bad')
    else void sayFailure(failure)
    await refresh(form)
  } finally {
    isSubmitting.value = false
    isAskingToSubmit.value = false
  }
}
