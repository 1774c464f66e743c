// The area for the signature, with its label, how it is used, and clearing it.
import { type Signal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { whisper } from '../parts/say.tsx'
import { SIGN } from '../words-sign.ts'
import { openSignatureArea, type SignatureArea } from './signature-area.ts'

interface SignCanvasProps {
  /** Filled while the canvas is on the screen. */
  area: RefObject<SignatureArea | null>
  /** What is wrong with the signature; goes away with the next stroke. */
  wrong: Signal<string>
}

export function SignCanvas({ area, wrong }: SignCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const hasInk = useSignal(false)
  // Before it is seen: a stroke that begins at once is caught.
  useLayoutEffect(() => {
    if (!canvas.current) return
    const opened = openSignatureArea(canvas.current, ink => {
      hasInk.value = ink
      wrong.value = ''
    })
    area.current = opened
    return () => {
      opened.stop()
      area.current = null
    }
  }, [])
  return (
    <div class="sign-area">
      <div class="sign-head">
        <h2 id="signature-label">{SIGN.area}</h2>
        <Button
          tone="plain"
          onPress={() => {
            area.current?.clear()
            whisper(SIGN.cleared)
          }}
        >
          {SIGN.clear}
        </Button>
      </div>
      <div class="sign-box">
        <canvas
          ref={canvas}
          id="signature"
          tabIndex={0}
          role="img"
          aria-label={hasInk.value ? SIGN.areaSigned : SIGN.areaEmpty}
          aria-describedby="signature-how signature-help"
        />
        <p id="signature-how" class="sign-how" hidden={hasInk}>
          {SIGN.how}
        </p>
      </div>
      <p id="signature-help" class="small">
        {SIGN.help}
      </p>
    </div>
  )
}
