// Before a nudge is sent: who will hear it, what it costs of the month's quota and what is left of that, and when it goes out.
import { useSignal } from '@preact/signals'
import type { BoardView, OwedView } from '../../bot/contract/board.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { serviceNow } from '../service-clock.ts'
import { BOARD } from '../words-board.ts'
import { COMMON, momentLong } from '../words-common.ts'
import { useSending } from './use-sending.ts'

/** The district's line: it takes the focus when its button is gone, so that nobody loses their place in the list. */
export const owedId = ({ officeCode, period }: Pick<OwedView, 'officeCode' | 'period'>): string =>
  `owed-${officeCode}-${period}`

/** The service's clock is known to the second at best. */
const A_MINUTE_MS = 60_000

interface NudgeProps {
  board: BoardView
  owed: OwedView
  close: () => void
  /** It was sent. */
  noteNudge: (owed: OwedView) => void
  again: () => void
}

export function NudgeDialog({ board, owed, close, noteNudge, again }: NudgeProps) {
  const { isBusy, wrong, run } = useSending()
  const isRefused = useSignal(false)
  const { officeCode, officeName, period } = owed
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const send = () =>
    run(async () => {
      try {
        const { told, isHeld, goesAt } = await call('nudgeOffice', { officeCode, period })
        // By the answer: since the board was read the evening may have come.
        const isLater = Date.parse(goesAt) - serviceNow().getTime() > A_MINUTE_MS
        const words = isHeld
          ? BOARD.sentHeld(officeName)
          : (isLater ? BOARD.sentLater : BOARD.sent)(told, officeName)
        say(words, isHeld ? 'plain' : 'good')
      } catch (error) {
        // Somebody else was quicker, or the district did it meanwhile: the board behind the dialog shows it.
        isRefused.value = asFailure(error).code.startsWith('nudge.')
        if (isRefused.peek()) again()
        throw error
      }
      noteNudge(owed)
      close()
    })
  return (
    <Dialog
      backTo={owedId(owed)}
      title={BOARD.confirm(officeName)}
      onClose={leave}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          {!isRefused.value && (
            <Button isBusy={isBusy.value} onPress={() => void send()}>
              {BOARD.send}
            </Button>
          )}
          <Button tone="plain" onPress={leave}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <Hearers people={owed.people.filter(person => person.isAsked)} />
      <p class="small">{BOARD.says(thaiPeriod(period))}</p>
      <Cost board={board} cost={owed.cost} />
      {board.nudgesGoAt && <p class="warn-ink">{BOARD.goesAt(momentLong(board.nudgesGoAt))}</p>}
    </Dialog>
  )
}

function Hearers({ people }: Pick<OwedView, 'people'>) {
  const list = (title: string, items: OwedView['people']) =>
    items.length > 0 && (
      <div>
        <p class="small">{title}</p>
        <ul>
          {items.map(({ fullName, role, isActing }) => (
            <li key={`${fullName}:${role}`}>
              {fullName} <span class="small">({isActing ? BOARD.acting : ROLE_NAMES[role]})</span>
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <>
      {list(
        BOARD.willHear,
        people.filter(person => person.canBeReached),
      )}
      {list(
        BOARD.willNotHear,
        people.filter(person => !person.canBeReached),
      )}
    </>
  )
}

function Cost({ board: { quota }, cost }: { board: BoardView; cost: number }) {
  const left = quota === null || quota.limit === null ? null : Math.max(0, quota.limit - quota.used)
  return (
    <div>
      <p>
        <b>{BOARD.cost(cost)}</b>
      </p>
      <p class="small">
        {quota === null
          ? BOARD.quotaUnknown
          : quota.limit === null || left === null
            ? BOARD.unlimited
            : BOARD.left(left, quota.limit)}
      </p>
      {left !== null && left < cost && <p class="warn-ink">{BOARD.tooLittle}</p>}
    </div>
  )
}
