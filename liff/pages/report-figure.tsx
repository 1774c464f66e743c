// One producer's figure, opened: what it is made of, its past, who recorded it, and the questions about it.
import type { FigureView, FormRow, ReportView } from '../../bot/contract/reports.ts'
import {
  CATEGORY_NAMES,
  CHANNEL_NAMES,
  NO_SALES_REASON_NAMES,
  SOURCE_NAMES,
} from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { figureHistoryPath, formRowPath } from '../routes.ts'
import { momentShort } from '../words-common.ts'
import { FIGURE, PAPER } from '../words-report.ts'
import { PaperButton } from './paper-button.tsx'
import { amountWords } from './report-amounts.ts'
import type { ReportDesk } from './report-desk.ts'
import { paperNumberOf } from './report-papers.tsx'
import { Questions } from './report-questions.tsx'

interface FigureProps {
  report: ReportView
  row: FormRow
  desk: ReportDesk
}

export function Figure({ report, row, desk }: FigureProps) {
  const { officeCode, period, may } = report
  const { producerId, figure } = row
  const giveBack = () => {
    desk.returning.producerId.value = producerId
    desk.asking.value = 'return'
  }
  return (
    <div class="figure">
      {figure && figure.entries.length > 0 && <Entries figure={figure} />}
      <dl class="facts told">
        {figure?.noSalesReason && (
          <Told term={FIGURE.noSales} says={NO_SALES_REASON_NAMES[figure.noSalesReason]} />
        )}
        {figure?.doubtReason && <Told term={FIGURE.doubt} says={figure.doubtReason} />}
        <Told term={FIGURE.lastMonth} says={amountWords(row.lastMonth)} />
        <Told term={FIGURE.lastYear} says={amountWords(row.lastYear)} />
        <Told term={FIGURE.product} says={row.product} />
        {figure?.note && <Told term={FIGURE.note} says={figure.note} />}
        {figure && <Told term={FIGURE.source} says={SOURCE_NAMES[figure.source]} />}
        {figure?.recordedBy && <Told term={FIGURE.recordedBy} says={figure.recordedBy} />}
        {figure && <Told term={FIGURE.recorded} says={momentShort(figure.recordedAt)} />}
      </dl>
      <p class="figure-ways">
        {may.save && <a href={formRowPath(period, producerId)}>{FIGURE.correct}</a>}
        {figure && <a href={figureHistoryPath(officeCode, period, producerId)}>{FIGURE.history}</a>}
        {figure && (
          <PaperButton
            tone="plain"
            paper={{ form: 'rt1', officeCode, period, number: paperNumberOf(report), producerId }}
          >
            {PAPER.rt1Of}
          </PaperButton>
        )}
        {may.return && (
          <Button tone="plain" onPress={giveBack}>
            {FIGURE.giveBack}
          </Button>
        )}
      </p>
      <Questions row={row} comments={desk.comments} mayWrite={may.comment} />
    </div>
  )
}

const Entries = ({ figure }: { figure: FigureView }) => (
  <ul class="entries">
    {figure.entries.map(({ category, channel, amount }) => (
      <li key={`${category}:${channel}`} class="item-line">
        <span>
          {CATEGORY_NAMES[category]} <span class="whole small">{CHANNEL_NAMES[channel]}</span>
        </span>
        <b>{amountWords(amount)}</b>
      </li>
    ))}
  </ul>
)

const Told = ({ term, says }: { term: string; says: string }) => (
  <>
    <dt>{term}</dt>
    <dd>{says}</dd>
  </>
)
