// What became different since the certifier looked last: figure by figure, from what to what, and who did it.
import type { ReportView } from '../../bot/contract/reports.ts'
import { momentShort } from '../words-common.ts'
import { NOTE } from '../words-report.ts'
import { SIGN } from '../words-sign.ts'
import { Fold } from './fold.tsx'
import { amountWords } from './report-amounts.ts'

type ChangesView = NonNullable<ReportView['changes']>

const OPEN_UP_TO = 8

/** One line, only while somebody is about to sign: after that an unchanged report is no news. */
export const Unchanged = ({ changes, state }: Pick<ReportView, 'changes' | 'state'>) =>
  state === 'submitted' && changes?.figures.length === 0 ? <p class="small">{SIGN.unchanged}</p> : null

export function Changes({ changes: { since, figures } }: { changes: ChangesView }) {
  if (figures.length === 0) return null
  return (
    <Fold title={`${NOTE.changes} (${figures.length})`} isOpen={figures.length <= OPEN_UP_TO}>
      <p class="small">{NOTE.since(momentShort(since))}</p>
      <ul class="list">
        {figures.map(({ producerId, name, from, to, by }) => (
          <li key={producerId} class="item">
            <span class="item-line">
              <span>{name}</span>
              {by && <span class="small">{by}</span>}
            </span>
            <span class="change">
              <span>
                <span class="small">{NOTE.from}</span> {amountWords(from)}
              </span>
              <b>
                <span class="small">{NOTE.to}</span> {amountWords(to)}
              </b>
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
