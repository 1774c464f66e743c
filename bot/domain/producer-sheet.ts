// The producers of a district or a province as a table: who they are, and whether they count in the month (pure).
import type { Category, Channel } from '../../db/vocabulary.ts'
import type { MonthHead } from './month-sheets.ts'
import type { ProducerState } from './producer-state.ts'
import { PRODUCER_KIND_NAMES, type ProducerKind } from './producer-words.ts'
import { column, text } from './sheet-cells.ts'
import type { SheetTable } from './sheet-table.ts'
import { COLUMNS, NOTES, PRODUCER_STATES, titleOfMonth } from './sheet-words.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from './thai-words.ts'

export interface ProducerEntry {
  code: string
  name: string
  product: string
  kind: ProducerKind
  officeCode: string
  /** Bare. */
  officeName: string
  subdistrict: string | null
  mainCategory: Category
  mainChannel: Channel
  state: ProducerState
  /** Code of the producer that it turned out to be. */
  mergedInto: string | null
}

export const producerSheet = (head: MonthHead, entries: readonly ProducerEntry[]): SheetTable => ({
  name: 'PRODUCERS',
  title: titleOfMonth('producers', head.officeName, head.period),
  notes: [
    NOTES.asOf(head.asOf),
    NOTES.active(entries.filter(entry => entry.state === 'active').length, entries.length),
  ],
  columns: [
    column('text', 'producerCode', COLUMNS.code, 16),
    column('text', 'producer', COLUMNS.name, 36),
    column('text', 'product', COLUMNS.product, 26),
    column('text', 'kind', COLUMNS.kind, 26),
    column('text', 'officeCode', COLUMNS.officeCode, 10),
    column('text', 'office', COLUMNS.office, 16),
    column('text', 'subdistrict', COLUMNS.subdistrict, 14),
    column('text', 'mainCategory', COLUMNS.mainCategory, 28),
    column('text', 'mainChannel', COLUMNS.mainChannel, 20),
    column('text', 'state', COLUMNS.state, 22),
    column('text', 'mergedInto', COLUMNS.mergedInto, 16),
  ],
  rows: entries.map(entry => [
    text(entry.code),
    text(entry.name),
    text(entry.product),
    text(PRODUCER_KIND_NAMES[entry.kind]),
    text(entry.officeCode),
    text(entry.officeName),
    text(entry.subdistrict),
    text(CATEGORY_NAMES[entry.mainCategory]),
    text(CHANNEL_NAMES[entry.mainChannel]),
    text(PRODUCER_STATES[entry.state]),
    text(entry.mergedInto),
  ]),
  total: null,
})
