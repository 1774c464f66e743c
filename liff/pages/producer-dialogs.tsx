// The dialogs of a producer's page, one at a time.
import { CorrectProducer } from './correct-producer.tsx'
import { MergeProducer } from './merge-producer.tsx'
import { MoveProducer } from './move-producer.tsx'
import type { ProducerDialogProps } from './producer-keeper.ts'
import { ReactivateProducer } from './reactivate-producer.tsx'
import { SuspendProducer } from './suspend-producer.tsx'

const DIALOGS = {
  correct: CorrectProducer,
  suspend: SuspendProducer,
  reactivate: ReactivateProducer,
  move: MoveProducer,
  merge: MergeProducer,
} as const

export function ProducerDialogs({ producer, keeper }: Omit<ProducerDialogProps, 'close'>) {
  const asked = keeper.asked.value
  if (asked === null || !producer.mayKeep) return null
  const Dialog = DIALOGS[asked]
  return <Dialog producer={producer} keeper={keeper} close={() => (keeper.asked.value = null)} />
}
