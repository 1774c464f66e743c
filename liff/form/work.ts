// The form at work: the rules of typed amounts, drafts, saving through the outbox, submitting. Fetched right
// after the first paint, so that the list of producers is on the screen sooner.
import { effect } from '@preact/signals'
import type { FigureInput } from '../../bot/contract/reports.ts'
import { call, take } from '../api.ts'
import { asFailure } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { failureLine } from '../words-start.ts'
import { WORK } from '../words-work.ts'
import { createDraftKeeper, type DraftKeeper } from './drafts.ts'
import { foldForSearch } from './find-producer.ts'
import { type FormModel, isSettled } from './form-model.ts'
import type { FormSession } from './form-session.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { listenToOutbox, type Outcome, putAndSend, readUnsent, sendKept } from './outbox.ts'
import { isInJob, type Job, keyOfJob } from './save-job.ts'
import { judge } from './typed-figure.ts'

export { RowMessage } from './row-message.tsx'
export { UnsavedBanner, WaitingBanner } from './work-banners.tsx'

/** Brings a form to life; returns how to stop. */
export function beginWork(session: FormSession): () => void {
  const { form, owner, isOffline } = session
  const { officeCode, period } = form.report.peek()
  const keeper = createDraftKeeper(officeCode, period, owner)
  giveRules(form)
  const stopKeeping = effect(() => keepTouched(form, keeper))
  const stopListening = listenToOutbox((job, outcome) => takeOutcome(session, job, outcome))
  void bringDrafts(session, keeper).then(sendKept)

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
    stopKeeping()
    stopListening()
    keeper.flush()
    removeEventListener('online', noteSignal)
    removeEventListener('offline', noteSignal)
    removeEventListener('pagehide', keeper.flush)
    document.removeEventListener('visibilitychange', noteHidden)
  }
}

function giveRules(form: FormModel): void {
  const folded = new Map(
    form.rows.map(({ row }) => [row, foldForSearch(`${row.name} ${row.code} ${row.product}`)]),
  )
  form.rules.value = {
    judge,
    isFound: (row, query) => query === '' || (folded.get(row) ?? '').includes(foldForSearch(query)),
  }
}

/** Every row the officer changed goes to the draft; one that is settled leaves it. */
function keepTouched(form: FormModel, keeper: DraftKeeper): void {
  const touched = form.touched.value
  if (touched.size === 0) return
  for (const model of touched) {
    keeper.touch(model.row.producerId, isSettled(model) && isUnchanged(model) ? null : model.field.peek())
  }
  form.touched.value = new Set()
}

/** A note on a row without a figure is not settled: it waits for its figure. */
const isUnchanged = ({ verdict, field, base }: FormModel['rows'][number]) =>
  verdict.peek().kind === 'saved' || field.peek().note === base.peek().note

/** What was typed and not saved, here or on another phone; what was typed this minute comes first. */
async function bringDrafts(session: FormSession, keeper: DraftKeeper): Promise<void> {
  const { form, owner, foundDrafts } = session
  const { officeCode, period, rows } = form.report.peek()
  const [phone, server, unsent] = await Promise.all([
    keeper.read(),
    // Without the server's draft the phone's is still there.
    take('showDraft', { officeCode, period }).catch(() => ({ fields: {} })),
    readUnsent({ officeCode, period, owner }),
  ])
  const { fields, settled } = mergeDrafts(phone, server.fields, rows)
  keeper.start(fields, settled)
  let found = 0
  for (const [producerId, { editedAt: _, ...field }] of Object.entries(fields)) {
    const model = form.find(producerId)
    if (!model || model.field.peek() !== model.base.peek()) continue
    model.field.value = field
    found++
  }
  for (const model of form.rows) {
    const verdict = model.verdict.peek()
    if (unsent && verdict.kind === 'ready') model.isQueued.value = isInJob(unsent, verdict.input)
  }
  foundDrafts.value = found
}

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

function takeOutcome({ form, owner, trouble }: FormSession, job: Job, outcome: Outcome): void {
  const { officeCode, period } = form.report.peek()
  if (keyOfJob(job) !== keyOfJob({ officeCode, period, owner })) return
  for (const { producerId } of job.figures) {
    const model = form.find(producerId)
    if (model) model.isQueued.value = outcome.kind === 'waiting' && !isSettled(model)
  }
  trouble.value = outcome.kind === 'waiting' ? outcome.failure : null
  if (outcome.kind === 'saved') {
    form.takeSaved(outcome.figures)
    if (outcome.reportVersion === null) void refresh(form)
    else form.report.value = { ...form.report.peek(), version: outcome.reportVersion }
    say(WORK.saved(outcome.figures.length), 'good')
  }
  if (outcome.kind === 'stale') form.takeStale(outcome.conflicts)
  if (outcome.kind === 'refused') {
    say(failureLine(outcome.failure), 'bad')
    void refresh(form)
  }
}

/** The report as it is stored now; when it cannot be had, the form stays as it is. */
export async function refresh(form: FormModel): Promise<void> {
  const { officeCode, period } = form.report.peek()
  try {
    form.takeReport(await call('showReport', { officeCode, period }))
  } catch (error) {
    // Whatever went wrong was told already; this was only to show it better.
    asFailure(error)
  }
}
