// Every district's sales against its target, like for like: a bar up to and beyond the line of 100 %, and in words what is
// missing. Without targets its total and growth alone.
import { useSignal } from '@preact/signals'
import type { BoardDistrict, BoardStanding, BoardView } from '../../bot/contract/board.ts'
import { SPAN_SHORT } from '../../bot/domain/indicator-words.ts'
import { indicatorPath, targetsPath } from '../more-routes.ts'
import { officer } from '../officer.ts'
import { ButtonLink } from '../parts/button.tsx'
import { AGAINST, BOARD, distanceWords } from '../words-board.ts'
import { hasImported } from './board-numbers.tsx'
import { millionsWords } from './total-satang.ts'

/** The line of 100 % always stands inside. */
const LEAST_SCALE = 1200

export function BoardTargets({ board }: { board: BoardView }) {
  const { districts, fiscalYear } = board
  const spans = [...new Set(districts.flatMap(district => district.standings.map(item => item.span)))]
  const chosen = useSignal<BoardStanding['span'] | null>(null)
  const span = chosen.value !== null && spans.includes(chosen.value) ? chosen.value : (spans[0] ?? null)
  const standingOf = ({ standings }: BoardDistrict) => standings.find(item => item.span === span) ?? null
  const scale = Math.max(LEAST_SCALE, ...districts.map(item => standingOf(item)?.achievedTenths ?? 0))
  return (
    <section class="card stack">
      <h2>{span === null ? BOARD.targetsNone : BOARD.targets}</h2>
      {spans.length > 1 && <Spans spans={spans} chosen={span} choose={next => (chosen.value = next)} />}
      <ul class="list bars" style={{ '--goal': `${100_000 / scale}%` }}>
        {districts.map(district => (
          <li key={district.officeCode}>
            <a class="item" href={indicatorPath(district.officeCode, fiscalYear)}>
              <District
                district={district}
                standing={standingOf(district)}
                scale={scale}
                against={AGAINST[board.rule]}
              />
            </a>
          </li>
        ))}
      </ul>
      {span !== null && <p class="small">{BOARD.goal}</p>}
      {span === null && officer.value?.role === 'provincial_officer' && (
        <ButtonLink tone="quiet" href={targetsPath(fiscalYear)}>
          {BOARD.setTargets}
        </ButtonLink>
      )}
    </section>
  )
}

interface SpansProps {
  spans: readonly BoardStanding['span'][]
  chosen: BoardStanding['span'] | null
  choose: (span: BoardStanding['span']) => void
}

const Spans = ({ spans, chosen, choose }: SpansProps) => (
  <fieldset class="spans">
    <legend class="unseen">{BOARD.span}</legend>
    {spans.map(span => (
      <label key={span} class={span === chosen ? 'chosen' : ''}>
        <input
          type="radio"
          name="board-span"
          class="unseen"
          checked={span === chosen}
          onChange={() => choose(span)}
        />
        {SPAN_SHORT[span]}
      </label>
    ))}
  </fieldset>
)

interface DistrictProps {
  district: BoardDistrict
  standing: BoardStanding | null
  scale: number
  against: string
}

function District({ district, standing, scale, against }: DistrictProps) {
  const { officeName, amount, growth } = district
  const achieved = standing?.achievedTenths ?? null
  return (
    <>
      <span class="item-head">
        <b>{officeName}</b>
        {achieved !== null && <b>{Math.floor(achieved / 10)}%</b>}
      </span>
      {achieved !== null && (
        <span class="bar" aria-hidden="true">
          <span
            class={achieved >= 1000 ? 'reached' : ''}
            style={{ width: `${Math.max(0, (achieved * 100) / scale)}%` }}
          />
        </span>
      )}
      {standing !== null && <span>{distanceWords(standing)}</span>}
      <span class="small">
        {BOARD.total(millionsWords(amount))}
        {hasImported(district) && ` · ${BOARD.withoutImported}`}
      </span>
      <span class="small">{BOARD.growthOf(against, growth.tenths, growth.covered, growth.of)}</span>
    </>
  )
}
