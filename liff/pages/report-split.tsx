// The report's totals by category or by channel, with each part's share.
import { Fragment } from 'preact'
import { formatBaht } from '../../bot/domain/money.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from '../../bot/domain/thai-words.ts'
import { REPORT } from '../words-report.ts'
import { type ReportTotals, shareTenths } from './report-totals.ts'

interface SplitProps {
  totals: ReportTotals
  by: 'category' | 'channel'
}

export function SplitTable({ totals, by }: SplitProps) {
  const amounts: ReadonlyMap<string, bigint> = by === 'category' ? totals.byCategory : totals.byChannel
  const names: Readonly<Record<string, string>> = by === 'category' ? CATEGORY_NAMES : CHANNEL_NAMES
  return (
    <section class="card">
      <h2>{by === 'category' ? REPORT.byCategory : REPORT.byChannel}</h2>
      <table class={by}>
        <thead class="unseen">
          <tr>
            <th scope="col">{REPORT[by]}</th>
            <th scope="col">{REPORT.baht}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(names).map(([word, name]) => {
            const satang = amounts.get(word) ?? 0n
            const tenths = shareTenths(satang, totals.satang)
            return (
              <tr key={word}>
                <th scope="row">
                  <Name name={name} />
                  <span class="share" aria-hidden="true">
                    <span style={{ width: `${tenths / 10}%` }} />
                  </span>
                </th>
                <td>
                  {formatBaht(satang)}
                  <span class="small note">{(tenths / 10).toFixed(1)}%</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Breaks a long name before its bracket, not inside a word. */
const Name = ({ name }: { name: string }) => (
  <>
    {name.split(/(?=\()/).map((part, index) => (
      <Fragment key={part}>
        {/* A bracket that touches a word gives no place to break. */}
        {index > 0 && <wbr />}
        <span class={part.length < 16 ? 'whole' : ''}>{part}</span>
      </Fragment>
    ))}
  </>
)
