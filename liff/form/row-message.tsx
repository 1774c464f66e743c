// What the form says under an amount: why it is refused, "is that the amount?", or a doubt that asks once.
import '../style/form-more.css'
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { formatBaht } from '../../bot/domain/money.ts'
import { AMOUNT_REFUSAL_WORDS, doubtWords } from '../../bot/domain/thai-amounts.ts'
import { NO_SALES_NAME } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { whisper } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { ASK } from '../words-more.ts'
import { answerDoubt, confirmText } from './edit-field.ts'
import type { FieldRefusal, Verdict } from './field.ts'
import type { FormModel, RowModel } from './form-model.ts'

interface MessageProps {
  form: FormModel
  model: RowModel
}

/** Only for a row that asks or is refused. */
export function RowMessage({ form, model }: MessageProps) {
  const verdict = model.verdict.value
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Read out what appears while typing, not what was there when the page opened.
    if (form.lastRow.peek() === model) whisper(box.current?.querySelector('p')?.textContent ?? '')
  }, [verdict.kind])
  return (
    <div ref={box} id={`m-${model.row.producerId}`}>
      {verdict.kind === 'refused' && <Refused model={model} reason={verdict.reason} />}
      {verdict.kind === 'ask' && <Question form={form} model={model} verdict={verdict} />}
    </div>
  )
}

/** One sentence: what is wrong and what to do. */
export const refusalWords = (reason: FieldRefusal): string =>
  reason === 'same_line_twice' ? ASK.sameLineTwice : AMOUNT_REFUSAL_WORDS[reason]

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

function Question({ form, model, verdict }: MessageProps & { verdict: Extract<Verdict, { kind: 'ask' }> }) {
  if (verdict.about === 'doubt')
    return <Doubtful form={form} model={model} says={doubtWords(verdict.doubt)} />
  const { satang } = verdict
  const confirm = () => form.edit(model, confirmText(model.field.peek(), satang))
  if (verdict.about === 'echo') {
    return (
      <div class="message ask line">
        <p>{ASK.echo(formatBaht(satang, { decimals: 'auto' }))}</p>
        <Button onPress={confirm}>{COMMON.yes}</Button>
      </div>
    )
  }
  const restore = () => form.edit(model, model.base.peek())
  return (
    <div class="message ask">
      <p>{satang === 0n ? ASK.takeBackZero : ASK.takeBack(formatBaht(satang))}</p>
      <div class="two">
        <Button tone="quiet" onPress={restore}>
          {ASK.keepStored}
        </Button>
        <Button tone="danger" onPress={confirm}>
          {ASK.clearIt}
        </Button>
      </div>
    </div>
  )
}

function Doubtful({ form, model, says }: MessageProps & { says: string }) {
  const reason = useSignal('')
  const id = `d-${model.row.producerId}`
  return (
    <div class="message ask">
      <p>{says}</p>
      <label for={id}>{ASK.reasonOptional}</label>
      <input
        id={id}
        type="text"
        maxLength={200}
        placeholder={ASK.reasonPlaceholder}
        value={reason}
        onInput={event => (reason.value = event.currentTarget.value)}
      />
      <Button
        onPress={() =>
          form.edit(model, answerDoubt(model.field.peek(), reason.peek().trim() || ASK.confirmedReason))
        }
      >
        {ASK.reallySo}
      </Button>
    </div>
  )
}
