// One table as a sheet: title and notes, the header that stays in view and heads every printed page, the rows, the total.
import type { Cell, WriteSheet } from 'hucre'
import { rangeRef } from 'hucre/xlsx'
import type { SheetCell, SheetColumn, SheetTable } from '../../domain/sheet-table.ts'
import { STYLES, type StyleName } from './cell-styles.ts'
import { isLikeError, styledCell, writtenValue } from './written-cell.ts'

/** Wider tables are printed across the paper, in characters. */
const UPRIGHT_WIDTH = 95

/** The row of the column titles, counted from 0: title and notes stand above it. */
export const headerRow = ({ notes }: SheetTable): number => notes.length + 1

/** `entry`: styles of the columns that may be typed in. Throws when an amount is none. */
export function tableSheet(
  table: SheetTable,
  entry: ReadonlyMap<number, StyleName> = new Map(),
): WriteSheet & { cells: Map<string, Partial<Cell>> } {
  const { name, title, notes, columns, rows, total } = table
  const header = headerRow(table)
  const styleOf = (column: number, kind: SheetColumn['kind']): StyleName => entry.get(column) ?? kind
  // The library gives every cell the style of its column; what looks otherwise stands here.
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, cell: SheetCell, style: StyleName) =>
    cells.set(`${row},${column}`, styledCell(cell, style))

  put(0, 0, { kind: 'text', text: title }, 'title')
  for (const [index, text] of notes.entries()) put(index + 1, 0, { kind: 'text', text }, 'note')
  for (const [column, { kind, title }] of columns.entries()) {
    put(header, column, { kind: 'text', text: title }, 'header')
    for (const [index, row] of rows.entries()) {
      const cell = row[column] ?? null
      const style = styleOf(column, cell?.kind ?? kind)
      if (style !== styleOf(column, kind) || isLikeError(cell)) put(header + 1 + index, column, cell, style)
    }
    if (total === null) continue
    const cell = total[column] ?? null
    put(header + 1 + rows.length, column, cell, `${cell?.kind ?? kind}_total`)
  }
  return {
    name,
    columns: columns.map(({ width, kind }, column) => ({
      ...(width === 0 ? { width: 9, hidden: true } : { width }),
      style: STYLES[styleOf(column, kind)],
    })),
    rows: [
      ...Array.from({ length: header + 1 }, () => []),
      ...rows.map(row => columns.map((_, column) => writtenValue(row[column] ?? null))),
    ],
    cells,
    freezePane: { rows: header + 1 },
    ...paper(columns),
    // Sorting a form would part rows from what they were made for.
    ...(entry.size === 0 &&
      rows.length > 1 && {
        autoFilter: { range: rangeRef(header, 0, header + rows.length, Math.max(columns.length - 1, 0)) },
      }),
  }
}

/** A4, as wide as the paper and as long as it takes, its pages counted. */
function paper(columns: readonly SheetColumn[]): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const isWide = columns.reduce((sum, { width }) => sum + width, 0) > UPRIGHT_WIDTH
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: isWide ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}
