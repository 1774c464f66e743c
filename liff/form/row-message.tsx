// What the form says under an amount: why it is refused, "is that the amount?", or a doubt that asks once.
import { useSignal } from '@preact/signals'
import { formatBaht } from '../../bot/domain/money.ts'
import { AMOUNT_REFUSAL_WORDS, doubtWords } from '../../bot/domain/thai-amounts.ts'
import { NO_SALES_NAME } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { WORDS } from '../words.ts'
import { WORK } from '../words-work.ts'
import { answerDoubt, confirmText } from './edit-field.ts'
import type { FieldRefusal, Verdict } from './field.ts'
import type { FormModel, RowModel } from './form-model.ts'


interface MessageProps {
  form: FormModel
  model: RowModel
}

export function RowMessage({ form, model }: MessageProps) {
  const verdict = model.verdict.value
  const isQuiet = !model.isAtRest.value || (verdict.kind !== 'ask' && verdict.kind !== 'refused')
  return (
    <div id={`m-${model.row.producerId}`} aria-live="polite">
      {isQuiet ? null : verdict.kind === 'refused' ? (
        <Refused model={model} reason={verdict.reason} />
      ) : (
        <Question form={form} model={model} verdict={verdict} />
      )}
    </div>
  )
}

/** One sentence: what is wrong and what to do. */
export const refusalWords = (reason: FieldRefusal): string =>
  reason === 'same_line_twice' ? WORK.sameLineTwice : AMOUNT_REFUSAL_WORDS[reason]

function Refused({ model, reason }: { model: RowModel; reason: FieldRefusal }) {
  const isZero = reason === 'zero_needs_reason' || reason === 'no_sales_words'
  return (
    <div class="message bad">
      <p>{refusalWords(reason)}</p>
      {isZero && (
        <Button tone="quiet" onPress={() => (model.isOpen.value = true)}>
          {NO_SALES_NAME}
        </Button>
      )}
    </div>
  )
}

function Question({ form, model, verdict }: MessageProps & { verdict: Verdict }) {
  if (verdict.kind !== 'ask') return null
  const { satang } = verdict
  const confirm = () => form.edit(model, confirmText(model.field.peek(), satang))
  if (verdict.about === 'echo') {
    return (
      <div class="message ask line">
        <p>{WORK.echo(formatBaht(satang, { decimals: 'auto' }))}</p>
        <Button onPress={confirm}>{WORDS.yes}</Button>
      </div>
    )
  }
  if (verdict.about === 'take_back') {
    const restore = () => form.edit(model, model.base.peek())
    return (
      <div class="message ask">
        <p>{satang === 0n ? WORK.takeBackZero : WORK.takeBack(formatBaht(satang))}</p>
        <div class="two">
          <Button tone="quiet" onPress={restore}>
            {WORK.keepStored}
          </Button>
          <Button tone="danger" onPress={confirm}>
            {WORK.clearIt}
          </Button>
        </div>
      </div>
    )
  }
  return <Doubtful form={form} model={model} says={doubtWords(verdict.doubt)} />
}

function Doubtful({ form, model, says }: MessageProps & { says: string }) {
  const reason = useSignal('')
  const id = `d-${model.row.producerId}`
  return (
    <div class="message ask">
      <p>{says}</p>
      <label for={id}>{WORK.reasonOptional}</label>
      <input
        id={id}
        type="text"
        maxLength={200}
        placeholder={WORK.reasonPlaceholder}
        value={reason}
        onInput={event => (reason.value = event.currentTarget.value)}
      />
      <Button onPress={() => form.edit(model, answerDoubt(model.field.peek(), reason.peek().trim() || WORK.confirmedReason))}>
        {WORK.reallySo}
      </Button>
    </div>
  )
}
