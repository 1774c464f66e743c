// The full page for whatever cannot go on: one sentence, what to do, one big button, and a code to read out.
import type { Failure } from '../failure.ts'
import { homePath } from '../routes.ts'
import { startOver } from '../start-over.ts'
import { WORDS } from '../words.ts'
import { CODE_LABEL, failureWords } from '../words-start.ts'
import { Button } from './button.tsx'
import { ALERT, Icon } from './icon.tsx'

export interface FailureProps {
  failure: Failure
  /** Asks for the data again. */
  again: () => void
}

export function FailurePage({ failure, again }: FailureProps) {
  const { title, todo, button } = failureWords(failure)
  const isCodeUseful = failure.kind === 'unknown' || failure.kind === 'server_away'
  return (
    <main class="stopped">
      <Icon path={ALERT} isRound />
      <h1>{title}</h1>
      <p>{todo}</p>
      <Button isWide onPress={() => startOver(failure, again)}>
        {button}
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
