// The dialogs of the evidence page, one at a time: add, put a photo, look at a photo, remove.
import type { Signal } from '@preact/signals'
import type { EvidenceItem, EvidenceView } from '../../bot/contract/evidence.ts'
import { AddEvidence } from './add-evidence.tsx'
import { EvidencePhoto } from './evidence-photo.tsx'
import { PutPhoto } from './put-photo.tsx'
import { RemoveEvidence } from './remove-evidence.tsx'

export type KeptProducer = EvidenceView['producers'][number]

type Asked =
  | { what: 'add'; producer: KeptProducer }
  | { what: 'photo' | 'put' | 'remove'; producer: KeptProducer; item: EvidenceItem }

/** What the evidence page and its dialogs share. */
export interface EvidenceKeeper {
  place: { officeCode: string; period: string }
  /** The open dialog. */
  asked: Signal<Asked | null>
  /** Producers whose evidence was changed here: a filter does not take them out of sight. */
  touched: Signal<ReadonlySet<string>>
  /** How often the photo of an item was replaced here. */
  turns: Signal<Readonly<Record<string, number>>>
  /** Shows what the server answered. */
  show: (view: EvidenceView) => void
  /** Loads everything anew. */
  again: () => void
}

export interface ItemDialogProps {
  keeper: EvidenceKeeper
  producer: KeptProducer
  item: EvidenceItem
}

export function EvidenceDialogs({ keeper, mayKeep }: { keeper: EvidenceKeeper; mayKeep: boolean }) {
  const asked = keeper.asked.value
  switch (asked?.what) {
    case 'add':
      return <AddEvidence keeper={keeper} producer={asked.producer} />
    case 'photo':
      return <EvidencePhoto keeper={keeper} producer={asked.producer} item={asked.item} mayKeep={mayKeep} />
    case 'put':
      return <PutPhoto keeper={keeper} producer={asked.producer} item={asked.item} />
    case 'remove':
      return <RemoveEvidence keeper={keeper} producer={asked.producer} item={asked.item} />
    default:
      return null
  }
}
