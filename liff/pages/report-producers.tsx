// Every producer of the report in a list that can be searched; each opens to its figure and the questions about it.
import { useSignal } from '@preact/signals'
import type { FormRow, ReportView } from '../../bot/contract/reports.ts'
import { foldForSearch } from '../form/find-producer.ts'
import { DOWN, Icon } from '../parts/icon.tsx'
import { SEARCH } from '../parts/more-icons.ts'
import { FIGURE, REPORT } from '../words-report.ts'
import { Fold } from './fold.tsx'
import { amountWords, lastYearWords } from './report-amounts.ts'
import { openQuestions } from './report-comments.ts'
import { figureIdOf, PRODUCERS_ID, type ReportDesk } from './report-desk.ts'
import { Figure } from './report-figure.tsx'

interface ProducersProps {
  report: ReportView
  desk: ReportDesk
}

/** Fewer are seen at a glance. */
const SEARCH_FROM = 8

export function Producers({ report, desk }: ProducersProps) {
  const { rows } = report
  const query = foldForSearch(desk.query.value)
  const isFound = (row: FormRow) => foldForSearch(`${row.name} ${row.code} ${row.product}`).includes(query)
  const found = query === '' ? rows : rows.filter(isFound)
  const hidden = new Set(found.length === rows.length ? [] : rows.filter(row => !found.includes(row)))
  return (
    <Fold title={REPORT.all(rows.length)} id={PRODUCERS_ID}>
      {rows.length >= SEARCH_FROM && (
        <div class="search">
          <Icon path={SEARCH} />
          <input
            type="search"
            aria-label={FIGURE.find}
            placeholder={FIGURE.find}
            value={desk.query}
            onInput={event => (desk.query.value = event.currentTarget.value)}
          />
        </div>
      )}
      {found.length === 0 && (
        <p class="nothing" role="status">
          {FIGURE.noneFound}
        </p>
      )}
      <ul class="list">
        {rows.map(row => (
          <li key={row.producerId} hidden={hidden.has(row)}>
            <ProducerItem report={report} row={row} desk={desk} detail={lastYearWords(row)} isInList />
          </li>
        ))}
      </ul>
    </Fold>
  )
}

interface ItemProps extends ProducersProps {
  row: FormRow
  /** The small words on the right. */
  detail: string
  /** A line of its own below. */
  reason?: string
  /** In the list of all: this one is what an address points at. */
  isInList?: boolean
}

export function ProducerItem({ report, row, desk, detail, reason = '', isInList = false }: ItemProps) {
  const isOpen = useSignal(false)
  const isShown = isInList && desk.shown.value === row.producerId
  const asked = openQuestions(desk.comments, row)
  return (
    <details
      class={`producer${isShown ? ' shown' : ''}`}
      id={isInList ? figureIdOf(row.producerId) : undefined}
      onToggle={event => {
        isOpen.value = event.currentTarget.open
        if (isOpen.peek()) desk.comments.fetch()
      }}
    >
      <summary>
        <span class="item-line">
          <span>{row.name}</span>
          <b>{amountWords(row.figure?.amount ?? null)}</b>
        </span>
        <span class="item-line small">
          <span class="producer-code">
            {row.code}
            {asked > 0 && <span class="badge returned">{FIGURE.asked(asked)}</span>}
          </span>
          <span>{detail}</span>
        </span>
        {reason && <span class="item-line">{reason}</span>}
        <Icon path={DOWN} />
      </summary>
      {isOpen.value && <Figure report={report} row={row} desk={desk} />}
    </details>
  )
}
