// What the dialogs of the evidence page do alike: take in the answer, and leave the focus where the person was.
import type { EvidenceView } from '../../bot/contract/evidence.ts'
import type { EvidenceKeeper, KeptProducer } from './evidence-dialogs.tsx'

/** Shows the answer, and keeps the producer in sight whatever is filtered. */
export function takeIn({ show, touched }: EvidenceKeeper, producer: KeptProducer, view: EvidenceView): void {
  touched.value = new Set([...touched.peek(), producer.producerId])
  show(view)
}

/** Closes the dialog. The button that opened it may be gone: then the producer's name takes the focus. */
export function closeDialog({ asked }: EvidenceKeeper, { producerId }: KeptProducer): void {
  asked.value = null
  setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById(`p-${producerId}`)?.focus()
  })
}
