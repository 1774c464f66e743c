// What a reader must know before the numbers: open again and until when, sent back and why, locked and until when,
// and why somebody who could certify cannot certify this one.
import type { ReportView } from '../../bot/contract/reports.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { CLOCK, LOCK } from '../parts/more-icons.ts'
import { formRowPath } from '../routes.ts'
import { momentLong, momentShort } from '../words-common.ts'
import { lockWords } from '../words-lock.ts'
import { NOTE } from '../words-report.ts'
import { type ReportDesk, showProducer } from './report-desk.ts'

interface NotesProps {
  report: ReportView
  desk: ReportDesk
}

export function Notes({ report, desk }: NotesProps) {
  const { state, returned, reopened, lock, isOwnWork, may } = report
  return (
    <>
      {reopened && <Reopened reopened={reopened} />}
      {state === 'returned' && returned && <Returned report={report} returned={returned} desk={desk} />}
      {lock && <Locked report={report} />}
      {isOwnWork && state === 'submitted' && !may.certify && (
        <Banner tone="info" icon={LOCK}>
          <p>{NOTE.ownWork}</p>
        </Banner>
      )}
    </>
  )
}

function Reopened({ reopened }: { reopened: NonNullable<ReportView['reopened']> }) {
  const by = NOTE.reopenedBy(reopened.by)
  return (
    <Banner tone="warn" icon={CLOCK}>
      <h2>{NOTE.reopened}</h2>
      <p class="until">{NOTE.reopenedUntil(momentLong(reopened.until))}</p>
      <p>{NOTE.because(reopened.reason)}</p>
      <p class="small">{[NOTE.locksAgain, by].filter(Boolean).join(' · ')}</p>
    </Banner>
  )
}

function Returned({
  report,
  returned,
  desk,
}: NotesProps & { returned: NonNullable<ReportView['returned']> }) {
  const row = report.rows.find(item => item.producerId === returned.producerId)
  return (
    <Banner tone="warn" icon={ALERT}>
      <h2>{NOTE.returned}</h2>
      <p>{NOTE.because(returned.reason)}</p>
      <p class="small">{NOTE.by(returned.by, momentShort(returned.at))}</p>
      {row &&
        (report.may.save ? (
          <a class="to-figure" href={formRowPath(report.period, row.producerId)}>
            {NOTE.toFigure(row.name)}
          </a>
        ) : (
          <Button tone="plain" onPress={() => showProducer(desk, row.producerId)}>
            {NOTE.toFigure(row.name)}
          </Button>
        ))}
    </Banner>
  )
}

function Locked({ report }: { report: ReportView }) {
  const { says, until } = lockWords(report)
  return (
    <Banner tone="info" icon={LOCK}>
      <p>
        <b>{says}</b>
      </p>
      <p class="small">{until}</p>
    </Banner>
  )
}
