// The full page for whatever cannot go on: one sentence, what to do, one big button, and a code to read out. Where it
// was the signal that was missing, the button presses itself when there is one again.
import { useLayoutEffect } from 'preact/hooks'
import type { Failure } from '../failure.ts'
import { homePath } from '../routes.ts'
import { startOver } from '../start-over.ts'
import { WORDS } from '../words.ts'
import { CODE_LABEL, failureWords } from '../words-start.ts'
import { Button, ButtonLink } from './button.tsx'
import { ALERT, Icon } from './icon.tsx'
import { whenBack } from './when-back.ts'

export interface FailureProps {
  failure: Failure
  /** Asks for the data again. */
  again: () => void
}

export function FailurePage({ failure, again }: FailureProps) {
  const { title, todo, button } = failureWords(failure)
  const isCodeUseful = failure.kind === 'unknown' || failure.kind === 'server_away'
  const tryAgain = () => startOver(failure, again)
  // Before it is seen: no signal that returns is missed.
  useLayoutEffect(() => (failure.kind === 'no_network' ? whenBack(tryAgain) : undefined), [failure])
  return (
    <main class="stopped">
      <Icon path={ALERT} isRound />
      <h1>{title}</h1>
      <p>{todo}</p>
      {failure.kind === 'refused' ? (
        <Refused again={tryAgain} button={button} />
      ) : (
        <Button isWide onPress={tryAgain}>
          {button}
        </Button>
      )}
      {isCodeUseful && failure.code && (
        <p class="small">
          {CODE_LABEL} {failure.code}
        </p>
      )}
    </main>
  )
}

/** What is not there, or not theirs, will not be a moment later either: home first. */
const Refused = ({ again, button }: { again: () => void; button: string }) => (
  <>
    <ButtonLink isWide href={homePath}>
      {WORDS.toHome}
    </ButtonLink>
    <Button tone="plain" onPress={again}>
      {button}
    </Button>
  </>
)
