// Where a report stands: draft, submitted, certified; who moved it and when.
import type { ReportView } from '../../bot/contract/reports.ts'
import { CHECK, Icon } from '../parts/icon.tsx'
import { momentShort } from '../words-common.ts'
import { REPORT } from '../words-pages.ts'

const REACHED: Record<ReportView['state'], number> = {
  draft: 0,
  returned: 0,
  submitted: 1,
  certified: 2,
  accepted: 2,
}

export function ReportSteps({ report }: { report: ReportView }) {
  const reached = REACHED[report.state]
  const steps = [null, report.submitted, report.certified]
  return (
    <ol class="steps card" aria-label={REPORT.stepsLabel}>
      {REPORT.steps.map((words, index) => {
        const step = index <= reached ? steps[index] : null
        const isDone = index < reached || reached === 2
        return (
          <li
            key={words}
            class={isDone ? 'done' : index === reached ? 'now' : 'later'}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span class="dot">{isDone ? <Icon path={CHECK} /> : index + 1}</span>
            <b>{words}</b>
            {step && <span class="small">{step.by ?? ''}</span>}
            {step && <span class="small">{momentShort(step.at)}</span>}
          </li>
        )
      })}
    </ol>
  )
}
