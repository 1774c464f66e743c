// Whose months a producer's were and will be, as lines to read: the stays, and the pauses between them with their reason.
import type { ProducerView } from '../../bot/contract/producers.ts'
import { addMonths } from '../../bot/domain/civil-time.ts'
import { thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { PRODUCER } from '../words-producers.ts'

type StayLine = ProducerView['stays'][number]

export function Stays({ stays, mergedInto }: Pick<ProducerView, 'stays' | 'mergedInto'>) {
  if (stays.length === 0) return <p class="small">{PRODUCER.noStays}</p>
  return (
    <ol class="list">
      {stays.flatMap((stay, index) => {
        const pause = pauseOf(stay, stays[index + 1], mergedInto !== null)
        const lines = [
          <li key={stay.fromPeriod} class="item-head stay">
            <span>{stay.officeName}</span>
            <span>{monthsOf(stay)}</span>
          </li>,
        ]
        if (pause !== null)
          lines.push(
            <li key={`${stay.fromPeriod} pause`} class="stay warn-ink">
              {pause}
            </li>,
          )
        return lines
      })}
    </ol>
  )
}

const monthsOf = ({ fromPeriod, untilPeriod }: StayLine): string =>
  untilPeriod === null
    ? PRODUCER.stayOn(thaiPeriodShort(fromPeriod))
    : PRODUCER.stay(thaiPeriodShort(fromPeriod), thaiPeriodShort(untilPeriod))

/**
 * Null where the next stay begins in the month after. Of a merged one the months between are no pause: nobody reported them
 * before it was merged, and now it owes them to nobody.
 */
function pauseOf(
  { untilPeriod, reason }: StayLine,
  next: StayLine | undefined,
  isMerged: boolean,
): string | null {
  if (untilPeriod === null) return null
  const from = addMonths(untilPeriod, 1)
  if (isMerged) return next === undefined ? PRODUCER.mergedFrom(thaiPeriodShort(from)) : null
  return next?.fromPeriod === from ? null : PRODUCER.pause(thaiPeriodShort(from), reason)
}
