// One month of one producer: its name, last year's amount, the field, and what is said about what was typed.
import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { formatBaht } from '../../bot/domain/money.ts'
import { Button } from '../parts/button.tsx'
import { whisper } from '../parts/say.tsx'
import { WORDS } from '../words.ts'
import { COMMON } from '../words-common.ts'
import { PRODUCER, refusalWords } from '../words-forecast.ts'
import { type Cell, maybeSatang, textOf, typed } from './cell.ts'
import { type ForecastModel, type ProducerModel, setEdit } from './forecast-model.ts'

const TYPING_REST_MS = 900
/** After leaving the field: a message that pushed the page apart at once would take the tap's target away. */
const LEAVING_REST_MS = 250

interface MonthProps {
  producer: ProducerModel
  /** 0 = October. */
  month: number
  /** `ตุลาคม 2567` */
  name: string
}

export function MonthField({ model, producer, month, name }: MonthProps & { model: ForecastModel }) {
  const isAtRest = useSignal(true)
  const timer = useRef(0)
  const cell = useComputed<Cell>(() => producer.cells.value[month] ?? { kind: 'away' }).value
  const text = useComputed(() =>
    textOf(producer.edits.value[month] ?? null, producer.stored.value[month] ?? null),
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  if (cell.kind === 'away') return <Away producer={producer} month={month} name={name} />
  const restLater = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => (isAtRest.value = true), ms)
  }
  const id = `m-${month}`
  const speaks = isAtRest.value && (cell.kind === 'ask' || cell.kind === 'refused')
  return (
    <li class="month-line" data-state={speaks ? cell.kind : cell.kind === 'blank' ? 'blank' : 'filled'}>
      <label for={id}>
        <span>{name}</span>
        <LastYear producer={producer} month={month} />
      </label>
      <input
        id={id}
        class="amount"
        type="text"
        inputMode="decimal"
        enterKeyHint="next"
        autoComplete="off"
        maxLength={60}
        value={text}
        aria-invalid={speaks && cell.kind === 'refused'}
        aria-describedby={`${id}-says`}
        onInput={event => {
          const stored = producer.stored.peek()[month] ?? null
          const edit = producer.edits.peek()[month] ?? null
          setEdit(model, producer, month, typed(event.currentTarget.value, edit, stored))
          isAtRest.value = false
          restLater(TYPING_REST_MS)
        }}
        onBlur={() => isAtRest.peek() || restLater(LEAVING_REST_MS)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.isComposing) return
          isAtRest.value = true
          focusNext(event.currentTarget)
        }}
      />
      <div id={`${id}-says`} class="month-says">
        {speaks && <Message model={model} producer={producer} month={month} cell={cell} />}
      </div>
    </li>
  )
}

/** The next month's field; after the last one nothing happens. */
function focusNext(field: HTMLInputElement): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('.month-line input')]
  fields[fields.indexOf(field) + 1]?.focus()
}

interface MessageProps {
  model: ForecastModel
  producer: ProducerModel
  month: number
  cell: Extract<Cell, { kind: 'ask' | 'refused' }>
}

function Message({ model, producer, month, cell }: MessageProps) {
  const says =
    cell.kind === 'refused'
      ? refusalWords(cell.reason)
      : PRODUCER.echo(formatBaht(cell.satang, { decimals: 'auto' }))
  useEffect(() => whisper(says), [says])
  if (cell.kind === 'refused') return <p class="message bad">{says}</p>
  const confirm = () => {
    const edit = producer.edits.peek()[month] ?? null
    setEdit(model, producer, month, edit && { ...edit, confirmed: edit.text })
  }
  return (
    <div class="message ask line">
      <p>{says}</p>
      <Button onPress={confirm}>{COMMON.yes}</Button>
    </div>
  )
}

function LastYear({ producer, month }: Pick<MonthProps, 'producer' | 'month'>) {
  const satang = maybeSatang(producer.row.lastYear[month] ?? null)
  return (
    <span class="small">
      {satang === null ? PRODUCER.noLastYear : PRODUCER.lastYear(formatBaht(satang, { decimals: 'auto' }))}
    </span>
  )
}

const Away = ({ producer, month, name }: MonthProps) => (
  <li class="month-line">
    <p>
      <span>{name}</span> <LastYear producer={producer} month={month} />
    </p>
    <p class="small month-away">{PRODUCER.away}</p>
  </li>
)

/** The same for who only reads. */
export function MonthShown({ producer, month, name }: MonthProps) {
  const cell = producer.cells.value[month]
  if (!cell || cell.kind === 'away') return <Away producer={producer} month={month} name={name} />
  return (
    <li class="month-line">
      <p>
        <span>{name}</span> <LastYear producer={producer} month={month} />
      </p>
      <p class="amount fixed">{cell.kind === 'amount' ? formatBaht(cell.satang) : WORDS.none}</p>
    </li>
  )
}
