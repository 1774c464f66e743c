// Reads a CSV that somebody sent: UTF-8, UTF-16 with its mark, or the Thai letters of old Windows.
import { readCsv } from '../domain/read-csv.ts'
import type { ReadFile } from '../ports.ts'
import { LONGEST_CELL, MOST_CELLS, MOST_COLUMNS } from './xlsx/limits.ts'
import { notASheet, Refused } from './xlsx/refused.ts'

/** Pictures, programs and papers have them in their first bytes; texts of people have none. */
const BINARY = /(?!\s)\p{Cc}/u

/** Throws Refused for what the file is. */
export function readCsvFile(
  bytes: Uint8Array,
  { maxRows }: { maxRows: number },
): Extract<ReadFile, { kind: 'read' }> {
  const text = decode(bytes)
  if (text.trim() === '' || BINARY.test(text)) return notASheet()
  const rows: (string | null)[][] = []
  let cells = 0
  for (const row of readCsv(text)) {
    if (row.every(cell => cell === null)) {
      rows.push([])
      continue
    }
    if (rows.length >= maxRows) throw new Refused('upload.too_many_rows')
    cells += row.length
    if (row.length > MOST_COLUMNS || cells > MOST_CELLS) throw new Refused('upload.too_large')
    if (row.some(cell => cell !== null && cell.length > LONGEST_CELL)) throw new Refused('upload.too_large')
    rows.push(row)
  }
  return { kind: 'read', sheets: [{ name: 'CSV', rows: withoutEnd(rows), mergedRows: [] }], meta: null }
}

/** Empty lines at the end are nobody's rows. */
function withoutEnd(rows: (string | null)[][]): (string | null)[][] {
  const last = rows.findLastIndex(row => row.length > 0)
  return rows.slice(0, last + 1)
}

function decode(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes) ?? notASheet()
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes) ?? notASheet()
  return decodeAs('utf-8', bytes) ?? decodeAs('windows-874', bytes) ?? notASheet()
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
