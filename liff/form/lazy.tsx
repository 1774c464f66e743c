// Parts of the form that come after the first paint. `work` makes it live; the others belong to some rows or
// moments, and are all fetched as soon as somebody begins to type: later there may be no signal.
import { type Signal, signal } from '@preact/signals'
import type { ComponentType } from 'preact'

interface Parts {
  work: typeof import('./work.ts')
  message: typeof import('./row-message.tsx')
  more: typeof import('./row-more.tsx')
  conflict: typeof import('./conflict-dialog.tsx')
  submit: typeof import('./submit-dialog.tsx')
  locked: typeof import('./locked.tsx')
}

const FETCH = {
  work: () => import('./work.ts'),
  message: () => import('./row-message.tsx'),
  more: () => import('./row-more.tsx'),
  conflict: () => import('./conflict-dialog.tsx'),
  submit: () => import('./submit-dialog.tsx'),
  locked: () => import('./locked.tsx'),
}

const here: { [Name in keyof Parts]: Signal<Parts[Name] | null> } = {
  work: signal(null),
  message: signal(null),
  more: signal(null),
  conflict: signal(null),
  submit: signal(null),
  locked: signal(null),
}

/** Null until it has arrived. */
export const work = here.work

/** A fetch that fails is tried again the next time somebody asks. */
export async function fetchPart<Name extends keyof Parts>(name: Name): Promise<void> {
  here[name].value ??= (await FETCH[name]().catch(() => null)) as Parts[Name] | null
}

/** Everything that may be needed once somebody types. */
export function fetchParts(): void {
  for (const name in FETCH) void fetchPart(name as keyof Parts)
}

function lazy<Name extends keyof Parts, Props extends object>(
  name: Name,
  pick: (part: Parts[Name]) => ComponentType<Props>,
) {
  return (props: Props) => {
    const part = here[name].value
    if (!part) {
      if (name !== 'work') void fetchPart(name)
      return null
    }
    const Part = pick(part)
    return <Part {...props} />
  }
}

/** The calendar's names are not worth their weight before the first paint. */
export const LazyMonth = lazy('work', part => part.MonthName)
export const LazyMark = lazy('work', part => part.RowMark)
export const LazyAsked = lazy('work', part => part.RowAsked)
export const LazyInstead = lazy('work', part => part.Instead)
export const LazyMessage = lazy('message', part => part.RowMessage)
export const LazyBanners = lazy('work', part => part.WorkBanners)
export const LazyTools = lazy('work', part => part.FormTools)
export const LazyBar = lazy('work', part => part.BottomBar)
export const LazyMore = lazy('more', part => part.RowMore)
export const LazyConflict = lazy('conflict', part => part.ConflictDialog)
export const LazySubmit = lazy('submit', part => part.SubmitDialog)
export const LazySubmitted = lazy('submit', part => part.Submitted)
export const LazyLocked = lazy('locked', part => part.Locked)
