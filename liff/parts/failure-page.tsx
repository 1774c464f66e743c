// The full page for whatever cannot go on: one sentence, what to do, one big button, and a code to read out.
// Its words are fetched when needed; only "no network" is always here, because then nothing can be fetched.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Failure } from '../failure.ts'
import { homePath } from '../routes.ts'
import { CODE_LABEL, type FailureWords, NO_NETWORK, WORDS } from '../words.ts'
import { Button } from './button.tsx'
import { ALERT, Icon } from './icon.tsx'

export function FailurePage({ failure, again }: { failure: Failure; again: () => void }) {
  const words = useSignal<FailureWords | null>(failure.kind === 'no_network' ? NO_NETWORK : null)
  useEffect(() => {
    import('../words-start.ts').then(
      ({ failureWords }) => {
        words.value = failureWords(failure)
      },
      () => {
        words.value = NO_NETWORK
      },
    )
  }, [failure])
  if (!words.value) return null
  const isCodeUseful = failure.kind === 'unknown' || failure.kind === 'server_away'
  return (
    <main class="stopped">
      <Icon path={ALERT} isRound />
      <h1>{words.value.title}</h1>
      <p>{words.value.todo}</p>
      <Button isWide onPress={again}>
        {words.value.button}
      </Button>
      {failure.kind === 'refused' && <a href={homePath}>{WORDS.toHome}</a>}
      {isCodeUseful && failure.code && (
        <p class="small">
          {CODE_LABEL} {failure.code}
        </p>
      )}
    </main>
  )
}
