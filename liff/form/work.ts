// The form at work: the rules of typed amounts, drafts, saving through the outbox, submitting. Fetched right
// after the first paint, so that the list of producers is on the screen sooner.
import '../style/form-work.css'
import { effect } from '@preact/signals'
import { take } from '../api.ts'
import { createDraftKeeper, type DraftKeeper } from './drafts.ts'
import { foldForSearch } from './find-producer.ts'
import type { FormModel } from './form-model.ts'
import { isSettled } from './form-outcomes.ts'
import type { FormSession } from './form-session.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { listenToOutbox, readUnsent, sendKept } from './outbox.ts'
import { isOwnOnly } from './own-rows.ts'
import { takeOutcome } from './save.ts'
import { isInJob } from './save-job.ts'
import { judge } from './typed-figure.ts'

export { BottomBar } from './bottom-bar.tsx'
export { FormTools, MonthName } from './form-tools.tsx'
export { jumpToNext, showRow } from './jump.ts'
export { Instead, RowAsked, RowMark } from './row-state.tsx'
export { WorkBanners } from './work-banners.tsx'

/** Brings a form to life; returns how to stop. */
export function beginWork(session: FormSession): () => void {
  const { form, owner, isOffline } = session
  const { officeCode, period } = form.report.peek()
  const keeper = createDraftKeeper(officeCode, period, owner)
  giveRules(form)
  document.body.classList.add('with-bar')
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
    // Now, and not at the next beginning: by then somebody may have pressed already.
    isOwnOnly.value = false
    document.body.classList.remove('with-bar')
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
    form.rows.map(({ row }) => [
      row,
      foldForSearch(`${row.name} ${row.code} ${row.product} ${row.subdistrict ?? ''}`),
    ]),
  )
  form.rules.value = {
    judge,
    isFound: (row, query) =>
      (!isOwnOnly.value || row.isMine === true) &&
      (query === '' || (folded.get(row) ?? '').includes(foldForSearch(query))),
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
