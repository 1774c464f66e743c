// The preview of a file: counts first, then what needs an answer, what cannot be used, and what will be saved. Saving names
// the very preview that is on the screen; where the record has changed since, the new one takes its place.
import { useComputed, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { ChangedUpload, PreviewRow, UploadPreview, UploadView } from '../../bot/contract/uploads.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { uploadingPath } from '../more-routes.ts'
import { Banner } from '../parts/banner.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { UPLOAD } from '../words-uploads.ts'
import { Fold } from './fold.tsx'
import {
  type Answers,
  choicesOf,
  dropStale,
  forgetAnswers,
  openAnswers,
  setAnswers,
} from './upload-answers.ts'
import { UploadAsks } from './upload-asks.tsx'
import { Many, QuietRow, RefusedRow, SavedRow } from './upload-rows.tsx'
import { useSending } from './use-sending.ts'

interface PreviewProps {
  view: UploadView
  preview: UploadPreview
  show: (view: UploadView) => void
}

export function UploadPreviewPage({ view, preview: first, show }: PreviewProps) {
  const preview = useSignal(first)
  const changed = useSignal<{ says: string; next: string } | null>(null)
  const kept = useRef<Answers | null>(null)
  kept.current ??= openAnswers(view.id)
  const answers = kept.current
  const { isBusy, wrong, run } = useSending()
  const { counts, warnings, notes, rows } = preview.value
  const of = (kind: PreviewRow['kind']) => rows.filter(row => row.kind === kind)
  const asks = of('ask')
  const answered = useComputed(() => choicesOf(preview.value.rows, answers.value))
  const unanswered = asks.filter(row => (answers.value[row.key]?.use ?? null) === null).length
  const count = counts.save + answered.value.length
  const takeNew = (now: UploadPreview, words: { says: string; next: string }) => {
    setAnswers(view.id, answers, dropStale(answers, rows, now.rows))
    preview.value = now
    changed.value = words
    scrollTo(0, 0)
  }
  const save = () =>
    run(async () => {
      try {
        const done = await call(
          'applyUpload',
          { id: view.id },
          { seen: preview.peek().seen, choices: answered.peek() },
        )
        forgetAnswers(view.id)
        show(done)
      } catch (error) {
        const { problem } = asFailure(error)
        if (problem?.code !== 'upload.changed') throw error
        takeNew((problem.detail as unknown as ChangedUpload).preview, problem)
      }
    })
  return (
    <main class="stack upload">
      <PageHead title={UPLOAD.check} sub={view.about} />
      {changed.value && (
        <Banner tone="warn" icon={ALERT}>
          <div role="alert">
            <p>
              <b>{changed.value.says}</b>
            </p>
            <p>{changed.value.next}</p>
          </div>
        </Banner>
      )}
      {warnings.length > 0 && (
        <Banner tone="warn" icon={ALERT}>
          {warnings.map(words => (
            <p key={words}>{words}</p>
          ))}
        </Banner>
      )}
      <section class="card stack">
        <p>
          <b>{UPLOAD.notSaved}</b> {count + asks.length > 0 && UPLOAD.notSavedMore}
        </p>
        <Counts counts={counts} />
        <ul class="small stack notes">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      {asks.length > 0 && <UploadAsks uploadId={view.id} rows={asks} answers={answers} />}
      {counts.refused > 0 && (
        <section class="card stack refusing">
          <h2>{UPLOAD.refused(counts.refused)}</h2>
          <p class="small">{UPLOAD.refusedExplain}</p>
          <Many rows={of('refused')}>{row => <RefusedRow key={row.key} row={row} />}</Many>
        </section>
      )}
      {counts.save > 0 && (
        <section class="card stack">
          <h2>{UPLOAD.saves(counts.save)}</h2>
          <Many rows={of('save')}>{row => <SavedRow key={row.key} row={row} />}</Many>
        </section>
      )}
      <Quiet title={UPLOAD.unchanged(counts.unchanged)} rows={of('unchanged')} />
      <Quiet title={UPLOAD.blank(counts.blank)} rows={of('blank')} />
      <div class="save-bar">
        <p class="missing" role="alert">
          {wrong}
        </p>
        {unanswered > 0 && (
          <p class="small">{(count > 0 ? UPLOAD.unanswered : UPLOAD.answerFirst)(unanswered)}</p>
        )}
        {count > 0 ? (
          <Button isWide isBusy={isBusy.value} onPress={() => void save()}>
            {isBusy.value ? UPLOAD.saving : UPLOAD.save(count)}
          </Button>
        ) : (
          unanswered === 0 && (
            <>
              <p>{UPLOAD.nothing}</p>
              <ButtonLink tone="quiet" href={uploadingPath(view.kind)}>
                {UPLOAD.another}
              </ButtonLink>
            </>
          )
        )}
      </div>
    </main>
  )
}

const KINDS = ['save', 'ask', 'refused', 'unchanged', 'blank', 'missing', 'skipped'] as const

/** Those that are not zero; what will be saved is always said. */
const Counts = ({ counts }: { counts: UploadPreview['counts'] }) => (
  <dl class="counts" aria-label={UPLOAD.summary}>
    {KINDS.filter(kind => kind === 'save' || counts[kind] > 0).map(kind => (
      <div key={kind} class={`count of-${kind}`}>
        <dt>{UPLOAD.counts[kind]}</dt>
        <dd>{counts[kind]}</dd>
      </div>
    ))}
  </dl>
)

const Quiet = ({ title, rows }: { title: string; rows: readonly PreviewRow[] }) =>
  rows.length === 0 ? null : (
    <Fold title={title}>
      <Many rows={rows}>{row => <QuietRow key={row.key} row={row} />}</Many>
    </Fold>
  )
