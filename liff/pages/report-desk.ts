// What the parts of an open report page share: the report, which producer is shown, the dialog that is open and what
// was typed into it. Kept above the dialogs, so that closing one, or a report that changed meanwhile, loses no word.
import { type Signal, signal } from '@preact/signals'
import type { ReportView } from '../../bot/contract/reports.ts'
import { type Comments, createComments } from './report-comments.ts'

export interface ReportDesk {
  readonly comments: Comments
  /** The producer that is pointed at in the list; null = none. */
  readonly shown: Signal<string | null>
  /** What is searched for in the list. */
  readonly query: Signal<string>
  readonly asking: Signal<'accept' | 'return' | 'reopen' | null>
  readonly returning: { reason: Signal<string>; producerId: Signal<string | null> }
  readonly reopening: { reason: Signal<string>; day: Signal<string>; time: Signal<string> }
}

/** `day`, `time`: what a reopening proposes. */
export const createDesk = (
  { officeCode, period }: ReportView,
  proposed: { day: string; time: string },
): ReportDesk => ({
  comments: createComments(officeCode, period),
  shown: signal(null),
  query: signal(''),
  asking: signal(null),
  returning: { reason: signal(''), producerId: signal(null) },
  reopening: { reason: signal(''), day: signal(proposed.day), time: signal(proposed.time) },
})

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
  requestAnimationFrame(() => {
    item.scrollIntoView({ block: 'start' })
    item.querySelector('summary')?.focus({ preventScroll: true })
  })
}
