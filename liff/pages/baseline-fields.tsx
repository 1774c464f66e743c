// The twelve months of one district: a field for each that was not recorded here and is over.
import type { Signal } from '@preact/signals'
import type { BaselineView } from '../../bot/contract/indicator.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { BASELINE } from '../words-targets.ts'
import { amountWords, cellKey, readCell, type TypedCells, totalOf } from './baseline-cells.ts'

interface FieldsProps {
  office: BaselineView['offices'][number]
  months: BaselineView['months']
  typed: Signal<TypedCells>
}

export function BaselineFields({ office, months, typed }: FieldsProps) {
  const { officeCode, cells } = office
  const closed = months.filter(({ isOver }, index) => !isOver && cells[index]?.recorded === null).length
  return (
    <div>
      <ul class="list">
        {months.map(({ period, isOver }, index) => {
          const { imported, recorded } = cells[index] ?? { imported: null, recorded: null }
          if (recorded === null && !isOver) return null
          return (
            <li key={period} class="item">
              {recorded === null ? (
                <Cell id={cellKey(officeCode, period)} period={period} imported={imported} typed={typed} />
              ) : (
                <>
                  <span class="item-head">
                    <span>{thaiPeriod(period)}</span>
                    <span>{BASELINE.recorded(amountWords(recorded))}</span>
                  </span>
                  <span class="small">{BASELINE.recordedHere}</span>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {closed > 0 && <p class="small">{BASELINE.notOver(closed)}</p>}
      <p class="item-head baseline-total">
        <span>{BASELINE.total}</span>
        <b>
          {formatBaht(totalOf(office, months, typed.value))} {BASELINE.baht}
        </b>
      </p>
    </div>
  )
}

interface CellProps {
  id: string
  period: string
  imported: string | null
  typed: Signal<TypedCells>
}

function Cell({ id, period, imported, typed }: CellProps) {
  const text = typed.value[id]
  const read = text === undefined ? { amount: imported } : readCell(text)
  const wrong = 'wrong' in read ? read.wrong : ''
  const isChanged = 'amount' in read && read.amount !== imported
  return (
    <>
      <label for={id}>{BASELINE.amountOf(thaiPeriod(period))}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-invalid={wrong !== ''}
        aria-describedby={`${id}-said`}
        value={text ?? (imported === null ? '' : amountWords(imported))}
        onInput={event => (typed.value = { ...typed.value, [id]: event.currentTarget.value })}
      />
      <span id={`${id}-said`} class="small">
        {wrong && <span class="missing">{wrong}</span>}
        {!wrong && isChanged && imported !== null && BASELINE.stored(amountWords(imported))}
      </span>
    </>
  )
}
