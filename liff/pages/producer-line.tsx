// One producer in a list: who it is, and what is not as usual about it.
import type { ProducerLine, ProducerStateWord } from '../../bot/contract/producers.ts'
import { thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { producerPath } from '../more-routes.ts'
import { REGISTER, STATE_NAMES } from '../words-producers.ts'

const BADGES: Record<ProducerStateWord, string> = {
  active: 'certified',
  coming: 'submitted',
  suspended: 'returned',
  merged: 'draft',
}

export const StateOfProducer = ({ state }: { state: ProducerStateWord }) => (
  <span class={`badge ${BADGES[state]}`}>{STATE_NAMES[state]}</span>
)

interface ItemProps {
  line: ProducerLine
  /** The district whose list it is; left out where the list is of a province. */
  officeCode?: string
}

export const ProducerItem = ({ line, officeCode }: ItemProps) => {
  const told = toldOf(line, officeCode)
  return (
    <li>
      <a class="register-item" href={producerPath(line.id)}>
        <b>{line.name}</b>
        {line.state !== 'active' && <StateOfProducer state={line.state} />}
        <span class="small">
          {line.code} · {line.product}
        </span>
        {officeCode === undefined && <span class="small">{placeOf(line)}</span>}
        {told !== null && <span class="small warn-ink">{told}</span>}
      </a>
    </li>
  )
}

type Place = Pick<ProducerLine, 'officeCode' | 'officeName' | 'subdistrictName'> & {
  stay: { officeCode: string; officeName: string } | null
}

/** Where it is this month; the tambon is known of where it goes. */
export function placeOf({ officeCode, officeName, subdistrictName, stay }: Place): string {
  if (stay !== null && stay.officeCode !== officeCode) return stay.officeName
  return subdistrictName === null ? officeName : `${REGISTER.tambon(subdistrictName)} ${officeName}`
}

/** What is planned, or happened; null where there is nothing to tell. */
function toldOf({ state, stay, next, mergedInto }: ProducerLine, officeCode?: string): string | null {
  if (mergedInto !== null) return REGISTER.mergedInto(mergedInto.name)
  if (stay !== null && next !== null && stay.officeCode !== next.officeCode) {
    const month = thaiPeriodShort(next.fromPeriod)
    return officeCode === next.officeCode
      ? REGISTER.comesFrom(stay.officeName, month)
      : REGISTER.movesTo(next.officeName, month)
  }
  if (state === 'coming' && next !== null) return REGISTER.from(thaiPeriodShort(next.fromPeriod))
  return stay?.untilPeriod ? REGISTER.until(thaiPeriodShort(stay.untilPeriod)) : null
}
