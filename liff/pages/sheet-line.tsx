// One table that can be taken away: what it is, what it is good for, and a button for each kind of file.
import { SHEET_RULES } from '../../bot/domain/sheet-rules.ts'
import { FORMAT_NAMES } from '../../bot/domain/sheet-words.ts'
import type { SheetFormat } from '../../db/vocabulary.ts'
import { openSheet, type Sheet } from '../open-sheet.ts'
import { SHEET_EXPLAINS, SHEETS } from '../words-sheets.ts'
import { OpeningButton, type OpeningLook } from './opening-button.tsx'

interface SheetLineProps {
  of: Omit<Sheet, 'format'>
  title: string
}

export const SheetLine = ({ of, title }: SheetLineProps) => (
  <li class="sheet">
    <div>
      <h3>{title}</h3>
      <p class="small">{SHEET_EXPLAINS[of.sheet]}</p>
    </div>
    <div class="sheet-buttons">
      {SHEET_RULES[of.sheet].formats.map(format => (
        <SheetButton
          key={format}
          sheet={{ ...of, format }}
          label={SHEETS.take(title, FORMAT_NAMES[format])}
          words={FORMAT_NAMES[format]}
        />
      ))}
    </div>
  </li>
)

interface SheetButtonProps extends OpeningLook {
  sheet: Sheet & { format: SheetFormat }
  words: string
}

export const SheetButton = ({ sheet, words, ...look }: SheetButtonProps) => (
  <OpeningButton {...look} open={() => openSheet(sheet)}>
    {words}
  </OpeningButton>
)
