// Parts of the report: the table by category or channel, and the lists of what deserves a second look.
import type { FormRow } from '../../bot/contract/reports.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES, NO_SALES_REASON_NAMES } from '../../bot/domain/thai-words.ts'
import { satangOf } from '../form/field.ts'
import { DOWN, Icon } from '../parts/icon.tsx'
import { WORDS } from '../words.ts'
import { REPORT } from '../words-pages.ts'
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
    {name.split(/(?=\()/).map(part => (
      <span key={part} class={part.length < 16 ? 'whole' : ''}>
        {part}
      </span>
    ))}
  </>
)

export function Exceptions({ rows, totals }: { rows: readonly FormRow[]; totals: ReportTotals }) {
  const { doubts, zeros, blanks } = totals
  return (
    <div class="stack">
      <Fold title={REPORT.blanks(blanks.length)} rows={blanks} detail={row => row.product} isOpen />
      <Fold
        title={REPORT.doubts(doubts.length)}
        rows={doubts}
        detail={row => row.figure?.doubtReason ?? ''}
        isOpen
      />
      <Fold
        title={REPORT.zeros(zeros.length)}
        rows={zeros}
        detail={row => (row.figure?.noSalesReason ? NO_SALES_REASON_NAMES[row.figure.noSalesReason] : '')}
      />
      <Fold
        title={REPORT.all(rows.length)}
        rows={rows}
        detail={row => REPORT.lastYear(row.lastYear === null ? WORDS.none : amount(row.lastYear))}
      />
    </div>
  )
}

const amount = (text: string): string => (satangOf(text) === 0n ? WORDS.noSales : formatBaht(satangOf(text)))

interface FoldProps {
  title: string
  rows: readonly FormRow[]
  detail: (row: FormRow) => string
  isOpen?: boolean
}

function Fold({ title, rows, detail, isOpen = false }: FoldProps) {
  if (rows.length === 0) return null
  return (
    <details class="card fold" open={isOpen && rows.length <= 12}>
      <summary>
        <h2>{title}</h2>
        <Icon path={DOWN} />
      </summary>
      <ul class="list">
        {rows.map(row => (
          <li key={row.producerId} class="item">
            <span class="item-line">
              <span>{row.name}</span>
              <b>{row.figure?.amount == null ? WORDS.none : amount(row.figure.amount)}</b>
            </span>
            <span class="item-line small">
              <span>{row.code}</span>
              <span>{detail(row)}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
