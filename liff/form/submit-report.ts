// Hands the complete report to the district chief, naming the version the officer saw.
import { call } from '../api.ts'
import { asFailure, isPassing } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { failureText, sayFailure } from '../parts/say-failure.ts'
import { SUBMIT } from '../words-more.ts'
import type { FormSession } from './form-session.ts'
import { refresh } from './save.ts'

/**
 * Resolves with why it can be tried again as it is, for the dialog that stays open; '' = the dialog is done with:
 * the report is handed in, or it was refused and is shown as it is stored now.
 */
export async function submitReport(session: FormSession): Promise<string> {
  const { form, isSubmitting, isSubmitted, isAskingToSubmit } = session
  if (isSubmitting.peek()) return ''
  isSubmitting.value = true
  try {
    const { officeCode, period, version } = form.report.peek()
    const moved = await call('submitReport', { officeCode, period }, { version })
    const lock = { reason: 'submitted', until: null, since: null } as const
    form.report.value = { ...form.report.peek(), ...moved, lock }
    isSubmitted.value = true
    isAskingToSubmit.value = false
    return ''
  } catch (error) {
    const failure = asFailure(error)
    if (isPassing(failure)) return await failureText(failure)
    if (failure.code === 'report.stale') say(SUBMIT.changed, 'bad')
    else void sayFailure(failure)
    isAskingToSubmit.value = false
    await refresh(form)
    return ''
  } finally {
    isSubmitting.value = false
  }
}
