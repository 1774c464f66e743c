// How cells look: the one list of styles that every workbook of ours has.
import type { BorderLineStyle, BorderStyle, CellStyle, FillStyle, FontStyle } from 'hucre'
import type { SheetColumn } from '../../domain/sheet-table.ts'

type Kind = SheetColumn['kind']
export type StyleName = 'title' | 'note' | 'header' | Kind | `${Kind}_total` | 'entry_baht' | 'entry_text'

/** On Thai Windows and on Macs, with Thai letters of even height. */
const FACE: FontStyle = { name: 'Tahoma', family: 2 }
export const BODY_FONT: FontStyle = { ...FACE, size: 10 }
const BOLD: FontStyle = { ...BODY_FONT, bold: true }

/** Excel's own formats for text, whole numbers and two decimals, and one with a decimal of percent. */
const FORMATS = { text: '@', count: '#,##0', baht: '#,##0.00', percent: '0.0%' } as const

const fill = (rgb: string): FillStyle => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } })

function frame(top: BorderLineStyle): BorderStyle {
  const line = (style: BorderLineStyle) => ({ style, color: { rgb: 'B8C4CE' } })
  return { top: line(top), right: line('thin'), bottom: line('thin'), left: line('thin') }
}

const body = (kind: Kind): CellStyle => ({ border: frame('thin'), numFmt: FORMATS[kind] })
const total = (kind: Kind): CellStyle => ({ font: BOLD, border: frame('medium'), numFmt: FORMATS[kind] })
const entry = (kind: Kind): CellStyle => ({
  ...body(kind),
  fill: fill('FFF6C9'),
  protection: { locked: false },
})

export const STYLES: Record<StyleName, CellStyle> = {
  title: { font: { ...FACE, bold: true, size: 13 } },
  note: { font: { ...FACE, size: 9, color: { rgb: '4A5560' } } },
  header: {
    font: BOLD,
    fill: fill('E3ECF3'),
    border: frame('thin'),
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  text: body('text'),
  baht: body('baht'),
  percent: body('percent'),
  count: body('count'),
  text_total: total('text'),
  baht_total: total('baht'),
  percent_total: total('percent'),
  count_total: total('count'),
  entry_baht: entry('baht'),
  entry_text: entry('text'),
}
