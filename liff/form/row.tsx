// One producer: name, last month and last year beside one amount field, and what is to be said about it.
// Every part reads its own signals, so a key stroke redraws the message of one row and nothing else.
import { useComputed } from '@preact/signals'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { NO_SALES_NAME, NO_SALES_REASON_NAMES } from '../../bot/domain/thai-words.ts'
import { ALERT, CHECK, CLOCK, DOWN, Icon, PEN } from '../parts/icon.tsx'
import { WORDS } from '../words.ts'
import { FORM } from '../words-form.ts'
import { countedSatang, typeText } from './field.ts'
import type { FormModel, RowModel } from './form-model.ts'
import { amountId, jumpToNext, noteRow, rowId } from './jump.ts'
import { LazyMessage, LazyMore } from './lazy.tsx'

interface RowProps {
  form: FormModel
  model: RowModel
  isLocked: boolean
}

const REST_MS = 900

export function Row({ form, model, isLocked }: RowProps) {
  const { row } = model
  const state = useComputed(() => stateOf(model))
  return (
    <li id={rowId(model)} class="row card" data-state={state} hidden={model.isHidden}>
      <div class="row-head">
        <h2>{row.name}</h2>
        <StateMark model={model} />
      </div>
      <p class="small">
        {row.code} · {row.product}
      </p>
      <div class="row-figures">
        <dl class="before">
          <Before label={FORM.lastMonth} amount={row.lastMonth} />
          <Before label={FORM.lastYear} amount={row.lastYear} />
        </dl>
        {isLocked ? <Fixed model={model} /> : <Amount form={form} model={model} />}
      </div>
      {!isLocked && <LazyMessage form={form} model={model} />}
      {!isLocked && <More form={form} model={model} />}
    </li>
  )
}

/** null = no figure then; zero = a stated "no sales". */
function Before({ label, amount }: { label: string; amount: string | null }) {
  const satang = amount === null ? null : parseBaht(amount)
  const text = satang === null ? WORDS.none : satang === 0n ? WORDS.noSales : formatBaht(satang)
  return (
    <div>
      <dt>{label}</dt> <dd>{text}</dd>
    </div>
  )
}

function Amount({ form, model }: Omit<RowProps, 'isLocked'>) {
  const { field, verdict, row } = model
  const isPlain = useComputed(() => field.value.split === null && field.value.noSalesReason === null)
  const text = useComputed(() => field.value.text ?? '')
  const isWrong = useComputed(() => stateOf(model) === 'refused')
  if (!isPlain.value) return <Instead form={form} model={model} />
  return (
    <input
      id={amountId(model)}
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
      onFocus={() => noteRow(form, model)}
      onInput={event => {
        form.edit(model, typeText(field.peek(), event.currentTarget.value))
        restLater(model)
      }}
      onBlur={() => {
        model.isAtRest.value = true
      }}
      onKeyDown={event => {
        if (event.key !== 'Enter' || event.isComposing) return
        model.isAtRest.value = true
        if (verdict.peek().kind !== 'refused') jumpToNext(form)
      }}
    />
  )
}

const restTimers = new WeakMap<RowModel, number>()

/** Nobody wants to hear that "12," is not a number while typing 12,500. */
function restLater(model: RowModel): void {
  clearTimeout(restTimers.get(model))
  model.isAtRest.value = false
  restTimers.set(
    model,
    window.setTimeout(() => {
      model.isAtRest.value = true
    }, REST_MS),
  )
}

/** What stands in place of the field: the sum of a split, or the stated zero. Opens the details. */
function Instead({ form, model }: Omit<RowProps, 'isLocked'>) {
  const { noSalesReason, split } = model.field.value
  const sum =
    countedSatang(model.verdict.value, null) ?? countedSatang(model.verdict.value, model.stored.value)
  return (
    <button
      type="button"
      class="amount instead"
      onClick={() => {
        noteRow(form, model)
        model.isOpen.value = true
      }}
    >
      <span class="small">
        {noSalesReason ? NO_SALES_NAME : FORM.lines(split?.filter(line => line.text.trim()).length ?? 0)}
      </span>
      <span>
        {noSalesReason ? NO_SALES_REASON_NAMES[noSalesReason] : sum === null ? WORDS.none : formatBaht(sum)}
      </span>
    </button>
  )
}

/** The stored figure where nothing can be changed. */
function Fixed({ model }: { model: RowModel }) {
  const figure = model.stored.value
  const reason = figure?.noSalesReason
  const satang = figure?.amount == null ? null : parseBaht(figure.amount)
  return (
    <p class="amount fixed">
      {reason ? NO_SALES_REASON_NAMES[reason] : satang === null ? WORDS.none : formatBaht(satang)}
    </p>
  )
}

export type RowState = 'blank' | 'saved' | 'ready' | 'queued' | 'ask' | 'refused'

/** What the mark and the border say; a half-typed amount counts as typed, not as wrong. */
export function stateOf({ verdict, isQueued, isAtRest }: RowModel): RowState {
  const { kind } = verdict.value
  if (isQueued.value) return 'queued'
  if (kind === 'unread' || (!isAtRest.value && (kind === 'ask' || kind === 'refused'))) return 'ready'
  return kind
}

const MARKS: Record<Exclude<RowState, 'blank'>, [icon: string, words: string]> = {
  saved: [CHECK, FORM.stateSaved],
  ready: [PEN, FORM.stateReady],
  queued: [CLOCK, FORM.stateQueued],
  ask: [ALERT, FORM.stateAsk],
  refused: [ALERT, FORM.stateRefused],
}

function StateMark({ model }: { model: RowModel }) {
  const state = useComputed(() => stateOf(model)).value
  if (state === 'blank') return null
  const [icon, words] = MARKS[state]
  return (
    <span class={`mark ${state}`}>
      <Icon path={icon} isRound={state === 'ask' || state === 'refused'} />
      {words}
    </span>
  )
}

function More({ form, model }: Omit<RowProps, 'isLocked'>) {
  const isOpen = model.isOpen.value
  return (
    <>
      <button
        type="button"
        class="more-button"
        aria-expanded={isOpen}
        aria-label={`${FORM.more} ${model.row.name}`}
        onClick={() => {
          noteRow(form, model)
          model.isOpen.value = !isOpen
        }}
      >
        {isOpen ? FORM.less : FORM.more} <Icon path={DOWN} />
      </button>
      {isOpen && <LazyMore form={form} model={model} />}
    </>
  )
}
