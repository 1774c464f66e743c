// Whether a producer counts now, seen from one month.
import type { Period } from '../../db/vocabulary.ts'
import { type Stay, stayIn } from './producer-stays.ts'

export type ProducerState = 'active' | 'coming' | 'suspended' | 'merged'

export function producerStateOf(
  producer: { mergedInto: string | null; stays: readonly Stay[] },
  period: Period,
): ProducerState {
  if (producer.mergedInto !== null) return 'merged'
  if (stayIn(producer.stays, period) !== null) return 'active'
  return nextStay(producer.stays, period) === null ? 'suspended' : 'coming'
}

/** The first stay to begin after the month; null = none is planned. */
export const nextStay = <S extends Stay>(stays: readonly S[], period: Period): S | null =>
  stays
    .filter(stay => stay.fromPeriod > period)
    .reduce<S | null>((first, stay) => (first && first.fromPeriod < stay.fromPeriod ? first : stay), null)
