// A month that cannot be changed: why, until when, and what was typed before it was locked. That is in no figure on
// this page any more: it can be copied or thrown away, and comes back into its rows when the month is opened again.
import '../style/form-more.css'
import { useSignal } from '@preact/signals'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { copyText } from '../parts/copy.ts'
import { LOCK } from '../parts/more-icons.ts'
import { WORDS } from '../words.ts'
import { COMMON } from '../words-common.ts'
import { lockWords } from '../words-lock.ts'
import { LOCKED } from '../words-more.ts'
import { WORK } from '../words-work.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import type { RowModel } from './form-model.ts'
import { isSettled } from './form-outcomes.ts'
import type { FormSession } from './form-session.ts'

/** The sentence that says why: it takes the focus when the list under it is gone. */
const WHY_ID = 'why-locked'

export function Locked({ session }: { session: FormSession }) {
  const { form } = session
  const { says, until, next } = lockWords(form.report.value)
  const typed = form.rows.filter(model => !isSettled(model))
  return (
    <>
      <Banner tone="info" icon={LOCK}>
        <p id={WHY_ID} tabIndex={-1}>
          <b>{says}</b>
        </p>
        {until && <p class="small">{until}</p>}
        {next && <p class="small">{next}</p>}
      </Banner>
      {typed.length > 0 && <TypedList session={session} typed={typed} />}
    </>
  )
}

function TypedList({ session, typed }: { session: FormSession; typed: readonly RowModel[] }) {
  const isAsking = useSignal(false)
  const text = typed.map(lineOf).join('\n')
  return (
    <section class="card stack">
      <h2>{WORK.drafts(typed.length)}</h2>
      <p class="small">{LOCKED.typedExplain}</p>
      <pre class="typed">{text}</pre>
      <div class="two">
        <Button tone="quiet" onPress={() => void copyText(text)}>
          {COMMON.copy}
        </Button>
        <Button tone="danger" onPress={() => (isAsking.value = true)}>
          {LOCKED.discard}
        </Button>
      </div>
      {isAsking.value && (
        <DiscardDialog
          session={session}
          typed={typed}
          backTo={WHY_ID}
          close={() => {
            isAsking.value = false
          }}
        />
      )}
    </section>
  )
}

/** `PYO0001 กลุ่มทอผ้า: 13,000`, with the note where that was typed, too. */
function lineOf({ row, field, base }: RowModel): string {
  const { text, split, noSalesReason, note } = field.value
  const typed = split ? split.map(line => line.text).join(' + ') : noSalesReason ? WORDS.noSales : text
  const noted = note === base.value.note ? '' : ` (${note})`
  return `${row.code} ${row.name}: ${typed || LOCKED.blank}${noted}`
}
