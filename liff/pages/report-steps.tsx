// Where a report stands: draft, submitted, certified, accepted; who moved it and when.
import { Fragment } from 'preact'
import type { ReportView } from '../../bot/contract/reports.ts'
import { bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import { thaiDateShort, thaiTime } from '../../bot/domain/thai-dates.ts'
import { CHECK, Icon } from '../parts/icon.tsx'
import { REPORT } from '../words-report.ts'
import { Unchanged } from './report-changes.tsx'

const REACHED: Record<ReportView['state'], number> = {
  draft: 0,
  returned: 0,
  submitted: 1,
  certified: 2,
  accepted: 3,
}

const CERTIFIED = REACHED.certified

export function ReportSteps({ report }: { report: ReportView }) {
  const reached = REACHED[report.state]
  const actingOrder = report.versions[0]?.actingOrder
  const steps = [null, report.submitted, report.certified, report.accepted]
  return (
    <>
      <ol class={`steps card${steps.some(Boolean) ? ' told' : ''}`} aria-label={REPORT.stepsLabel}>
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
              {step && (
                <span class="step-told small">
                  {step.by && <Name name={step.by} />}
                  {index === CERTIFIED && actingOrder && <span class="whole">{REPORT.acting}</span>}
                  <Moment at={new Date(step.at)} />
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <Unchanged changes={report.changes} state={report.state} />
    </>
  )
}

/** Broken between its parts only: a browser that knows no Thai names breaks them in mid-word. */
const Name = ({ name }: { name: string }) => (
  <span>
    {name.split(' ').map((part, index) => (
      <Fragment key={part}>
        {index > 0 && ' '}
        <span class="whole">{part}</span>
      </Fragment>
    ))}
  </span>
)

/** Two lines where four steps share the width. */
const Moment = ({ at }: { at: Date }) => (
  <span class="step-at">
    <span class="whole">{thaiDateShort(bangkokDateOf(at))}</span>{' '}
    <span class="whole">{thaiTime(bangkokTimeOf(at))}</span>
  </span>
)
