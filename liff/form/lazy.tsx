// Parts of the form that only some rows or moments need: fetched when first asked for, and all of them as soon
// as somebody begins to type, because later there may be no signal.
import { type Signal, signal } from '@preact/signals'
import type { ComponentType } from 'preact'

interface Parts {
  more: typeof import('./row-more.tsx')
  conflict: typeof import('./conflict-dialog.tsx')
  submit: typeof import('./submit-dialog.tsx')
}

const FETCH = {
  more: () => import('./row-more.tsx'),
  conflict: () => import('./conflict-dialog.tsx'),
  submit: () => import('./submit-dialog.tsx'),
}

const here: { [Name in keyof Parts]: Signal<Parts[Name] | null> } = {
  more: signal(null),
  conflict: signal(null),
  submit: signal(null),
}

async function fetchPart<Name extends keyof Parts>(name: Name): Promise<void> {
  if (here[name].peek()) return
  // A failed fetch is tried again the next time somebody asks.
  here[name].value = (await FETCH[name]().catch(() => null)) as Parts[Name] | null
}

/** Fetches all of them, quietly. */
export function fetchParts(): void {
  void fetchPart('more')
  void fetchPart('conflict')
  void fetchPart('submit')
}

function lazy<Name extends keyof Parts, Props>(name: Name, pick: (part: Parts[Name]) => ComponentType<Props>) {
  return (props: Props & {}) => {
    const part = here[name].value
    if (!part) {
      void fetchPart(name)
      return null
    }
    const Part = pick(part)
    return <Part {...props} />
  }
}

export const LazyMore = lazy('more', part => part.RowMore)
export const LazyConflict = lazy('conflict', part => part.ConflictDialog)
export const LazySubmit = lazy('submit', part => part.SubmitDialog)
export const LazySubmitted = lazy('submit', part => part.Submitted)
