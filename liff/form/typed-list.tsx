// When a month is locked while something was typed: the typed values, to copy. They stay on the phone.
import { Button } from '../parts/button.tsx'
import { say } from '../parts/say.tsx'
import { WORDS } from '../words.ts'
import { LOCKED } from '../words-form.ts'
import type { FormModel, RowModel } from './form-model.ts'

export function TypedList({ form }: { form: FormModel }) {
  const typed = form.rows.filter(({ verdict }) => verdict.value.kind !== 'saved' && verdict.value.kind !== 'blank')
  if (typed.length === 0) return null
  const text = typed.map(lineOf).join('\n')
  return (
    <section class="card stack">
      <h2>{LOCKED.typed}</h2>
      <p class="small">{LOCKED.typedExplain}</p>
      <pre class="typed">{text}</pre>
      <Button tone="quiet" onPress={() => copy(text)}>
        {WORDS.copy}
      </Button>
    </section>
  )
}

const lineOf = ({ row, field }: RowModel): string => {
  const { text, split, noSalesReason } = field.value
  const typed = split ? split.map(line => line.text).join(' + ') : noSalesReason ? WORDS.noSales : text
  return `${row.code} ${row.name}: ${typed}`
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => say(WORDS.copied, 'good'),
    // Forbidden in some in-app browsers: the list can still be marked by hand.
    () => say(WORDS.failed, 'bad'),
  )
}
