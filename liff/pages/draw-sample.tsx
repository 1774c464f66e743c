// Drawing producers for inspection by chance. Every draw is recorded for good, so a draw whose answer got lost is
// looked for before another one is made.
import { useSignal } from '@preact/signals'
import type { EvidenceGaps } from '../../bot/contract/evidence.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { say } from '../parts/say.tsx'
import { SAMPLE } from '../words-evidence.ts'
import { useSending } from './use-sending.ts'

const USUAL_SIZE = '10'
const LARGEST = 100

/** 1 to 100, in digits of either script; null for everything else. */
function sizeOf(text: string): number | null {
  const digits = text.trim().replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
  const size = /^\d{1,3}$/.test(digits) ? Number(digits) : 0
  return size >= 1 && size <= LARGEST ? size : null
}

interface DrawProps {
  gaps: EvidenceGaps
  show: (gaps: EvidenceGaps) => void
}

export function DrawSample({ gaps, show }: DrawProps) {
  const { quarter } = gaps
  const typed = useSignal(USUAL_SIZE)
  const { isBusy, hasFailed, wrong, run } = useSending()
  const drawn = (after: EvidenceGaps) => {
    show(after)
    hasFailed.value = false
    say(SAMPLE.drawn(after.samples[0]?.producers.length ?? 0), 'good')
  }
  const draw = () => {
    const size = sizeOf(typed.peek())
    if (size === null) {
      wrong.value = SAMPLE.badSize
      return
    }
    void run(async () => {
      if (hasFailed.peek()) {
        const now = await call('showEvidenceGaps', { quarter })
        if (now.samples.length > gaps.samples.length) return drawn(now)
      }
      drawn(await call('drawSample', { quarter }, { size }))
    })
  }
  return (
    <section class="card stack">
      <h2>{SAMPLE.title}</h2>
      <p class="small">{SAMPLE.explain}</p>
      <div>
        <label for="size">{SAMPLE.size}</label>
        <input
          id="size"
          type="text"
          inputMode="numeric"
          maxLength={3}
          aria-describedby="size-wrong"
          value={typed}
          onInput={event => (typed.value = event.currentTarget.value)}
        />
        <p id="size-wrong" class="missing" role="alert">
          {wrong}
        </p>
      </div>
      <Button isBusy={isBusy.value} onPress={draw}>
        {isBusy.value ? SAMPLE.drawing : SAMPLE.draw}
      </Button>
    </section>
  )
}
