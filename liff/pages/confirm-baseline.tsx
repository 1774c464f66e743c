// Everything that would be stored, in full, before it is. Where somebody else changed a cell meanwhile the newest table is
// fetched; what was typed stays, and stands here against what is stored now.
import type { BaselineView } from '../../bot/contract/indicator.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { BASELINE } from '../words-targets.ts'
import type { CellChange } from './baseline-cells.ts'
import { totalWords } from './total-satang.ts'
import { useSending } from './use-sending.ts'

interface ConfirmProps {
  fiscalYear: number
  changes: CellChange[]
  show: (view: BaselineView) => void
  done: (after: BaselineView) => void
  close: () => void
}

const words = (amount: string | null) => (amount === null ? BASELINE.blank : totalWords(amount))

export function ConfirmBaseline({ fiscalYear, changes, show, done, close }: ConfirmProps) {
  const { isBusy, wrong, run } = useSending()
  const at = { fiscalYear: String(fiscalYear) }
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const save = () =>
    run(async () => {
      const cells = changes.map(({ officeName: _name, ...cell }) => cell)
      try {
        const after = await call('saveBaseline', at, { cells })
        say(BASELINE.saved(cells.length), 'good')
        done(after)
      } catch (error) {
        if (asFailure(error).code === 'baseline.stale') show(await call('showBaseline', at))
        throw error
      }
    })
  return (
    <Dialog
      title={BASELINE.confirmTitle}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : BASELINE.confirm(changes.length)}
          onYes={() => void save()}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <ul class="list">
        {changes.map(({ officeCode, officeName, period, amount, seen }) => (
          <li key={`${officeCode}${period}`} class="item">
            <span class="item-head">
              <span>{BASELINE.cell(officeName, thaiPeriod(period))}</span>
              <b>{words(amount)}</b>
            </span>
            {seen !== null && <span class="small">{BASELINE.from(words(seen))}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
