// A button that opens a PDF. Busy while its link is made, so that a second tap opens no second one.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { openPaper, type Paper } from '../open-paper.ts'
import { Button, type Tone } from '../parts/button.tsx'

interface PaperButtonProps {
  paper: Paper
  children: ComponentChildren
  tone?: Tone
  isWide?: boolean
  label?: string
}

export function PaperButton({ paper, children, tone = 'quiet', isWide = false, label }: PaperButtonProps) {
  const isBusy = useSignal(false)
  const open = async () => {
    isBusy.value = true
    await openPaper(paper)
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
      {children}
    </Button>
  )
}
