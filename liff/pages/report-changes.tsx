// What became different since the certifier looked last: figure by figure, from what to what, and who did it.
import type { ReportView } from '../../bot/contract/reports.ts'
import { momentShort } from '../words-common.ts'
import { NOTE } from '../words-report.ts'
import { Fold } from './fold.tsx'
import { amountWords } from './report-amounts.ts'

type ChangesView = NonNullable<ReportView['changes']>

const OPEN_UP_TO = 8

export function Changes({ changes: { since, figures } }: { changes: ChangesView }) {
  if (figures.length === 0) {
    return (
      <section class="card">
        <h2>{NOTE.changes}</h2>
        <p>{NOTE.noChanges}</p>
        <p class="small">{NOTE.since(momentShort(since))}</p>
      </section>
    )
  }
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
