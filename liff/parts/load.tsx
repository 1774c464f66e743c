// Loading a page's data: skeleton, page, or the failure page with its retry.
import { type Signal, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { asFailure, type Failure } from '../failure.ts'
import { WORDS } from '../words.ts'
import { Stopped } from './stopped.tsx'

type Loaded<T> = { kind: 'waiting' } | { kind: 'here'; data: T } | { kind: 'failed'; failure: Failure }

export interface Loading<T> {
  state: Signal<Loaded<T>>
  again: () => void
}

/** Loads when the component appears and whenever `key` changes. */
export function useLoad<T>(load: () => Promise<T>, key: string): Loading<T> {
  const state = useSignal<Loaded<T>>({ kind: 'waiting' })
  const turn = useSignal(0)
  const now = turn.value
  useEffect(() => {
    let isWanted = true
    // Loading anew keeps what is shown: only a failure gives way to the spinner.
    if (state.peek().kind === 'failed') state.value = { kind: 'waiting' }
    load().then(
      data => {
        if (!isWanted) return
        state.value = { kind: 'here', data }
        setTimeout(announcePage)
      },
      (error: unknown) => {
        if (isWanted) state.value = { kind: 'failed', failure: asFailure(error) }
      },
    )
    return () => {
      isWanted = false
    }
  }, [key, now])
  return { state, again: () => turn.value++ }
}

/** A new page says its name: to the browser, and to a screen reader by taking the focus. */
export function announcePage(): void {
  const title = document.querySelector('h1')
  if (!title?.textContent) return
  document.title = title.textContent
  title.tabIndex = -1
  if (document.activeElement === document.body) title.focus({ preventScroll: true })
}

export function Load<T>({ of, children }: { of: Loading<T>; children: (data: T) => ComponentChildren }) {
  const now = of.state.value
  if (now.kind === 'waiting') return <Waiting />
  if (now.kind === 'here') return <>{children(now.data)}</>
  return <Stopped failure={now.failure} again={of.again} />
}

export const Waiting = () => (
  <main class="waiting" aria-busy="true">
    <p>{WORDS.loading}</p>
  </main>
)
