// What the dialogs of the evidence page do alike: take in the answer, and leave the focus near the producer.
import type { EvidenceView } from '../../bot/contract/evidence.ts'
import type { EvidenceKeeper, KeptProducer } from './evidence-dialogs.tsx'

/** Shows the answer, and keeps the producer in sight whatever is filtered. */
export function takeIn({ show, touched }: EvidenceKeeper, producer: KeptProducer, view: EvidenceView): void {
  touched.value = new Set([...touched.peek(), producer.producerId])
  show(view)
}

/** Element that takes the focus when the button that opened a dialog is gone. */
export const placeOf = ({ producerId }: KeptProducer): string => `p-${producerId}`
