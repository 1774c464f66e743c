// The small things in a row that say how it stands: the mark beside the name, and what stands in place of the
// field where a row is split, states no sales, or cannot be changed; and that somebody asks about it.
import { useComputed } from '@preact/signals'
import { formatBaht } from '../../bot/domain/money.ts'
import { NO_SALES_NAME, NO_SALES_REASON_NAMES } from '../../bot/domain/thai-words.ts'
import { ALERT, CHECK, Icon } from '../parts/icon.tsx'
import { CLOCK, PEN } from '../parts/more-icons.ts'
import { reportRowPath } from '../routes.ts'
import { WORDS } from '../words.ts'
import { WORK } from '../words-work.ts'
import { type FormModel, type RowModel, stateOf } from './form-model.ts'
import { countedSatang } from './form-totals.ts'

const MARKS = {
  saved: [CHECK, WORK.stateSaved],
  ready: [PEN, WORK.stateReady],
  queued: [CLOCK, WORK.stateQueued],
  ask: [ALERT, WORK.stateAsk],
  refused: [ALERT, WORK.stateRefused],
} as const

export function RowMark({ model }: { model: RowModel }) {
  const state = useComputed(() => stateOf(model)).value
  if (state === 'blank') return null
  const [icon, words] = MARKS[state]
  return (
    <span class={`mark ${state}`}>
      <Icon path={icon} isRound={state !== 'saved' && state !== 'ready'} />
      {words}
    </span>
  )
}

/** Questions nobody has answered: they are read and answered in the report. */
export function RowAsked({ form, model: { row } }: { form: FormModel; model: RowModel }) {
  const { officeCode, period } = form.report.value
  return (
    <a class="asked" href={reportRowPath(officeCode, period, row.producerId)}>
      {WORK.asked(row.questions ?? 0)}
    </a>
  )
}

interface InsteadProps {
  form: FormModel
  model: RowModel
  isLocked: boolean
}

/** A stated zero or the sum of a split: a button that opens the details; plain text where all is locked. */
export function Instead({ form, model, isLocked }: InsteadProps) {
  const { noSalesReason, split } = (isLocked ? model.base : model.field).value
  const satang = countedSatang(model.verdict.value, model.stored.value)
  const content = (
    <>
      {split && <span class="small">{WORK.lines(split.filter(line => line.text.trim()).length)}</span>}
      {noSalesReason && <span class="small">{NO_SALES_NAME}</span>}
      <span>
        {noSalesReason
          ? NO_SALES_REASON_NAMES[noSalesReason]
          : satang === null
            ? WORDS.none
            : formatBaht(satang)}
      </span>
    </>
  )
  if (isLocked) return <p class="amount fixed">{content}</p>
  return (
    <button
      type="button"
      class="amount instead"
      onClick={() => {
        form.lastRow.value = model
        model.isOpen.value = true
      }}
    >
      {content}
    </button>
  )
}
