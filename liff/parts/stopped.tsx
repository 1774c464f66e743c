// Fetches the failure page when something failed. Without a network it cannot be fetched: then the words that
// stand in index.html for just this case are shown.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FailureProps } from './failure-page.tsx'

export function Stopped(props: FailureProps) {
  const part = useSignal<typeof import('./failure-page.tsx') | null>(null)
  useEffect(() => {
    import('./failure-page.tsx').then(
      loaded => {
        part.value = loaded
      },
      () => document.body.classList.add('cut-off'),
    )
    return () => document.body.classList.remove('cut-off')
  }, [])
  return part.value && <part.value.FailurePage {...props} />
}
