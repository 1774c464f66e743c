// The one place that speaks: a short message above the bottom bar, and the same to a screen reader.
// It mounts itself beside the app on first use, so a message survives going to another page.
import { signal } from '@preact/signals'
import { render } from 'preact'
import { CHECK, Icon } from './icon.tsx'

export type SayTone = 'good' | 'plain' | 'bad'

const SHOW_MS = 5_000

const whispered = signal('')
const said = signal<{ text: string; tone: SayTone } | null>(null)
let timer = 0

/** Shows and reads out a sentence; `bad` ones longer. */
export function say(text: string, tone: SayTone = 'plain'): void {
  clearTimeout(timer)
  said.value = { text, tone }
  timer = window.setTimeout(
    () => {
      said.value = null
    },
    tone === 'bad' ? 3 * SHOW_MS : SHOW_MS,
  )
}

/** Only read out by a screen reader. */
export function whisper(text: string): void {
  whispered.value = text
}

function SayRegion() {
  const now = said.value
  return (
    <>
      <p class="unseen" aria-live="polite">
        {whispered}
      </p>
      <div class="say" role="status">
        {now && (
          <p class={`said ${now.tone}`}>
            {now.tone === 'good' && <Icon path={CHECK} />}
            {now.text}
          </p>
        )}
      </div>
    </>
  )
}

const place = document.createElement('div')
document.body.append(place)
render(<SayRegion />, place)
