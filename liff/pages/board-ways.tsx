// Where the board leads: spreadsheets, indicator, forecasts, what was and will be sent, whom to phone, the calendar.
import type { BoardView } from '../../bot/contract/board.ts'
import {
  calendarYearPath,
  forecastsPath,
  indicatorPath,
  noticePreviewPath,
  noticesPath,
  sheetsPath,
  unreachablePath,
} from '../more-routes.ts'
import { CALENDAR, CHART, PAST, PEOPLE } from '../parts/more-icons.ts'
import { Way } from '../parts/way.tsx'
import { BELL, GRID, LETTER, TREND } from '../parts/way-icons.ts'
import { summaryPath } from '../routes.ts'
import { BOARD } from '../words-board.ts'

export function BoardWays({ board }: { board: BoardView }) {
  const { provinceCode, fiscalYear, focus, attention } = board
  const notices = attention.notices > 0 ? BOARD.undelivered(attention.notices) : BOARD.notices
  const unreachable = attention.offices > 0 ? BOARD.unreachableOf(attention.offices) : BOARD.unreachable
  const undelivered = attention.notices > 0 ? '?undelivered=1' : ''
  return (
    <section class="card">
      <h2>{BOARD.ways}</h2>
      <Way href={summaryPath(focus)} icon={CHART} words={BOARD.summary} />
      <Way href={sheetsPath(provinceCode, focus)} icon={GRID} words={BOARD.sheets} />
      <Way href={indicatorPath(provinceCode, fiscalYear)} icon={TREND} words={BOARD.indicator} />
      <Way href={forecastsPath(fiscalYear)} icon={LETTER} words={BOARD.forecasts} />
      <Way href={`${noticesPath(focus)}${undelivered}`} icon={BELL} words={notices} />
      <Way href={unreachablePath} icon={PEOPLE} words={unreachable} />
      <Way href={calendarYearPath(fiscalYear)} icon={CALENDAR} words={BOARD.calendar} />
      <Way href={noticePreviewPath} icon={PAST} words={BOARD.preview} />
    </section>
  )
}
