// How far one district is, as pieces of a card: name, figures recorded with a bar, the three steps of a report.
import { isComplete, type OfficeProgress, type Progress, percentOf } from '../domain/completeness.ts'
import { isCertified, isReported } from '../domain/report-states.ts'
import { COLORS, callout, figure, type Part, progressBar, stepper, text } from './flex-parts.ts'
import { type NextStep, situationOf } from './next-step.ts'
import { districtWords } from './place-words.ts'

/** `บันทึกแล้ว 41 จาก 63 ราย` */
export const progressWords = (progress: Progress): string =>
  `บันทึกแล้ว ${progress.recorded} จาก ${progress.expected} ราย`

export const officeTitle = (office: OfficeProgress, margin?: string): Part =>
  text(districtWords(office.officeName), {
    size: 'lg',
    weight: 'bold',
    ...(margin !== undefined && { margin }),
  })

/** Recorded of expected in large figures with a bar; nothing where there is nobody to record. */
export function progressParts(progress: Progress): Part[] {
  if (progress.expected === 0) return []
  const color = isComplete(progress) ? COLORS.green : COLORS.amber
  return [
    figure('บันทึกแล้ว', String(progress.recorded), `จาก ${progress.expected} ราย`, color),
    progressBar(percentOf(progress), color),
  ]
}

/** Progress and steps; nothing where there is nothing to report. */
export const standingParts = (office: OfficeProgress): Part[] =>
  office.expected === 0 ? [] : [...progressParts(office), reportSteps(office)]

const reportSteps = (office: OfficeProgress): Part =>
  stepper([
    { label: 'บันทึกครบ', isDone: isComplete(office) },
    { label: 'ส่งรายงาน', isDone: isReported(office.state) },
    { label: 'รับรอง', isDone: isCertified(office.state) },
  ])

/** Name, progress, steps and what comes next: the middle of every card about one district. */
export function officeParts(office: OfficeProgress, step: Pick<NextStep, 'says'>): Part[] {
  return [officeTitle(office, 'md'), ...standingParts(office), stepCallout(office, step)]
}

/** The same in one sentence, for the altText. */
export function officeWords(office: OfficeProgress, step: NextStep): string {
  const progress = office.expected === 0 ? [] : [progressWords(office)]
  return [districtWords(office.officeName), ...progress, step.says].join(' ')
}

/** What comes next, on a ground that says how things are: returned red, unfinished amber, else green. */
export function stepCallout(office: OfficeProgress, step: Pick<NextStep, 'says'>): Part {
  const situation = situationOf(office)
  if (situation === 'returned' || situation === 'no_producers') return callout(step.says, 'red')
  return callout(step.says, situation === 'unfinished' ? 'amber' : 'green')
}
