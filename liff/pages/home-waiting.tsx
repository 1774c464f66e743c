// Reports of other months that somebody must see to: those the province is to accept, and those whose reopening ended
// before they were certified.
import type { ComponentChildren } from 'preact'
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import { thaiPeriod, thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { ButtonLink } from '../parts/button.tsx'
import { PAST } from '../parts/more-icons.ts'
import { Way } from '../parts/way.tsx'
import { isDistrictStaff, reportPath } from '../routes.ts'
import { momentLong } from '../words-common.ts'
import { HOME } from '../words-pages.ts'
import { HomeBadge } from './home-badge.tsx'
import { firstTaskOf, isMonthOfCard } from './next-step.ts'

const nameOf = ({ officeName, period }: DistrictProgress) => `${officeName} · ${thaiPeriod(period)}`
/** Mostly one line of the narrowest phone, and the month in one piece. */
const shortNameOf = ({ officeName, period }: DistrictProgress) =>
  `${officeName} · ${thaiPeriodShort(period).replace(' ', '\u00a0')}`
const pathOf = ({ officeCode, period }: DistrictProgress) => reportPath(officeCode, period)

/** The province's first task: each report once, the oldest under the big button. */
export function Waiting({ home }: { home: HomeView }) {
  const { waiting, waitingCount } = home
  const [first] = waiting
  if (!first) return null
  const isOne = waitingCount === 1
  const beyond = waitingCount - waiting.length
  return (
    <section class="card stack">
      <h2>{HOME.waiting(waitingCount)}</h2>
      {isOne && <p>{nameOf(first)}</p>}
      <ButtonLink isWide href={pathOf(first)} tone={firstTaskOf(home) === pathOf(first) ? 'main' : 'quiet'}>
        {isOne ? HOME.accept : HOME.acceptFirst}
      </ButtonLink>
      {!isOne && (
        <div>
          <Short of={waiting}>
            {item => <Way href={pathOf(item)} icon={PAST} words={shortNameOf(item)} />}
          </Short>
          {beyond > 0 && <p class="small">{HOME.beyond(beyond)}</p>}
        </div>
      )}
    </section>
  )
}

/** Only the province can open it again, so a district reads whom to ask. */
export function Lapsed({ home }: { home: HomeView }) {
  const lapsed = home.lapsed.filter(item => !isMonthOfCard(home, item))
  if (lapsed.length === 0) return null
  const { officer } = home
  return (
    <section class="card">
      <h2>{HOME.lapsed}</h2>
      <Short of={lapsed}>
        {item => (
          <a class="item" href={pathOf(item)}>
            <span class="item-head">
              <b>{nameOf(item)}</b>
              <HomeBadge of={item} isOpen={false} />
            </span>
            <span>{HOME.lapsedAt(momentLong(item.until))}</span>
            <span class="onward">
              {officer.role === 'provincial_officer' ? HOME.readToReopen : HOME.read}
            </span>
          </a>
        )}
      </Short>
      {isDistrictStaff(officer) && <p>{HOME.askProvince}</p>}
    </section>
  )
}

const SHOWN = 5

interface ShortProps<Item> {
  of: readonly Item[]
  children: (item: Item) => ComponentChildren
}

/** The first few; the others on demand. */
function Short<Item extends DistrictProgress>({ of, children }: ShortProps<Item>) {
  const list = (items: readonly Item[]) => (
    <ul class="list">
      {items.map(item => (
        <li key={`${item.officeCode}:${item.period}`}>{children(item)}</li>
      ))}
    </ul>
  )
  const rest = of.slice(SHOWN)
  return (
    <>
      {list(of.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details class="rest">
          <summary>{HOME.more(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}
