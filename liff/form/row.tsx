// One producer: name, last month and last year beside one amount field. What is said about the amount, and
// everything behind "more", arrives after the first paint. A key stroke redraws one row and nothing else.
import { useComputed } from '@preact/signals'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { DOWN, Icon } from '../parts/icon.tsx'
import { WORDS } from '../words.ts'
import { FORM } from '../words-form.ts'
import { typeText } from './field.ts'
import { type FormModel, type RowModel, stateOf } from './form-model.ts'
import { LazyAsked, LazyInstead, LazyMark, LazyMessage, LazyMore, work } from './lazy.tsx'

interface RowProps {
  form: FormModel
  model: RowModel
  isLocked: boolean
}

const TYPING_REST_MS = 900
/** After leaving the field: a message that pushed the row apart at once would take the tap's target away. */
const LEAVING_REST_MS = 250

export function Row({ form, model, isLocked }: RowProps) {
  const { row } = model
  const state = useComputed(() => stateOf(model))
  const speaks = useComputed(() => !isLocked && (state.value === 'ask' || state.value === 'refused'))
  const isPlain = useComputed(
    () => model.field.value.split === null && model.field.value.noSalesReason === null,
  )
  return (
    <li id={`r-${row.producerId}`} class="row card" data-state={state} hidden={model.isHidden}>
      <h2>{row.name}</h2>
      <p class="small">
        {row.code} · {row.product}
        {row.questions && <LazyAsked form={form} model={model} />}
      </p>
      <div class="row-figures">
        <dl class="before">
          <Before label={FORM.lastMonth} amount={row.lastMonth} />
          <Before label={FORM.lastYear} amount={row.lastYear} />
        </dl>
        {isPlain.value && !isLocked ? (
          <Amount form={form} model={model} />
        ) : (
          <LazyInstead form={form} model={model} isLocked={isLocked} />
        )}
      </div>
      {speaks.value && <LazyMessage form={form} model={model} />}
      {!isLocked && <More form={form} model={model} />}
    </li>
  )
}

/** null = no figure then; zero = a stated "no sales". */
function Before({ label, amount }: { label: string; amount: string | null }) {
  const satang = amount === null ? null : parseBaht(amount)
  return (
    <div>
      <dt>{label}</dt>{' '}
      <dd>{satang === null ? WORDS.none : satang === 0n ? WORDS.noSales : formatBaht(satang)}</dd>
    </div>
  )
}

function Amount({ form, model }: Omit<RowProps, 'isLocked'>) {
  const { field, row, isAtRest } = model
  const text = useComputed(() => field.value.text ?? '')
  const isWrong = useComputed(() => stateOf(model) === 'refused')
  return (
    <input
      class="amount"
      type="text"
      inputMode="decimal"
      enterKeyHint="next"
      autoComplete="off"
      maxLength={60}
      value={text}
      aria-label={FORM.amountOf(row.name)}
      aria-invalid={isWrong}
      aria-describedby={`m-${row.producerId}`}
      onFocus={() => (form.lastRow.value = model)}
      onInput={event => {
        form.edit(model, typeText(field.peek(), event.currentTarget.value))
        restLater(model, TYPING_REST_MS)
      }}
      onBlur={() => isAtRest.peek() || restLater(model, LEAVING_REST_MS)}
      onKeyDown={event => {
        if (event.key !== 'Enter' || event.isComposing) return
        isAtRest.value = true
        if (stateOf(model) !== 'refused') work.peek()?.jumpToNext(form)
      }}
    />
  )
}

const restTimers = new WeakMap<RowModel, number>()

/** Nobody wants to hear that "12," is not a number while typing 12,500. */
function restLater(model: RowModel, ms: number): void {
  clearTimeout(restTimers.get(model))
  model.isAtRest.value = false
  restTimers.set(
    model,
    window.setTimeout(() => (model.isAtRest.value = true), ms),
  )
}

function More({ form, model }: Omit<RowProps, 'isLocked'>) {
  const isOpen = model.isOpen.value
  return (
    <>
      <div class="row-foot">
        <LazyMark model={model} />
        <button
          type="button"
          class="more-button"
          aria-expanded={isOpen}
          aria-label={`${FORM.more} ${model.row.name}`}
          onClick={() => {
            form.lastRow.value = model
            model.isOpen.value = !isOpen
          }}
        >
          {FORM.more} <Icon path={DOWN} />
        </button>
      </div>
      {isOpen && <LazyMore form={form} model={model} />}
    </>
  )
}
