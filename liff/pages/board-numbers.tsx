// The first numbers of the board: sales and growth of the year, the target of the round, the month in focus, punctuality.
import type { ComponentChildren } from 'preact'
import type { BoardDistrict, BoardView } from '../../bot/contract/board.ts'
import { percentOf } from '../../bot/domain/completeness.ts'
import { thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { AGAINST, BOARD, distanceWords } from '../words-board.ts'
import { percent } from '../words-common.ts'
import { millionsWords } from './total-satang.ts'

const NOTHING = '–'

/** Rounded down, so that 100 % means all. */
const share = ({ inTime, of }: { inTime: number; of: number }): string | null =>
  of === 0 ? null : `${Math.floor((inTime / of) * 100)}%`

/** A total that was imported is no revenue recorded here, and is said to be missing. */
export const hasImported = ({ cells }: BoardDistrict): boolean => cells.some(cell => cell.kind === 'imported')

export function BoardNumbers({ board }: { board: BoardView }) {
  const { province, month, focus, onTime } = board
  const { growth, standings } = province
  const [standing] = standings
  const achieved = standing?.achievedTenths ?? null
  // On the narrowest phone the month stays in one piece.
  const focusName = thaiPeriodShort(focus).replace(' ', '\u00a0')
  const { offices, producers } = month
  return (
    <section class="hero" aria-label={BOARD.numbers}>
      <div class="tiles board-tiles">
        <Tile title={BOARD.amount} number={millionsWords(province.amount)} unit={BOARD.unit}>
          {board.districts.some(hasImported) && BOARD.withoutImported}
        </Tile>
        <Tile title={AGAINST[board.rule]} number={growth.tenths === null ? NOTHING : percent(growth.tenths)}>
          {growth.tenths === null ? BOARD.noBase : BOARD.covered(growth.covered, growth.of)}
        </Tile>
        <Tile
          title={standing ? BOARD.target(standing.span) : BOARD.target('year')}
          number={achieved === null ? NOTHING : `${Math.floor(achieved / 10)}%`}
        >
          {standing ? distanceWords(standing) : BOARD.noTarget}
        </Tile>
        <Tile title={BOARD.recorded(focusName)} number={`${percentOf(producers)}%`}>
          {BOARD.recordedOf(producers.recorded, producers.expected)}
        </Tile>
        <Tile title={BOARD.certified(focusName)} number={BOARD.districts(offices.certified, offices.of)}>
          {BOARD.submitted(offices.submitted)}
        </Tile>
        <Tile title={BOARD.inTime} number={share(onTime.submitted) ?? NOTHING}>
          {onTime.submitted.of === 0
            ? BOARD.nothingDue
            : BOARD.inTimeOf(onTime.submitted.inTime, onTime.submitted.of)}
          {share(onTime.certified) !== null && <br />}
          {share(onTime.certified) !== null && BOARD.signedInTime(share(onTime.certified) ?? '')}
        </Tile>
      </div>
    </section>
  )
}

interface TileProps {
  title: string
  number: string
  unit?: string
  children?: ComponentChildren
}

const Tile = ({ title, number, unit, children }: TileProps) => (
  <div class="tile">
    <p>{title}</p>
    <p class="tile-number">
      {number} {unit && <span class="unit">{unit}</span>}
    </p>
    {children && <p>{children}</p>}
  </div>
)
