// Letters of a table's columns, to name a cell to people: `F17`.
import { columnName } from './find-table.ts'

export type Letters<Key extends string> = Partial<Record<Key, string>>

/** From 0-based columns; those that are not there are left out. */
export function columnLetters<Key extends string>(
  keys: readonly Key[],
  columns: Partial<Record<Key, number>>,
): Letters<Key> {
  const letters: Letters<Key> = {}
  for (const key of keys) {
    const column = columns[key]
    if (column !== undefined) letters[key] = columnName(column)
  }
  return letters
}

/** Null where the file has no such column. */
export function cellOf<Key extends string>(letters: Letters<Key>, key: Key, row: number): string | null {
  const letter = letters[key]
  return letter === undefined ? null : `${letter}${row}`
}
