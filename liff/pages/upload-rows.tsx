// Rows of a preview: what a row is, what it would become, and what is wrong with which cell. Long lists show a part first.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { PreviewRow } from '../../bot/contract/uploads.ts'
import { Button } from '../parts/button.tsx'
import { UPLOAD } from '../words-uploads.ts'

const SHOWN_AT_ONCE = 100

interface ManyProps {
  rows: readonly PreviewRow[]
  children: (row: PreviewRow) => ComponentChildren
}

/** A list of any length. */
export function Many({ rows, children }: ManyProps) {
  const shown = useSignal(SHOWN_AT_ONCE)
  const left = rows.length - shown.value
  return (
    <>
      <ul class="list">{rows.slice(0, shown.value).map(children)}</ul>
      {left > 0 && (
        <Button tone="quiet" onPress={() => (shown.value += SHOWN_AT_ONCE)}>
          {UPLOAD.more(Math.min(left, SHOWN_AT_ONCE))}
        </Button>
      )}
    </>
  )
}

export const RowHead = ({ row }: { row: PreviewRow }) => (
  <div class="item-head">
    <b>{row.title}</b>
    {row.tag && <span class="badge">{row.tag}</span>}
    <span class="small">{[row.about, UPLOAD.rows(row.rows)].filter(Boolean).join(' · ')}</span>
  </div>
)

/** Before and after; nothing where the row is new and says it all by being there. */
export function FromTo({ row: { from, to } }: { row: PreviewRow }) {
  if (to === null) return from === null ? null : <p>{from}</p>
  if (from === null || from === to) return <p class="becomes">{to}</p>
  return (
    <p>
      {UPLOAD.from} <span class="was">{from}</span> {UPLOAD.to} <b>{to}</b>
    </p>
  )
}

export const Parts = ({ row }: { row: PreviewRow }) =>
  row.parts.length === 0 ? null : (
    <ul class="small">
      {row.parts.map(part => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  )

export const SavedRow = ({ row }: { row: PreviewRow }) => (
  <li class="item">
    <RowHead row={row} />
    <FromTo row={row} />
    <Parts row={row} />
  </li>
)

export const QuietRow = ({ row }: { row: PreviewRow }) => (
  <li class="item">
    <RowHead row={row} />
    {row.from && <p class="small">{row.from}</p>}
  </li>
)

export const RefusedRow = ({ row }: { row: PreviewRow }) => (
  <li class="item">
    <b>{row.title}</b>
    {row.faults.map(fault => (
      <div key={`${fault.cell}${fault.says}`} class="fault">
        <p>
          <span class="place">{UPLOAD.cell(fault.row, fault.cell)}</span>
          {fault.text !== null && <span class="typed"> {UPLOAD.typed(fault.text)}</span>}
        </p>
        <p>{fault.says}</p>
      </div>
    ))}
  </li>
)
