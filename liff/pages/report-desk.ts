// What the parts of an open report page share: the report, which producer is shown, the dialog that is open and what
// was typed into it. Kept above the dialogs and, per report, above the page: closing a dialog, a report that changed
// meanwhile, or looking at another page loses no word and shuts no list.
import { type Signal, signal } from '@preact/signals'
import type { ReportView } from '../../bot/contract/reports.ts'
import { onceDrawn } from '../parts/once-drawn.ts'
import { type Comments, createComments } from './report-comments.ts'

export interface ReportDesk {
  readonly comments: Comments
  /** The producer that is pointed at in the list; null = none. */
  readonly shown: Signal<string | null>
  /** What is searched for in the list. */
  readonly query: Signal<string>
  /** Lists and producers that were opened or shut by hand, by their names. */
  readonly folds: Map<string, boolean>
  readonly asking: Signal<'accept' | 'return' | 'reopen' | null>
  readonly returning: { reason: Signal<string>; producerId: Signal<string | null> }
  readonly reopening: { reason: Signal<string>; day: Signal<string>; time: Signal<string> }
}

const desks = new Map<string, ReportDesk>()

/** The desk of a report as it was left, with nothing asked and its questions to be fetched anew. */
export function openDesk(report: ReportView, proposed: { day: string; time: string }): ReportDesk {
  const key = `${report.officeCode}:${report.period}`
  const desk = desks.get(key) ?? createDesk(report, proposed)
  desks.set(key, desk)
  desk.asking.value = null
  desk.comments.state.value = 'unasked'
  desk.reopening.day.value = proposed.day
  desk.reopening.time.value = proposed.time
  return desk
}

/** `day`, `time`: what a reopening proposes. */
const createDesk = (
  { officeCode, period }: ReportView,
  proposed: { day: string; time: string },
): ReportDesk => ({
  comments: createComments(officeCode, period),
  shown: signal(null),
  query: signal(''),
  folds: new Map(),
  asking: signal(null),
  returning: { reason: signal(''), producerId: signal(null) },
  reopening: { reason: signal(''), day: signal(proposed.day), time: signal(proposed.time) },
})

/** Names a list by its title, and a producer in it by both. */
function foldKey(fold: HTMLDetailsElement): string {
  const around = fold.parentElement?.closest('details')
  const title = fold.id || fold.querySelector('summary h2, summary span span')?.textContent
  return around ? `${foldKey(around)}/${title}` : `${title}`
}

/** Opens and shuts the lists on the page as they were left, and notes what the reader does. Returns how to stop. */
export function keepFolds({ folds }: ReportDesk): () => void {
  for (const fold of document.querySelectorAll('details')) {
    fold.open = folds.get(foldKey(fold)) ?? fold.open
  }
  const note = ({ target }: Event) => {
    if (target instanceof HTMLDetailsElement) folds.set(foldKey(target), target.open)
  }
  // A toggle does not bubble.
  document.addEventListener('toggle', note, true)
  return () => document.removeEventListener('toggle', note, true)
}

/** What is half typed in answer to a question, or as a new one; it outlives the page. */
export interface Draft {
  readonly isWriting: Signal<boolean>
  readonly text: Signal<string>
}

const drafts = new WeakMap<Comments, Map<string, Draft>>()

/** `questionId`: '' = a new question. */
export function draftOf(comments: Comments, producerId: string, questionId: string): Draft {
  const all = drafts.get(comments) ?? new Map<string, Draft>()
  drafts.set(comments, all)
  const key = `${producerId}:${questionId}`
  const draft = all.get(key) ?? { isWriting: signal(false), text: signal('') }
  all.set(key, draft)
  return draft
}

export const PRODUCERS_ID = 'producers'
export const figureIdOf = (producerId: string) => `p-${producerId}`

/** Opens the list and the producer in it, brings it into view and gives it the focus. */
export function showProducer(desk: ReportDesk, producerId: string): void {
  desk.query.value = ''
  desk.shown.value = producerId
  const list = document.getElementById(PRODUCERS_ID)
  const item = document.getElementById(figureIdOf(producerId))
  if (!(list instanceof HTMLDetailsElement && item instanceof HTMLDetailsElement)) return
  list.open = true
  item.open = true
  // What the search hid is drawn again before anything is measured.
  onceDrawn(() => {
    item.scrollIntoView({ block: 'start' })
    item.querySelector('summary')?.focus({ preventScroll: true })
  })
}
