// The province's board of a fiscal year: how far it is, where every district stands in every month, who owes what and can be
// nudged, how far targets are. All numbers are of the one moment that the page says.
import '../style/pages.css'
import '../style/summary.css'
import '../style/report.css'
import '../style/board.css'
import type { BoardView } from '../../bot/contract/board.ts'
import { thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { boardPath } from '../more-routes.ts'
import { Icon, LEFT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { BOARD } from '../words-board.ts'
import { momentShort } from '../words-common.ts'
import { BoardMap } from './board-map.tsx'
import { BoardNumbers } from './board-numbers.tsx'
import { BoardOwed } from './board-owed.tsx'
import { BoardTargets } from './board-targets.tsx'
import { BoardWays } from './board-ways.tsx'

type BoardRoute = Extract<Route, { page: 'board' }>

export function BoardPage({ route: { fiscalYear } }: { route: BoardRoute }) {
  const loading = useLoad(() => call('showBoard', { fiscalYear }), fiscalYear)
  return <Load of={loading}>{board => <Board board={board} again={loading.again} />}</Load>
}

function Board({ board, again }: { board: BoardView; again: () => void }) {
  const { provinceName, asOf } = board
  return (
    <main class="stack board">
      <PageHead title={BOARD.title(provinceName)} sub={BOARD.asOf(momentShort(asOf))} />
      <Years board={board} />
      <BoardNumbers board={board} />
      <div class="board-columns">
        <div class="stack">
          <BoardMap board={board} />
          <BoardOwed board={board} again={again} />
        </div>
        <div class="stack">
          <BoardTargets board={board} />
          <BoardWays board={board} />
        </div>
      </div>
    </main>
  )
}

const Years = ({ board: { fiscalYear, earlier, later } }: { board: BoardView }) => (
  <nav class="months" aria-label={BOARD.year(thaiFiscalYear(fiscalYear))}>
    <Arrow to={earlier} icon={LEFT} words={BOARD.earlier} />
    <h2>{BOARD.year(thaiFiscalYear(fiscalYear))}</h2>
    <Arrow to={later} icon={RIGHT} words={BOARD.later} />
  </nav>
)

interface ArrowProps {
  to: number | null
  icon: string
  words: (year: string) => string
}

function Arrow({ to, icon, words }: ArrowProps) {
  if (to === null) return <span class="icon-button" />
  return (
    <a class="icon-button" href={boardPath(to)} aria-label={words(thaiFiscalYear(to))}>
      <Icon path={icon} />
    </a>
  )
}
