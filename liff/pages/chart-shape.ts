// Where the pieces of the monthly chart stand, from amounts alone: a field 120 wide (ten for each month) and 100 high.
// Amounts stay exact until the last step, where a height is a height.
import type { IndicatorMonthView } from '../../bot/contract/indicator.ts'
import { totalSatang } from './total-satang.ts'

export type BarKind = 'reported' | 'open' | 'imported'
/** In the order they are drawn. */
export const LINES = ['lastYear', 'target', 'forecast'] as const
export type LineName = (typeof LINES)[number]

export interface ChartShape {
  /** Satang at the top of the field, a round number of baht. */
  top: bigint
  /** `y` is from above, as in SVG. */
  bars: { period: string; x: number; y: number; height: number; kind: BarKind }[]
  /** Path data; null = the line has no point. */
  lines: Record<LineName, string | null>
}

const MONTH_WIDTH = 10
const BAR_WIDTH = 6

export const CHART_FIELD = { width: 120, height: 100, bar: BAR_WIDTH } as const

export function shapeChart(months: readonly IndicatorMonthView[]): ChartShape {
  const amounts = months.flatMap(month =>
    [month.now, month.imported, month.lastYear, month.forecast, month.target].flatMap(item =>
      item === null ? [] : totalSatang(item),
    ),
  )
  const top = roundTop(amounts.reduce((most, satang) => (satang > most ? satang : most), 0n))
  return {
    top,
    bars: months.flatMap((month, index) => barOf(month, index, top) ?? []),
    lines: {
      lastYear: lineOf(pointsOf(months, 'lastYear', top)),
      target: lineOf(pointsOf(months, 'target', top)),
      forecast: dotsOf(pointsOf(months, 'forecast', top)),
    },
  }
}

/** The next round number, at least one baht. */
export function roundTop(most: bigint): bigint {
  for (let size = 100n; ; size *= 10n)
    for (const step of [1n, 2n, 3n, 4n, 5n, 6n, 8n]) if (size * step >= most) return size * step
}

/** Height of an amount in the field, 0 to 100. */
const heightOf = (satang: bigint, top: bigint): number => Number((satang * 10_000n) / top) / 100

/** In a month that is partly brought from elsewhere, what was recorded here is shown. */
function barOf(month: IndicatorMonthView, index: number, top: bigint): ChartShape['bars'][number] | null {
  const amount = month.now ?? month.imported
  if (amount === null) return null
  const height = heightOf(totalSatang(amount), top)
  const kind = month.now === null ? 'imported' : month.isReported ? 'reported' : 'open'
  const x = index * MONTH_WIDTH + (MONTH_WIDTH - BAR_WIDTH) / 2
  return { period: month.period, x, y: 100 - height, height, kind }
}

interface Point {
  x: number
  y: number
}

/** One for each month; null = no amount. */
const pointsOf = (months: readonly IndicatorMonthView[], name: LineName, top: bigint): (Point | null)[] =>
  months.map((month, index) => {
    const amount = month[name]
    if (amount === null) return null
    const y = 100 - heightOf(totalSatang(amount), top)
    return { x: index * MONTH_WIDTH + MONTH_WIDTH / 2, y: Math.round(y * 100) / 100 }
  })

/** With round ends a dot, however the field is stretched. */
const dotAt = ({ x, y }: Point): string => `M${x} ${y}h0.01`

/** Last year, target and forecast often run close together: the forecast is told apart by being dots alone. */
const dotsOf = (points: readonly (Point | null)[]): string | null =>
  points.flatMap(point => (point === null ? [] : dotAt(point))).join('') || null

/** Months without an amount break the line; a month that stands alone is a dot. */
function lineOf(points: readonly (Point | null)[]): string | null {
  const pieces = points.map((point, index) => {
    if (point === null) return ''
    const [before, after] = [points[index - 1] ?? null, points[index + 1] ?? null]
    if (before === null && after === null) return dotAt(point)
    return `${before === null ? 'M' : 'L'}${point.x} ${point.y}`
  })
  return pieces.join('') || null
}
