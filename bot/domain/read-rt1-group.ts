// The rows of one producer, read together: one row for each category and channel, a reason and a note for all of them.
import type { NoSalesReason } from '../../db/vocabulary.ts'
import { readAmountCell } from './amount-cell.ts'
import { isFormula, readWord } from './fold-words.ts'
import { isPlainText } from './plain-text.ts'
import type { Rt1ReadColumn, Rt1Row } from './read-rt1.ts'
import type { Rt1Line, Rt1Producer } from './rt1-workbook.ts'
import type { AmountRefusal } from './typed-amount.ts'
import { CATEGORY_SPELLINGS, CHANNEL_SPELLINGS, NO_SALES_REASON_SPELLINGS } from './upload-table-words.ts'

export const RT1_REFUSALS = [
  'no_code',
  'unknown_producer',
  'unknown_category',
  'unknown_channel',
  'same_line_twice',
  'zero_in_line',
  'unknown_reason',
  'several_reasons',
  'sales_and_reason',
  'note_too_long',
  'note_unreadable',
  'note_without_figure',
] as const
export type Rt1Refusal = (typeof RT1_REFUSALS)[number]

/** A cell that cannot be taken as it stands. */
export interface Rt1Fault {
  row: number
  column: Rt1ReadColumn
  /** What stands there. */
  text: string | null
  reason: Rt1Refusal | AmountRefusal
  /** Of an unknown code: the code of the producer with that very name. */
  hint: string | null
}

export type Rt1Filled = { faults: Rt1Fault[] } & (
  | { kind: 'blank' }
  | {
      kind: 'filled'
      lines: Rt1Line[]
      noSalesReason: NoSalesReason | null
      note: string | null
      /** Something was typed in an unusual way. */
      echo: boolean
      /** Zero or words for it, and no reason. */
      needsReason: boolean
    }
)

const LONGEST_NOTE = 500

export function readRt1Group(producer: Rt1Producer, rows: readonly Rt1Row[]): Rt1Filled {
  const faults: Rt1Fault[] = []
  const amounts = readAmounts(producer, rows, faults)
  const { reason: noSalesReason, row: reasonRow } = readReason(rows, faults)
  const note = readNote(rows, faults)
  const isZero = amounts.zeros.length > 0 && amounts.lines.length === 0
  if (!isZero) for (const row of amounts.zeros) faults.push(faultIn(row, 'amount', 'zero_in_line'))
  if (reasonRow !== null && amounts.lines.length > 0)
    faults.push(faultIn(reasonRow, 'reason', 'sales_and_reason'))
  const isBlank = amounts.lines.length === 0 && !isZero && noSalesReason === null
  if (!isBlank || faults.length > 0)
    return {
      kind: 'filled',
      faults,
      lines: amounts.lines,
      noSalesReason,
      note,
      echo: amounts.echo,
      needsReason: isZero && noSalesReason === null,
    }
  const [noted] = rows.filter(row => row.note !== null)
  const isLost = noted !== undefined && note !== (producer.stored?.note ?? null)
  return { kind: 'blank', faults: isLost ? [faultIn(noted, 'note', 'note_without_figure')] : [] }
}

const faultIn = (row: Rt1Row, column: Rt1ReadColumn, reason: Rt1Fault['reason']): Rt1Fault => ({
  row: row.row,
  column,
  text: row[column] === null ? null : String(row[column]),
  reason,
  hint: null,
})

function readAmounts(producer: Rt1Producer, rows: readonly Rt1Row[], faults: Rt1Fault[]) {
  const lines: Rt1Line[] = []
  const zeros: Rt1Row[] = []
  let echo = false
  for (const row of rows) {
    const read = readAmountCell(row.amount)
    if (read.kind === 'blank') continue
    const isZero =
      read.kind === 'refused' && (read.reason === 'zero_needs_reason' || read.reason === 'no_sales_words')
    if (isZero) zeros.push(row)
    else if (read.kind === 'refused') faults.push(faultIn(row, 'amount', read.reason))
    if (read.kind !== 'amount') continue
    echo ||= read.echo
    const line = readLine(producer, row, faults)
    if (line === null) continue
    if (lines.some(other => other.category === line.category && other.channel === line.channel))
      faults.push(faultIn(row, 'channel', 'same_line_twice'))
    else lines.push({ ...line, satang: read.satang })
  }
  return { lines, zeros, echo }
}

/** What the row is booked as; an empty cell means the producer's own category or channel. */
function readLine(
  producer: Rt1Producer,
  row: Rt1Row,
  faults: Rt1Fault[],
): Pick<Rt1Line, 'category' | 'channel'> | null {
  const category = row.category === null ? producer.mainCategory : readWord(CATEGORY_SPELLINGS, row.category)
  const channel = row.channel === null ? producer.mainChannel : readWord(CHANNEL_SPELLINGS, row.channel)
  if (category === null) faults.push(faultIn(row, 'category', 'unknown_category'))
  if (channel === null) faults.push(faultIn(row, 'channel', 'unknown_channel'))
  return category === null || channel === null ? null : { category, channel }
}

function readReason(
  rows: readonly Rt1Row[],
  faults: Rt1Fault[],
): { reason: NoSalesReason | null; row: Rt1Row | null } {
  let found: NoSalesReason | null = null
  let foundIn: Rt1Row | null = null
  for (const row of rows) {
    if (row.reason === null) continue
    const reason = readWord(NO_SALES_REASON_SPELLINGS, row.reason)
    if (reason === null) faults.push(faultIn(row, 'reason', 'unknown_reason'))
    else if (found !== null && found !== reason) faults.push(faultIn(row, 'reason', 'several_reasons'))
    found ??= reason
    foundIn ??= row
  }
  return { reason: found, row: foundIn }
}

/** Notes of several rows become one; the same words twice are said once. */
function readNote(rows: readonly Rt1Row[], faults: Rt1Fault[]): string | null {
  const noted = rows.filter(row => row.note !== null)
  const [first] = noted
  if (first === undefined) return null
  const note = [...new Set(noted.map(row => row.note))].join(' / ')
  const isReadable = !isFormula(note) && isPlainText(note)
  if (!isReadable) faults.push(faultIn(first, 'note', 'note_unreadable'))
  else if (note.length > LONGEST_NOTE) faults.push(faultIn(first, 'note', 'note_too_long'))
  return note
}
