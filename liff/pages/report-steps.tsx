// Where a report stands: draft, submitted, certified, accepted; who moved it and when.
import type { ReportView } from '../../bot/contract/reports.ts'
import { bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import { thaiDateShort, thaiTime } from '../../bot/domain/thai-dates.ts'
import { CHECK, Icon } from '../parts/icon.tsx'
import { REPORT } from '../words-report.ts'

const REACHED: Record<ReportView['state'], number> = {
  draft: 0,
  returned: 0,
  submitted: 1,
  certified: 2,
  accepted: 3,
}

export function ReportSteps({ report }: { report: ReportView }) {
  const reached = REACHED[report.state]
  const steps = [null, report.submitted, report.certified, report.accepted]
  return (
    <ol class="steps card" aria-label={REPORT.stepsLabel}>
      {REPORT.steps.map((words, index) => {
        const step = index <= reached ? steps[index] : null
        // Each step's name says that it has happened; only a draft is still going on.
        const isDone = reached > 0 && index <= reached
        return (
          <li
            key={words}
            class={isDone ? 'done' : index === reached ? 'now' : 'later'}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span class="dot">{isDone ? <Icon path={CHECK} /> : index + 1}</span>
            <b>{words}</b>
            {step && <span class="small">{step.by ?? ''}</span>}
            {step && <Moment at={new Date(step.at)} />}
          </li>
        )
      })}
    </ol>
  )
}

/** Two lines: four steps share the width of a phone. */
const Moment = ({ at }: { at: Date }) => (
  <>
    <span class="small whole">{thaiDateShort(bangkokDateOf(at))}</span>
    <span class="small whole">{thaiTime(bangkokTimeOf(at))}</span>
  </>
)
