// Noting the total of the department's system. It is read as every amount is: what two people could read differently is
// asked about or refused, and what was typed stays.
import { useSignal } from '@preact/signals'
import { toBaht } from '../../bot/domain/money.ts'
import { AMOUNT_REFUSAL_WORDS } from '../../bot/domain/thai-amounts.ts'
import { readTypedAmount } from '../../bot/domain/typed-amount.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { REKEYING } from '../words-rekeying.ts'
import type { RekeyingProps } from './rekeying.tsx'
import { bahtOf } from './rekeying-model.ts'
import { useSending } from './use-sending.ts'

const FIELD = 'department-total'

export function NoteTotal({ view, change }: Pick<RekeyingProps, 'view' | 'change'>) {
  const { officeCode, period } = view
  const { isBusy, wrong, run } = useSending()
  const typed = useSignal('')
  const refused = useSignal('')
  /** The text that was echoed and waits for a second press. */
  const echoed = useSignal<string | null>(null)
  const refuse = (words: string) => {
    refused.value = words
    document.getElementById(FIELD)?.focus()
  }
  const note = () => {
    const text = typed.peek()
    const read = readTypedAmount(text)
    refused.value = ''
    if (read.kind === 'blank') return refuse(REKEYING.noteMissing)
    // Nothing typed over there is a total, too.
    const isZero = read.kind === 'refused' && read.reason === 'zero_needs_reason'
    if (read.kind === 'refused' && !isZero) return refuse(AMOUNT_REFUSAL_WORDS[read.reason])
    const satang = read.kind === 'amount' ? read.satang : 0n
    if (read.kind === 'amount' && read.echo && echoed.peek() !== text) {
      echoed.value = text
      return refuse(REKEYING.noteSure(bahtOf(satang)))
    }
    void run(async () => {
      const amount = toBaht(satang)
      const { department } = await call('noteDepartmentTotal', { officeCode, period }, { amount })
      change(now => ({ ...now, department }))
      say(REKEYING.notedDone, 'good')
      typed.value = ''
      echoed.value = null
    })
  }
  return (
    <div class="stack">
      <div>
        <label for={FIELD}>{REKEYING.noteLabel}</label>
        <input
          id={FIELD}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={80}
          aria-invalid={refused.value !== ''}
          aria-describedby="department-total-hint department-total-wrong"
          value={typed}
          onInput={event => {
            typed.value = event.currentTarget.value
            echoed.value = null
          }}
          onKeyDown={event => {
            if (event.key === 'Enter') note()
          }}
        />
        <p id="department-total-hint" class="small">
          {REKEYING.noteHint}
        </p>
        <p id="department-total-wrong" class="missing" role="alert">
          {refused.value || wrong.value}
        </p>
      </div>
      <Button tone="quiet" isBusy={isBusy.value} onPress={note}>
        {isBusy.value ? COMMON.sending : REKEYING.note}
      </Button>
    </div>
  )
}
