// A month that cannot be changed: why, until when, and what was typed before it was locked, to copy.
import '../style/form-more.css'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { copyText } from '../parts/copy.ts'
import { LOCK } from '../parts/more-icons.ts'
import { WORDS } from '../words.ts'
import { COMMON } from '../words-common.ts'
import { lockWords } from '../words-lock.ts'
import { LOCKED } from '../words-more.ts'
import type { FormModel, RowModel } from './form-model.ts'
import { isSettled } from './form-outcomes.ts'

export function Locked({ form }: { form: FormModel }) {
  const { says, until, next } = lockWords(form.report.value)
  return (
    <>
      <Banner tone="info" icon={LOCK}>
        <p>
          <b>{says}</b>
        </p>
        {until && <p class="small">{until}</p>}
        {next && <p class="small">{next}</p>}
      </Banner>
      <TypedList form={form} />
    </>
  )
}

function TypedList({ form }: { form: FormModel }) {
  const typed = form.rows.filter(model => !isSettled(model))
  if (typed.length === 0) return null
  const text = typed.map(lineOf).join('\n')
  return (
    <section class="card stack">
      <h2>{LOCKED.typed}</h2>
      <p class="small">{LOCKED.typedExplain}</p>
      <pre class="typed">{text}</pre>
      <Button tone="quiet" onPress={() => void copyText(text)}>
        {COMMON.copy}
      </Button>
    </section>
  )
}

const lineOf = ({ row, field }: RowModel): string => {
  const { text, split, noSalesReason } = field.value
  const typed = split ? split.map(line => line.text).join(' + ') : noSalesReason ? WORDS.noSales : text
  return `${row.code} ${row.name}: ${typed}`
}
