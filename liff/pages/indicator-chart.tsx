// Actual sales by month as bars, last year, forecast and target as lines of different strokes; the same numbers as a
// table below. The field stretches to any width, so letters and axes are text of the page, never of the picture.
import type { IndicatorMonthView, IndicatorView } from '../../bot/contract/indicator.ts'
import { MONTH_NAMES_SHORT, thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { DOWN, Icon } from '../parts/icon.tsx'
import { WORDS } from '../words.ts'
import { CHART } from '../words-indicator.ts'
import { type BarKind, CHART_FIELD, type ChartShape, LINES, shapeChart } from './chart-shape.ts'
import { totalWords } from './total-satang.ts'

export function IndicatorChart({ view: { months, districts } }: { view: IndicatorView }) {
  const shape = shapeChart(months)
  const { bars, lines } = shape
  const isEmpty = bars.length === 0 && LINES.every(name => lines[name] === null)
  return (
    <section class="card stack">
      <h2>{CHART.title}</h2>
      {isEmpty ? (
        <p class="small">{CHART.empty}</p>
      ) : (
        <>
          <Legend shape={shape} isProvince={districts.length > 0} />
          <Field months={months} shape={shape} />
        </>
      )}
      <MonthTable months={months} />
    </section>
  )
}

function Field({ months, shape: { top, bars, lines } }: { months: IndicatorMonthView[]; shape: ChartShape }) {
  const { width, height, bar } = CHART_FIELD
  const drawn = LINES.filter(name => lines[name] !== null)
  return (
    <div class="chart">
      <Axis top={top} />
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={CHART.about}>
        {[0, 50, 100].map(y => (
          <path key={y} class="chart-grid" d={`M0 ${y}H${width}`} />
        ))}
        {bars.map(({ period, x, y, height: size, kind }) => (
          <rect key={period} class={`chart-bar ${kind}`} x={x} y={y} width={bar} height={size} />
        ))}
        {/* All rims first, so that no line hides another. */}
        {drawn.map(name => (
          <path key={`rim ${name}`} class={`chart-line ${name} rim`} d={lines[name] ?? ''} />
        ))}
        {drawn.map(name => (
          <path key={name} class={`chart-line ${name}`} d={lines[name] ?? ''} />
        ))}
      </svg>
      <div class="chart-months" aria-hidden="true">
        {months.map(({ period }) => (
          <span key={period}>{MONTH_NAMES_SHORT[Number(period.slice(5)) - 1]}</span>
        ))}
      </div>
    </div>
  )
}

/** `top` in the largest unit of which it has at least one. */
function Axis({ top }: { top: bigint }) {
  const [unit, words] =
    top >= 100_000_000n
      ? [100_000_000n, CHART.millions]
      : top >= 100_000n
        ? [100_000n, CHART.thousands]
        : [100n, CHART.baht]
  const at = (satang: bigint) => String(Number((satang * 10n) / unit) / 10)
  return (
    <>
      <p class="chart-unit" aria-hidden="true">
        {words}
      </p>
      <div class="chart-axis" aria-hidden="true">
        <span>{at(top)}</span>
        <span>{at(top / 2n)}</span>
        <span>0</span>
      </div>
    </>
  )
}

const BAR_NAMES = (isProvince: boolean): Record<BarKind, string> => ({
  reported: CHART.now,
  open: isProvince ? CHART.openProvince : CHART.open,
  imported: CHART.imported,
})

/** Only what the chart shows. */
function Legend({ shape: { bars, lines }, isProvince }: { shape: ChartShape; isProvince: boolean }) {
  const names = BAR_NAMES(isProvince)
  const kinds = (Object.keys(names) as BarKind[]).filter(kind => bars.some(bar => bar.kind === kind))
  return (
    <ul class="chart-legend">
      {kinds.map(kind => (
        <li key={kind}>
          <svg viewBox="0 0 20 12" aria-hidden="true">
            <rect class={`chart-bar ${kind}`} x="4" y="1" width="12" height="10" />
          </svg>
          {names[kind]}
        </li>
      ))}
      {LINES.filter(name => lines[name] !== null).map(name => (
        <li key={name}>
          <svg viewBox="0 0 20 12" aria-hidden="true">
            <path
              class={`chart-line ${name}`}
              d={name === 'forecast' ? 'M4 6h0.01M10 6h0.01M16 6h0.01' : 'M1 6H19'}
            />
          </svg>
          {CHART[name]}
        </li>
      ))}
    </ul>
  )
}

const COLUMNS = ['now', 'lastYear', 'forecast', 'target'] as const

function MonthTable({ months }: { months: IndicatorMonthView[] }) {
  return (
    <details>
      <summary>
        {CHART.table}
        <Icon path={DOWN} />
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section class="wide-table" aria-label={CHART.tableName} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{CHART.month}</th>
              {COLUMNS.map(name => (
                <th key={name} scope="col">
                  {CHART[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map(month => (
              <tr key={month.period}>
                <th scope="row">{thaiPeriodShort(month.period)}</th>
                {COLUMNS.map(name => (
                  <td key={name}>{cellWords(month, name)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

function cellWords(month: IndicatorMonthView, name: (typeof COLUMNS)[number]) {
  const amount = month[name]
  if (amount !== null) return totalWords(amount)
  if (name !== 'now' || month.imported === null) return WORDS.none
  return (
    <>
      {totalWords(month.imported)}
      <span class="small note">{CHART.imported}</span>
    </>
  )
}
