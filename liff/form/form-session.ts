// One open revenue form: its model and what is going on around it. The components read these signals; saving,
// keeping and submitting are done by work.ts, which is fetched after the first paint.
import { type Signal, signal } from '@preact/signals'
import type { Failure } from '../failure.ts'
import { createForm, type FormModel } from './form-model.ts'
import type { LoadedForm } from './load-form.ts'

export interface FormSession {
  readonly form: FormModel
  readonly owner: string
  readonly isSaving: Signal<boolean>
  /** Why the last save still waits; null = nothing waits. */
  readonly trouble: Signal<Failure | null>
  readonly isOffline: Signal<boolean>
  readonly isAskingToSubmit: Signal<boolean>
  readonly isSubmitting: Signal<boolean>
  readonly isSubmitted: Signal<boolean>
  /** Drafts found when the form was opened. */
  readonly foundDrafts: Signal<number>
}

export const openFormSession = ({ report, owner }: LoadedForm): FormSession => ({
  form: createForm(report),
  owner,
  isSaving: signal(false),
  trouble: signal(null),
  isOffline: signal(!navigator.onLine),
  isAskingToSubmit: signal(false),
  isSubmitting: signal(false),
  isSubmitted: signal(false),
  foundDrafts: signal(0),
})
