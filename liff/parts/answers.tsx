// The end of a dialog that asks: what went wrong, the one thing to do, and the way out. The words of the thing to do may
// change while it is being done; it cannot be pressed twice.
import type { Signal } from '@preact/signals'
import { Button, type Tone } from './button.tsx'

interface AnswersProps {
  wrong: Signal<string>
  isBusy: Signal<boolean>
  yes: string
  onYes: () => void
  no: string
  leave: () => void
  tone?: Tone
}

export const Answers = ({ wrong, isBusy, yes, onYes, no, leave, tone = 'main' }: AnswersProps) => (
  <>
    <p class="missing" role="alert">
      {wrong}
    </p>
    <Button tone={tone} isBusy={isBusy.value} onPress={onYes}>
      {yes}
    </Button>
    <Button tone="plain" onPress={leave}>
      {no}
    </Button>
  </>
)
