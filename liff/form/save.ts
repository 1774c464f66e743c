// Saving: all valid rows in one request through the outbox, and what each outcome means for the open form.
import type { FigureInput } from '../../bot/contract/reports.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { sayFailure } from '../parts/say-failure.ts'
import { WORK } from '../words-work.ts'
import type { FormModel } from './form-model.ts'
import { takeReport, takeSaved, takeStale } from './form-outcomes.ts'
import type { FormSession } from './form-session.ts'
import { type Outcome, putAndSend } from './outbox.ts'
import { type Job, keyOfJob } from './save-job.ts'

/** Valid rows that are not on their way, as the server wants them. */
const readyInputs = (form: FormModel): FigureInput[] =>
  form.rows.flatMap(({ verdict, isQueued }) =>
    verdict.value.kind === 'ready' && !isQueued.value ? [verdict.value.input] : [],
  )

/** Saves all valid rows that are not saved yet. A second tap while one is under way does nothing. */
export async function save({ form, owner, isSaving }: FormSession): Promise<void> {
  const figures = readyInputs(form)
  if (isSaving.peek() || figures.length === 0) return
  isSaving.value = true
  try {
    const { officeCode, period } = form.report.peek()
    await putAndSend({ officeCode, period, owner, figures })
  } finally {
    isSaving.value = false
  }
}

/** Takes in what became of a save of this report. */
export function takeOutcome({ form, owner, trouble }: FormSession, job: Job, outcome: Outcome): void {
  const { officeCode, period } = form.report.peek()
  if (keyOfJob(job) !== keyOfJob({ officeCode, period, owner })) return
  for (const { producerId } of job.figures) {
    const model = form.find(producerId)
    // In a locked form no row is ready, and none waits.
    if (model) model.isQueued.value = outcome.kind === 'waiting' && model.verdict.peek().kind === 'ready'
  }
  trouble.value = outcome.kind === 'waiting' ? outcome.failure : null
  if (outcome.kind === 'saved') {
    takeSaved(form, outcome.figures)
    if (outcome.reportVersion === null) void refresh(form)
    else form.report.value = { ...form.report.peek(), version: outcome.reportVersion }
    say(WORK.saved(outcome.figures.length), 'good')
  }
  if (outcome.kind === 'stale') takeStale(form, outcome.conflicts)
  if (outcome.kind === 'refused') {
    void sayFailure(outcome.failure)
    void refresh(form)
  }
}

/** The report as it is stored now; when it cannot be had, the form stays as it is. */
export async function refresh(form: FormModel): Promise<void> {
  const { officeCode, period } = form.report.peek()
  try {
    takeReport(form, await call('showReport', { officeCode, period }))
  } catch (error) {
    // Whatever went wrong was told already; this was only to show it better.
    asFailure(error)
  }
}
