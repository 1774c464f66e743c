// Who owes a report: what is left, who is to do it, whether LINE reaches them, when they were nudged last, and the button to
// do so, or why not and what to do instead. The month in focus stands open, earlier ones are folded.
import { useSignal } from '@preact/signals'
import type { BoardView, OwedView } from '../../bot/contract/board.ts'
import { formatPhone } from '../../bot/domain/phone.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { unreachablePath } from '../more-routes.ts'
import { Button } from '../parts/button.tsx'
import { Progress } from '../parts/progress.tsx'
import { reportPath } from '../routes.ts'
import { telPath } from '../tel-path.ts'
import { BOARD, leftWords, nudgeWords, owedTitle } from '../words-board.ts'
import { momentLong } from '../words-common.ts'
import { NudgeDialog, owedId } from './board-nudge.tsx'
import { Fold } from './fold.tsx'

export function BoardOwed({ board, again }: { board: BoardView; again: () => void }) {
  const asked = useSignal<OwedView | null>(null)
  // Until the board that shows it is here.
  const nudged = useSignal<{ asOf: string; key: string } | null>(null)
  // Said once, where it holds for all; a reopening is said at its district.
  const { focus, owed, mayNudge, openUntil: until } = board
  const now = owed.filter(item => item.period === focus)
  const before = owed.filter(item => item.period !== focus)
  const isJustNudged = (item: OwedView) =>
    nudged.value?.asOf === board.asOf && nudged.value.key === owedId(item)
  const noteNudge = (item: OwedView) => {
    nudged.value = { asOf: board.asOf, key: owedId(item) }
    again()
  }
  const list = (items: readonly OwedView[], hasMonths: boolean) => (
    <ul class="list">
      {items.map(item => (
        <Owed
          key={owedId(item)}
          owed={isJustNudged(item) ? { ...item, refusal: 'already_today' } : item}
          hasMonth={hasMonths}
          common={until}
          mayNudge={mayNudge}
          nudge={() => (asked.value = item)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <section class="card">
        <h2>{owedTitle(board)}</h2>
        <p class="small">
          {thaiPeriod(focus)}
          {until !== null && ` · ${BOARD.openUntil(momentLong(until))}`}
        </p>
        {list(now, false)}
      </section>
      {before.length > 0 && <Fold title={BOARD.earlierOwed(before.length)}>{list(before, true)}</Fold>}
      {asked.value && (
        <NudgeDialog
          board={board}
          owed={asked.value}
          close={() => (asked.value = null)}
          noteNudge={noteNudge}
          again={again}
        />
      )}
    </>
  )
}

interface OwedProps {
  owed: OwedView
  hasMonth: boolean
  /** Until when the month in focus is open. */
  common: string | null
  mayNudge: boolean
  nudge: () => void
}

function Owed({ owed, hasMonth, common, mayNudge, nudge }: OwedProps) {
  const { officeCode, officeName, period, recorded, expected, openUntil } = owed
  return (
    <li class="item owed" id={owedId(owed)} tabIndex={-1}>
      <span class="item-head">
        <a href={reportPath(officeCode, period)}>
          <b>
            {officeName}
            {hasMonth && ` · ${thaiPeriod(period)}`}
          </b>
        </a>
        <span>{leftWords(owed)}</span>
      </span>
      <Progress done={recorded} of={expected} label={officeName} />
      <People people={owed.people} />
      {openUntil === null && <p class="small">{BOARD.closed}</p>}
      {openUntil !== null && openUntil !== common && <p>{BOARD.openAgain(momentLong(openUntil))}</p>}
      <div class="owed-foot">
        <Nudges nudges={owed.nudges} />
        {mayNudge && <NudgeOr owed={owed} nudge={nudge} />}
      </div>
    </li>
  )
}

/** Whose turn it is stands first. */
function People({ people }: Pick<OwedView, 'people'>) {
  if (people.length === 0) return <p class="warn-ink">{BOARD.nobody}</p>
  const sorted = [...people].sort((a, b) => Number(b.isAsked) - Number(a.isAsked))
  return (
    <ul class="owed-people" aria-label={BOARD.people}>
      {sorted.map(({ fullName, role, isActing, isAsked, phone, canBeReached }) => (
        <li key={`${fullName}:${role}`} class={isAsked ? '' : 'small'}>
          <span class="who">{fullName}</span>
          <span class="small">{isActing ? BOARD.acting : ROLE_NAMES[role]}</span>
          {!canBeReached && <b class="warn-ink">{BOARD.notReached}</b>}
          {phone !== null && (
            <a class="tel" href={telPath(phone)} aria-label={BOARD.call(fullName, formatPhone(phone))}>
              {formatPhone(phone)}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Nudges({ nudges }: Pick<OwedView, 'nudges'>) {
  const [last] = nudges
  if (!last) return <span />
  return (
    <div class="small">
      <p>
        {BOARD.lastNudge} {nudgeWords(last)}
      </p>
      {nudges.length > 1 && (
        <details class="rest">
          <summary>{BOARD.nudges(nudges.length)}</summary>
          <ul>
            {nudges.map(item => (
              <li key={item.at}>{nudgeWords(item)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** The button, or why there is none and what helps. */
function NudgeOr({ owed, nudge }: { owed: OwedView; nudge: () => void }) {
  const { refusal, officeCode, officeName, period } = owed
  if (refusal === null)
    return (
      <Button tone="quiet" label={BOARD.nudgeOf(officeName, thaiPeriod(period))} onPress={nudge}>
        {BOARD.nudge}
      </Button>
    )
  if (refusal === 'closed') return <a href={reportPath(officeCode, period)}>{BOARD.reopen}</a>
  if (refusal === 'nobody_reachable') return <a href={unreachablePath}>{BOARD.phone}</a>
  if (refusal === 'too_late') return <p class="warn-ink">{BOARD.tooLate}</p>
  return refusal === 'already_today' ? <p class="done-note">{BOARD.nudgedToday}</p> : null
}
