// What the dialogs of a producer's page have in common: what the page saw goes along, where somebody else was quicker the
// page shows what stands now, and where a month was reported already the first possible one is chosen.
import type { Signal } from '@preact/signals'
import type { ProducerChanged, ProducerView } from '../../bot/contract/producers.ts'
import { asFailure } from '../failure.ts'

export type Asked = 'correct' | 'suspend' | 'reactivate' | 'move' | 'merge'

export interface ProducerKeeper {
  asked: Signal<Asked | null>
  /** Shows what the service answered, and what a change of months left behind. */
  show: (producer: ProducerView, left?: Pick<ProducerChanged, 'kept' | 'double'>) => void
  again: () => void
}

export interface ProducerDialogProps {
  producer: ProducerView
  keeper: ProducerKeeper
  close: () => void
}

/** Takes the focus when the button that opened a dialog is gone. */
export const STAYS_ID = 'producer-stays'

/** Loads the page's data anew where the service says that they are old, and lets the failure be said. */
export function throwAnew(error: unknown, keeper: ProducerKeeper): never {
  if (asFailure(error).code === 'producer.stale') keeper.again()
  throw error
}

/** The month that the service said is the first possible one, if it said so. */
export function firstPossibleOf(error: unknown): string | null {
  const { problem } = asFailure(error)
  const first = problem?.code === 'producer.month_reported' ? problem.detail.firstPeriod : null
  return typeof first === 'string' ? first : null
}
