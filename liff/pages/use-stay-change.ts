// What suspending, reactivating and moving share: the month it begins in, and the way to the service.
import { type Signal, useSignal } from '@preact/signals'
import type { ProducerChanged, ProducerView } from '../../bot/contract/producers.ts'
import { addMonths } from '../../bot/domain/civil-time.ts'
import { say } from '../parts/say.tsx'
import { later } from './month-field.tsx'
import { firstPossibleOf, type ProducerDialogProps, throwAnew } from './producer-keeper.ts'
import { useSending } from './use-sending.ts'

interface StayChange extends ReturnType<typeof useSending> {
  fromPeriod: Signal<string>
  /** The first month it can begin in. */
  first: string
  leave: () => void
  /** Does it, says so, and shows the producer as it is then. */
  send: (job: () => Promise<ProducerChanged>, done: string) => void
}

/** The first month that none of these districts has reported. */
export const firstOf = ({ places, months }: ProducerView, officeCodes: readonly string[]): string =>
  places
    .filter(place => officeCodes.includes(place.code))
    .reduce((first, place) => later(first, place.firstPeriod), months.earliest)

export function useStayChange(
  { producer, keeper, close }: ProducerDialogProps,
  notBefore: string,
): StayChange {
  const first = later(firstOf(producer, [producer.officeCode]), notBefore)
  const fromPeriod = useSignal(later(first, producer.months.thisPeriod))
  const sending = useSending()
  const { isBusy, run } = sending
  return {
    ...sending,
    fromPeriod,
    first,
    leave() {
      if (!isBusy.peek()) close()
    },
    send(job, done) {
      void run(async () => {
        try {
          const changed = await job()
          close()
          keeper.show(changed.producer, changed)
          say(done, 'good')
        } catch (error) {
          fromPeriod.value = firstPossibleOf(error) ?? fromPeriod.peek()
          throwAnew(error, keeper)
        }
      })
    },
  }
}

/** The month after the last one that is owed so far; the first of all where nothing is. */
export function afterStays({ stays, months }: ProducerView): string {
  const last = stays.at(-1)?.untilPeriod
  return last ? addMonths(last, 1) : months.earliest
}
