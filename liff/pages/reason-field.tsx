// The field for a reason that must be given.
import type { Signal } from '@preact/signals'
import { MOVE } from '../words-report.ts'

interface ReasonProps {
  id: string
  reason: Signal<string>
  isMissing: Signal<boolean>
  placeholder: string
}

export const ReasonField = ({ id, reason, isMissing, placeholder }: ReasonProps) => (
  <div>
    <label for={id}>{MOVE.reason}</label>
    <textarea
      id={id}
      required
      maxLength={500}
      placeholder={placeholder}
      aria-invalid={isMissing}
      aria-describedby={`${id}-missing`}
      value={reason}
      onInput={event => {
        reason.value = event.currentTarget.value
        isMissing.value = false
      }}
    />
    <p id={`${id}-missing`} class="missing" role="alert">
      {isMissing.value && MOVE.reasonMissing}
    </p>
  </div>
)
