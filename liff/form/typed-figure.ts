// What one row of the form means: the typed text, the split, the stated zero, against what is stored.
// Pure. Text is never changed here; it is read, and the verdict says what to do with it.
import type { Entry, FigureInput, FigureView, FormRow } from '../../bot/contract/reports.ts'
import { sumSatang, toBaht } from '../../bot/domain/money.ts'
import { findDoubt } from '../../bot/domain/plausibility.ts'
import { readTypedAmount } from '../../bot/domain/typed-amount.ts'
import { type Field, type FieldRefusal, type SplitLine, satangOf, type Verdict } from './field.ts'

/** What the row means now, and what is to be done with it. */
export function judge(field: Field, stored: FigureView | null, row: FormRow): Verdict {
  if (field.noSalesReason) return settle(field, [], stored, row)
  const read = field.split ? readSplit(field.split) : readText(field.text ?? '', row)
  if ('refused' in read) return { kind: 'refused', reason: read.refused, line: read.line }
  if (read.entries.length === 0) return judgeEmpty(field, stored, row)

  const satang = sumSatang(read.entries.map(entry => satangOf(entry.amount)))
  if (stored && hasSameEntries(read.entries, stored)) {
    // Typed away and back again: what was answered about this amount still holds.
    return settle(
      { ...field, doubtReason: field.doubtReason || (stored.doubtReason ?? '') },
      read.entries,
      stored,
      row,
    )
  }
  if (read.echo && field.confirmedText !== confirmKey(field, satang))
    return { kind: 'ask', about: 'echo', satang }
  const doubt = findDoubt({
    satang,
    lastYearSatang: row.lastYear === null ? null : satangOf(row.lastYear),
    lastMonthSatang: row.lastMonth === null ? null : satangOf(row.lastMonth),
  })
  if (doubt && !field.doubtReason.trim()) return { kind: 'ask', about: 'doubt', satang, doubt }
  return settle(doubt ? field : { ...field, doubtReason: '' }, read.entries, stored, row)
}

/** An emptied field does not take a stored figure back by itself: that is asked once. */
function judgeEmpty(field: Field, stored: FigureView | null, row: FormRow): Verdict {
  if (stored === null || stored.amount === null) return { kind: 'blank' }
  if (field.confirmedText === '') return settle({ ...field, doubtReason: '' }, [], stored, row)
  return { kind: 'ask', about: 'take_back', satang: satangOf(stored.amount) }
}

function settle(field: Field, entries: Entry[], stored: FigureView | null, row: FormRow): Verdict {
  const input: FigureInput = {
    producerId: row.producerId,
    baseVersion: field.baseVersion,
    entries,
    noSalesReason: field.noSalesReason,
    note: field.note.trim() || null,
    source: field.source,
    doubtReason: field.noSalesReason ? null : field.doubtReason.trim() || null,
  }
  if (stored && isSameFigure(input, stored)) return { kind: 'saved' }
  return { kind: 'ready', input, satang: sumSatang(entries.map(entry => satangOf(entry.amount))) }
}

/** What two figures are compared by. */
type Content = Pick<FigureView, 'entries' | 'noSalesReason' | 'note' | 'source' | 'doubtReason'>

/** True when storing `input` in place of `stored` would change nothing. */
export const isSameFigure = (input: Content, stored: Content): boolean =>
  hasSameEntries(input.entries, stored) &&
  input.noSalesReason === stored.noSalesReason &&
  input.note === stored.note &&
  input.source === stored.source &&
  input.doubtReason === stored.doubtReason

const keyOf = (entry: Entry): string => `${entry.category}:${entry.channel}:${satangOf(entry.amount)}`

function hasSameEntries(entries: readonly Entry[], stored: Pick<FigureView, 'entries'>): boolean {
  const keys = (list: readonly Entry[]) => list.map(keyOf).sort().join()
  return keys(entries) === keys(stored.entries)
}

type Read = { entries: Entry[]; echo: boolean } | { refused: FieldRefusal; line: number | null }

function readText(text: string, row: FormRow): Read {
  const read = readTypedAmount(text)
  if (read.kind === 'blank') return { entries: [], echo: false }
  if (read.kind === 'refused') return { refused: read.reason, line: null }
  const entry = { category: row.mainCategory, channel: row.mainChannel, amount: toBaht(read.satang) }
  return { entries: [entry], echo: read.echo }
}

function readSplit(lines: readonly SplitLine[]): Read {
  const entries: Entry[] = []
  let echo = false
  for (const [index, { category, channel, text }] of lines.entries()) {
    const read = readTypedAmount(text)
    if (read.kind === 'blank') continue
    if (read.kind === 'refused') return { refused: read.reason, line: index }
    if (entries.some(entry => entry.category === category && entry.channel === channel)) {
      return { refused: 'same_line_twice', line: index }
    }
    echo ||= read.echo
    entries.push({ category, channel, amount: toBaht(read.satang) })
  }
  return { entries, echo }
}

/** What a tap on "yes, that amount" is remembered for: this very text, or this very sum of a split. */
export const confirmKey = (field: Field, satang: bigint): string =>
  field.split ? toBaht(satang) : (field.text ?? '')
