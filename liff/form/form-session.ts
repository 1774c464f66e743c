// One open revenue form at work: saving through the outbox, what came of it, submitting, drafts when the page
// goes away. The model knows nothing of this; the components only read signals and call these functions.
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { call } from '../api.ts'
import { asFailure, type Failure } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { WORDS } from '../words.ts'
import { FORM, SUBMIT } from '../words-form.ts'
import { failureLine } from '../words-start.ts'
import { createForm, type FormModel, isWaiting } from './form-model.ts'
import { type LoadedForm, reloadReport } from './load-form.ts'
import { listenToOutbox, type Outcome, putAndSend } from './outbox.ts'
import { type Job, keyOfJob } from './save-job.ts'

export interface FormSession {
  readonly form: FormModel
  readonly isSaving: ReadonlySignal<boolean>
  /** Why the last save still waits; null = nothing waits. */
  readonly trouble: ReadonlySignal<Failure | null>
  readonly isOffline: ReadonlySignal<boolean>
  readonly isAskingToSubmit: Signal<boolean>
  readonly isSubmitting: ReadonlySignal<boolean>
  readonly isSubmitted: ReadonlySignal<boolean>
  /** Drafts found when the form was opened. */
  readonly foundDrafts: number
  save(): Promise<void>
  submit(): Promise<void>
  /** Begins to listen; returns how to stop. */
  attend(): () => void
}

export function openFormSession(loaded: LoadedForm): FormSession {
  const { report, owner, keeper, unsent } = loaded
  const { officeCode, period } = report
  const form = createForm(report, loaded.drafts, { keepDraft: keeper.touch })
  if (unsent) {
    const waiting = form.rows.filter(model => isWaiting(model, unsent.figures))
    form.markQueued(
      waiting.map(model => model.row.producerId),
      true,
    )
  }
  const isSaving = signal(false)
  const trouble = signal<Failure | null>(null)
  const isOffline = signal(!navigator.onLine)
  const isAskingToSubmit = signal(false)
  const isSubmitting = signal(false)
  const isSubmitted = signal(false)

  const refresh = async () => {
    const fresh = await reloadReport(form.report.peek())
    if (fresh) form.takeReport(fresh)
  }

  const save = async () => {
    const figures = form.readyInputs()
    if (isSaving.peek() || figures.length === 0) return
    isSaving.value = true
    try {
      await putAndSend({ officeCode, period, owner, figures })
    } finally {
      isSaving.value = false
    }
  }

  const takeOutcome = (job: Job, outcome: Outcome) => {
    if (keyOfJob(job) !== keyOfJob({ officeCode, period, owner })) return
    const ids = job.figures.map(figure => figure.producerId)
    form.markQueued(ids, outcome.kind === 'waiting')
    trouble.value = outcome.kind === 'waiting' ? outcome.failure : null
    if (outcome.kind === 'saved') {
      form.takeSaved(outcome.figures)
      if (outcome.reportVersion === null) void refresh()
      else form.report.value = { ...form.report.value, version: outcome.reportVersion }
      say(FORM.saved(outcome.figures.length), 'good')
    }
    if (outcome.kind === 'stale') form.takeStale(outcome.conflicts)
    if (outcome.kind === 'refused') {
      say(failureLine(outcome.failure), 'bad')
      void refresh()
    }
  }

  const submit = async () => {
    if (isSubmitting.peek()) return
    isSubmitting.value = true
    try {
      const { version } = form.report.peek()
      const moved = await call('submitReport', { officeCode, period }, { version })
      form.report.value = { ...form.report.value, ...moved, lock: { reason: 'submitted', until: null, since: null } }
      isSubmitted.value = true
    } catch (error) {
      const failure = asFailure(error)
      say(failure.code === 'report.stale' ? SUBMIT.changed : `${WORDS.failed} ${failureLine(failure)}`, 'bad')
      await refresh()
    } finally {
      isSubmitting.value = false
      isAskingToSubmit.value = false
    }
  }

  const attend = () => {
    const stop = listenToOutbox(takeOutcome)
    const noteSignal = () => {
      isOffline.value = !navigator.onLine
    }
    const noteHidden = () => {
      if (document.visibilityState === 'hidden') keeper.flush()
    }
    addEventListener('online', noteSignal)
    addEventListener('offline', noteSignal)
    addEventListener('pagehide', keeper.flush)
    document.addEventListener('visibilitychange', noteHidden)
    return () => {
      stop()
      keeper.flush()
      removeEventListener('online', noteSignal)
      removeEventListener('offline', noteSignal)
      removeEventListener('pagehide', keeper.flush)
      document.removeEventListener('visibilitychange', noteHidden)
    }
  }

  const foundDrafts = Object.keys(loaded.drafts).length
  return {
    form,
    isSaving,
    trouble,
    isOffline,
    isAskingToSubmit,
    isSubmitting,
    isSubmitted,
    foundDrafts,
    save,
    submit,
    attend,
  }
}
