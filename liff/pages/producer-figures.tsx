// What a producer sold in this fiscal year, month by month: its own figures, what was merged into it, and how that compares
// with the same months a year before. A figure leads to its history where the reader may see it.
import type { ProducerMonth, ProducerView } from '../../bot/contract/producers.ts'
import { fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import { growthOf } from '../../bot/domain/growth.ts'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { stayIn } from '../../bot/domain/producer-stays.ts'
import { thaiFiscalYear, thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { NO_SALES_NAME } from '../../bot/domain/thai-words.ts'
import { figureHistoryPath } from '../routes.ts'
import { percent } from '../words-common.ts'
import { PRODUCER } from '../words-producers.ts'

export function Figures({ producer }: { producer: ProducerView }) {
  const { figures, months } = producer
  const totals = figures.map(month => ({ ...month, total: totalOf(month) }))
  const growth = growthOf(
    totals.map(({ total, lastYear }) => ({
      nowSatang: total ?? 0n,
      baseSatang: satangOf(lastYear),
      isReported: total !== null,
    })),
  )
  const sum = totals.reduce((all, { total }) => all + (total ?? 0n), 0n)
  return (
    <section class="card">
      <h2>{PRODUCER.figures(thaiFiscalYear(fiscalYearOf(months.thisPeriod)))}</h2>
      <table class="producer-figures">
        <tbody>
          {totals.map(month => (
            <Month key={month.period} month={month} producer={producer} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{PRODUCER.total}</th>
            <td>
              <b>{PRODUCER.amount(formatBaht(sum))}</b>
              <span class="small">
                {growth.tenths === null ? PRODUCER.noBase : PRODUCER.growth(percent(growth.tenths))}
              </span>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

interface MonthProps {
  month: ProducerMonth & { total: bigint | null }
  producer: ProducerView
}

function Month({ month, producer }: MonthProps) {
  const { period, officeCode, officeName, amount, kin, isReadable } = month
  const words = amount === null ? PRODUCER.none : amountWords(amount)
  const owner = stayIn(producer.stays, period)?.officeCode
  const isElsewhere = amount !== null && officeCode !== null && owner !== undefined && officeCode !== owner
  return (
    <tr>
      <th scope="row">
        {thaiPeriodShort(period)}
        {isElsewhere && officeName && <span class="small">{PRODUCER.recordedBy(officeName)}</span>}
      </th>
      <td>
        {amount !== null && isReadable && officeCode !== null ? (
          <a
            href={figureHistoryPath(officeCode, period, producer.id)}
            aria-label={`${words} ${PRODUCER.history(thaiPeriodShort(period))}`}
          >
            {words}
          </a>
        ) : (
          words
        )}
        {kin !== null && <span class="small">{PRODUCER.kin(formatBaht(satangOf(kin) ?? 0n))}</span>}
      </td>
    </tr>
  )
}

const satangOf = (amount: string | null): bigint | null => (amount === null ? null : parseBaht(amount))

const totalOf = ({ amount, kin }: ProducerMonth): bigint | null =>
  amount === null && kin === null ? null : (satangOf(amount) ?? 0n) + (satangOf(kin) ?? 0n)

function amountWords(amount: string): string {
  const satang = satangOf(amount) ?? 0n
  return satang === 0n ? NO_SALES_NAME : formatBaht(satang)
}
