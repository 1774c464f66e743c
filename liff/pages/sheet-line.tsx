// One table that can be taken away: what it is, what it is good for, and a button for each kind of file. A button is busy
// while its link is made, so that a second press makes no second file.
import { useSignal } from '@preact/signals'
import { SHEET_RULES } from '../../bot/domain/sheet-rules.ts'
import { FORMAT_NAMES } from '../../bot/domain/sheet-words.ts'
import type { SheetFormat } from '../../db/vocabulary.ts'
import { openSheet, type Sheet } from '../open-sheet.ts'
import { Button, type Tone } from '../parts/button.tsx'
import { SHEET_EXPLAINS, SHEETS } from '../words-sheets.ts'

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

interface SheetButtonProps {
  sheet: Sheet & { format: SheetFormat }
  words: string
  label?: string
  tone?: Tone
  isWide?: boolean
}

export function SheetButton({ sheet, words, label, tone = 'quiet', isWide = false }: SheetButtonProps) {
  const isBusy = useSignal(false)
  const open = async () => {
    isBusy.value = true
    await openSheet(sheet)
    isBusy.value = false
  }
  return (
    <Button
      tone={tone}
      isWide={isWide}
      isBusy={isBusy.value}
      {...(label ? { label } : {})}
      onPress={() => void open()}
    >
      {words}
    </Button>
  )
}
