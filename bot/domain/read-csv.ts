// Reads a table of text with separators as spreadsheet programs write it: quotes, line breaks inside them, `sep=;`. Row
// by row, so that a reader can stop; what stands in the cells stays as it was typed.
import { unguardText } from './formula-guard.ts'

export const SEPARATORS = ['\t', ';', ','] as const
export type Separator = (typeof SEPARATORS)[number]

/** Lines from which the separator is told. */
const SAMPLE_LINES = 20
const SAMPLE_LENGTH = 20_000
/** Excel's own hint in the first line. */
const HINT = /^sep=([,;\t])\r?\n/i

/** Empty cells are null; the last line break makes no row. A quote that is never closed ends with the text. */
export function* readCsv(text: string): Generator<(string | null)[]> {
  const body = text.replace(/^\ufeff/, '')
  const [hint = '', hinted] = HINT.exec(body) ?? []
  yield* readRows(body.slice(hint.length), hinted ?? separatorOf(body))
}

/** The one that parts the most lines near the top into equally many columns; titles above the table have others. */
export function separatorOf(text: string): Separator {
  // Separators inside quotes part nothing.
  const lines = text
    .slice(0, SAMPLE_LENGTH)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .slice(0, SAMPLE_LINES)
  const agreeing = (separator: string) => {
    const widths = Map.groupBy(
      lines.map(line => line.split(separator).length).filter(width => width > 1),
      width => width,
    )
    return Math.max(0, ...[...widths.values()].map(same => same.length))
  }
  return SEPARATORS.reduce<Separator>(
    (best, separator) => (agreeing(separator) > agreeing(best) ? separator : best),
    ',',
  )
}

function* readRows(text: string, separator: string): Generator<(string | null)[]> {
  let row: (string | null)[] = []
  let at = 0
  while (at < text.length) {
    const { cell, end } = readCell(text, at, separator)
    const typed = unguardText(cell)
    row.push(typed.trim() === '' ? null : typed)
    at = end
    if (text[at] === separator) {
      at++
      // A separator at the very end still begins a cell.
      if (at < text.length) continue
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    yield row
    row = []
  }
}

function readCell(text: string, from: number, separator: string): { cell: string; end: number } {
  if (text[from] !== '"') {
    const end = endOfPlain(text, from, separator)
    return { cell: text.slice(from, end), end }
  }
  let cell = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { cell: cell + text.slice(at), end: text.length }
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the separator belongs to the cell all the same.
      const end = endOfPlain(text, quote + 1, separator)
      return { cell: cell + text.slice(quote + 1, end), end }
    }
    cell += '"'
    at = quote + 2
  }
}

function endOfPlain(text: string, from: number, separator: string): number {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}
