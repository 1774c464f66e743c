// The details behind "more": no sales with a reason, split by category and channel, source, note, clear.
import '../style/form-more.css'
import { NO_SALES_REASON_NAMES, SOURCE_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { momentShort } from '../words-common.ts'
import { MORE } from '../words-more.ts'
import { clearField, endSplit, startSplit, stateNoSales } from './edit-field.ts'
import { type Field, typeText } from './field.ts'
import type { FormModel, RowModel } from './form-model.ts'
import { SplitEditor } from './split-editor.tsx'

export interface MoreProps {
  form: FormModel
  model: RowModel
}

const keysOf = <Key extends string>(names: Readonly<Record<Key, string>>) => Object.keys(names) as Key[]

export function RowMore({ form, model }: MoreProps) {
  const { row } = model
  const field = model.field.value
  const change = (next: Field) => {
    model.isAtRest.value = true
    form.edit(model, next)
  }
  return (
    <div class="more">
      <NoSales field={field} change={change} />
      {field.split ? (
        <SplitEditor form={form} model={model} />
      ) : (
        !field.noSalesReason && (
          <Button tone="quiet" onPress={() => change(startSplit(field, row))}>
            {MORE.split}
          </Button>
        )
      )}
      <div>
        <label for={`s-${row.producerId}`}>{MORE.source}</label>
        <select
          id={`s-${row.producerId}`}
          value={field.source}
          onChange={event => change({ ...field, source: event.currentTarget.value as Field['source'] })}
        >
          {keysOf(SOURCE_NAMES).map(source => (
            <option key={source} value={source}>
              {SOURCE_NAMES[source]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for={`n-${row.producerId}`}>{MORE.note}</label>
        <textarea
          id={`n-${row.producerId}`}
          maxLength={500}
          value={field.note}
          onInput={event => form.edit(model, { ...field, note: event.currentTarget.value })}
        />
      </div>
      <div class="two">
        {field.split && (
          <Button tone="plain" onPress={() => change(endSplit(field))}>
            {MORE.unsplit}
          </Button>
        )}
        <Button tone="plain" onPress={() => change(clearField(field))}>
          {MORE.clear}
        </Button>
      </div>
      <History model={model} />
    </div>
  )
}

function NoSales({ field, change }: { field: Field; change: (next: Field) => void }) {
  return (
    <fieldset>
      <legend>{MORE.noSales}</legend>
      <div class="chips">
        {keysOf(NO_SALES_REASON_NAMES).map(reason => (
          <button
            key={reason}
            type="button"
            class="chip"
            aria-pressed={field.noSalesReason === reason}
            onClick={() =>
              change(field.noSalesReason === reason ? typeText(field, '') : stateNoSales(field, reason))
            }
          >
            {NO_SALES_REASON_NAMES[reason]}
          </button>
        ))}
      </div>
      {field.noSalesReason && (
        <Button tone="plain" onPress={() => change(typeText(field, ''))}>
          {MORE.undoNoSales}
        </Button>
      )}
    </fieldset>
  )
}

function History({ model }: { model: RowModel }) {
  const figure = model.stored.value
  if (!figure) return null
  const when = momentShort(figure.recordedAt)
  return (
    <p class="small">
      {figure.recordedBy ? MORE.recordedBy(figure.recordedBy, when) : MORE.recordedAt(when)}
    </p>
  )
}
