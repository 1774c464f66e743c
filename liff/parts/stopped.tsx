// Fetches the failure page when something failed. Without a network it cannot be fetched: then the words that
// stand in index.html for just this case are shown. Trap: what is chained to an import() with `then` or `catch` is put
// by the build behind the style sheets of that import, and never runs when one of them fails; so it is awaited here.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FailureProps } from './failure-page.tsx'
import { whenBack } from './when-back.ts'

export function Stopped(props: FailureProps) {
  const part = useSignal<typeof import('./failure-page.tsx') | null>(null)
  useEffect(() => {
    const { classList } = document.body
    let isWanted = true
    const fetchPage = async () => {
      try {
        part.value = await import('./failure-page.tsx')
      } catch {
        // Whoever went back meanwhile stands on a page that is whole.
        if (isWanted) classList.add('cut-off')
      }
    }
    void fetchPage()
    // Nothing is typed where only these words stand.
    const stop = whenBack(() => classList.contains('cut-off') && location.reload())
    return () => {
      isWanted = false
      stop()
      classList.remove('cut-off')
    }
  }, [])
  return part.value && <part.value.FailurePage {...props} />
}
