// One producer's month by category and channel: lines that can be added and removed; the sum stands in the row.
import { CATEGORY_NAMES, CHANNEL_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { CLOSE, PLUS } from '../parts/more-icons.ts'
import { MORE } from '../words-more.ts'
import { setLines } from './edit-field.ts'
import type { SplitLine } from './field.ts'
import type { FormModel, RowModel } from './form-model.ts'

const MOST_LINES = 20

const CATEGORIES = Object.keys(CATEGORY_NAMES) as SplitLine['category'][]
const CHANNELS = Object.keys(CHANNEL_NAMES) as SplitLine['channel'][]

export function SplitEditor({ form, model }: { form: FormModel; model: RowModel }) {
  const lines = model.field.value.split ?? []
  const verdict = model.verdict.value
  const wrongLine = verdict.kind === 'refused' && model.isAtRest.value ? verdict.line : null
  const setAll = (next: SplitLine[]) => form.edit(model, setLines(model.field.peek(), next))
  const setOne = (index: number, change: Partial<SplitLine>) =>
    setAll(lines.map((line, at) => (at === index ? { ...line, ...change } : line)))
  return (
    <div class="split">
      {lines.map((line, index) => (
        <Line
          // Lines have no name of their own; their place is who they are.
          key={index}
          id={`${model.row.producerId}-${index}`}
          number={index + 1}
          line={line}
          isWrong={wrongLine === index}
          change={change => setOne(index, change)}
          rest={() => (model.isAtRest.value = true)}
          begin={() => (model.isAtRest.value = false)}
          remove={lines.length > 1 ? () => setAll(lines.filter((_, at) => at !== index)) : null}
        />
      ))}
      {lines.length < MOST_LINES && (
        <Button tone="quiet" onPress={() => setAll([...lines, nextLine(lines)])}>
          <Icon path={PLUS} /> {MORE.addLine}
        </Button>
      )}
    </div>
  )
}

/** The first pair of category and channel that is not used yet, nearest to the line above. */
function nextLine(lines: readonly SplitLine[]): SplitLine {
  const last = lines[lines.length - 1]
  const isFree = (category: SplitLine['category'], channel: SplitLine['channel']) =>
    !lines.some(line => line.category === category && line.channel === channel)
  const category = last?.category ?? 'food'
  const channel = CHANNELS.find(item => isFree(category, item))
  if (channel) return { category, channel, text: '' }
  const other = CATEGORIES.find(item => isFree(item, 'domestic_offline')) ?? category
  return { category: other, channel: 'domestic_offline', text: '' }
}

interface LineProps {
  id: string
  number: number
  line: SplitLine
  isWrong: boolean
  change: (change: Partial<SplitLine>) => void
  begin: () => void
  rest: () => void
  remove: (() => void) | null
}

function Line({ id, number, line, isWrong, change, begin, rest, remove }: LineProps) {
  return (
    <fieldset class="split-line">
      <legend>{MORE.line(number)}</legend>
      <label class="unseen" for={`k-${id}`}>
        {MORE.category}
      </label>
      <select
        id={`k-${id}`}
        value={line.category}
        onChange={event => change({ category: event.currentTarget.value as SplitLine['category'] })}
      >
        {CATEGORIES.map(category => (
          <option key={category} value={category}>
            {CATEGORY_NAMES[category]}
          </option>
        ))}
      </select>
      <label class="unseen" for={`c-${id}`}>
        {MORE.channel}
      </label>
      <select
        id={`c-${id}`}
        value={line.channel}
        onChange={event => change({ channel: event.currentTarget.value as SplitLine['channel'] })}
      >
        {CHANNELS.map(channel => (
          <option key={channel} value={channel}>
            {CHANNEL_NAMES[channel]}
          </option>
        ))}
      </select>
      <div class="split-amount">
        <input
          class="amount"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={60}
          aria-label={MORE.amount}
          aria-invalid={isWrong}
          value={line.text}
          onInput={event => {
            begin()
            change({ text: event.currentTarget.value })
          }}
          onBlur={rest}
        />
        {remove && (
          <button type="button" class="icon-button" aria-label={MORE.removeLine(number)} onClick={remove}>
            <Icon path={CLOSE} />
          </button>
        )}
      </div>
    </fieldset>
  )
}
