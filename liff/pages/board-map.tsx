// Districts by months: each cell says by number or sign how far a report is, its colour only repeats that, and a mark in the
// corner that it is or was late. It scrolls inside its card, the names stay; it opens at the month in focus.
import { useEffect, useRef } from 'preact/hooks'
import type { BoardDistrict, BoardView, CellView } from '../../bot/contract/board.ts'
import { percentOf } from '../../bot/domain/completeness.ts'
import { MONTH_NAMES_SHORT, thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { CHECK, Icon } from '../parts/icon.tsx'
import { PEN } from '../parts/more-icons.ts'
import { reportPath } from '../routes.ts'
import { BOARD, cellName, isLate, LEGEND, SIGNS } from '../words-board.ts'

const SENT = 'M5 12h13M13 6.5L18.5 12 13 17.5'

export function BoardMap({ board: { districts, focus } }: { board: BoardView }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const head = box.current?.querySelector<HTMLElement>('[aria-current]')
    if (!box.current || !head) return
    // The month in focus and the one after it at the right edge.
    box.current.scrollLeft = head.offsetLeft + head.offsetWidth * 2 - box.current.clientWidth
  }, [focus])
  const months = districts[0]?.cells.map(cell => cell.period) ?? []
  return (
    <section class="card stack">
      <div>
        <h2>{BOARD.map}</h2>
        <p class="small">{BOARD.mapHint}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys, also where no cell is a link */}
      <section class="map-box" ref={box} tabIndex={0} aria-label={BOARD.map}>
        <table class="map">
          <thead>
            <tr>
              <th scope="col">{BOARD.district}</th>
              {months.map(period => (
                <th
                  key={period}
                  scope="col"
                  {...(period === focus ? { 'aria-current': 'true' as const } : {})}
                >
                  <abbr title={thaiPeriod(period)}>{MONTH_NAMES_SHORT[Number(period.slice(5)) - 1]}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {districts.map(district => (
              <Row key={district.officeCode} district={district} />
            ))}
          </tbody>
        </table>
      </section>
      <Legend />
    </section>
  )
}

const Row = ({ district: { officeCode, officeName, cells } }: { district: BoardDistrict }) => (
  <tr>
    <th scope="row">{officeName}</th>
    {cells.map(cell => (
      <td key={cell.period}>
        <Cell officeCode={officeCode} officeName={officeName} cell={cell} />
      </td>
    ))}
  </tr>
)

interface CellProps {
  officeCode: string
  officeName: string
  cell: CellView
}

function Cell({ officeCode, officeName, cell }: CellProps) {
  const name = cellName(officeName, cell, percentOf(cell))
  const style = `cell ${toneOf(cell)}${cell.kind === 'report' && isLate(cell) ? ' late' : ''}`
  // Where there is no report there is no page to go to.
  if (cell.kind !== 'report')
    return (
      <span class={style}>
        <span aria-hidden="true">{signOf(cell)}</span>
        <span class="unseen">{name}</span>
      </span>
    )
  return (
    <a class={style} href={reportPath(officeCode, cell.period)} aria-label={name} title={name}>
      {signOf(cell)}
    </a>
  )
}

type Tone =
  | 'zero'
  | 'low'
  | 'middle'
  | 'high'
  | 'full'
  | 'returned'
  | 'sent'
  | 'done'
  | 'imported'
  | 'nobody'
  | 'future'

export function toneOf(cell: CellView): Tone {
  if (cell.kind === 'future') return 'future'
  if (cell.kind === 'no_producers') return 'nobody'
  if (cell.kind === 'imported') return 'imported'
  if (cell.state === 'certified' || cell.state === 'accepted') return 'done'
  if (cell.state === 'submitted') return 'sent'
  if (cell.state === 'returned') return 'returned'
  const done = percentOf(cell)
  if (done === 100) return 'full'
  if (done >= 75) return 'high'
  if (done >= 40) return 'middle'
  return done > 0 ? 'low' : 'zero'
}

function signOf(cell: CellView) {
  switch (toneOf(cell)) {
    case 'done':
      return <Icon path={CHECK} />
    case 'sent':
      return <Icon path={SENT} />
    case 'returned':
      return <Icon path={PEN} />
    case 'imported':
      return SIGNS.imported
    case 'nobody':
      return SIGNS.nobody
    case 'future':
      return ''
    default:
      return percentOf(cell)
  }
}

const SAMPLES: readonly (readonly [tone: Tone, sign: string, icon?: string])[] = [
  ['done', '', CHECK],
  ['sent', '', SENT],
  ['returned', '', PEN],
  ['full', '100'],
  ['high', '88'],
  ['middle', '45'],
  ['low', '12'],
  ['zero', '0'],
  ['imported', SIGNS.imported],
  ['nobody', SIGNS.nobody],
  ['future', ''],
]

const Legend = () => (
  <ul class="legend small" aria-label={BOARD.legend}>
    {SAMPLES.map(([tone, sign, icon]) => (
      <li key={tone}>
        <span class={`cell ${tone}`} aria-hidden="true">
          {icon ? <Icon path={icon} /> : sign}
        </span>
        {LEGEND[tone]}
      </li>
    ))}
    <li>
      <span class="cell zero late" aria-hidden="true" />
      {LEGEND.late}
    </li>
  </ul>
)
