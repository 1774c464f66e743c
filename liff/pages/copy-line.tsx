// A line that is one large button: a tap copies what stands on it. Pressed with a key, the next one gets the focus, so that
// Enter, paste, Enter, paste goes through a whole producer.
import { CHECK, Icon } from '../parts/icon.tsx'

interface CopyLineProps {
  label: string
  /** As it is read; what is copied may be plainer. */
  shown: string
  isCopied: boolean
  copy: () => Promise<void>
}

export const CopyLine = ({ label, shown, isCopied, copy }: CopyLineProps) => (
  <button
    type="button"
    class={`copy-line${isCopied ? ' copied' : ''}`}
    onClick={event => {
      // Keys make a click without a count. Before the answer of the clipboard is there.
      if (event.detail === 0) focusNext(event.currentTarget)
      void copy()
    }}
  >
    <span>{label}</span>
    <b>{shown}</b>
    {isCopied && <Icon path={CHECK} />}
  </button>
)

/** The next line of the card, or its button. */
function focusNext(from: HTMLElement): void {
  const places = [...(from.closest('.rekey')?.querySelectorAll<HTMLElement>('button') ?? [])]
  places[places.indexOf(from) + 1]?.focus()
}
