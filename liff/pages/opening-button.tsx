// A button that opens a file in the phone's own browser. Busy while its link is made, so that a second tap opens no second one.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Button, type Tone } from '../parts/button.tsx'

export interface OpeningLook {
  tone?: Tone
  isWide?: boolean
  label?: string
}

interface OpeningButtonProps extends OpeningLook {
  open: () => Promise<unknown>
  children: ComponentChildren
}

export function OpeningButton({ open, children, tone = 'quiet', isWide = false, label }: OpeningButtonProps) {
  const isBusy = useSignal(false)
  const press = async () => {
    isBusy.value = true
    await open()
    isBusy.value = false
  }
  return (
    <Button
      tone={tone}
      isWide={isWide}
      isBusy={isBusy.value}
      {...(label ? { label } : {})}
      onPress={() => void press()}
    >
      {children}
    </Button>
  )
}
