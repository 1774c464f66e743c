// One save of one report as it waits on the phone, and what a conflict of it means. Pure.
import type { FigureInput, FigureView, StaleFigures } from '../../bot/contract/reports.ts'
import { isSameFigure } from './typed-figure.ts'

export interface Job {
  officeCode: string
  period: string
  /** Full name of the officer who pressed save. */
  owner: string
  figures: FigureInput[]
}

export const keyOfJob = ({ officeCode, period, owner }: Omit<Job, 'figures'>): string =>
  `${officeCode}:${period}:${owner}`

/** A second save before the first one left: the newer figure of a producer replaces the older one. */
export function mergeJobs(waiting: Job, added: Job): Job {
  const ids = new Set(added.figures.map(figure => figure.producerId))
  return { ...added, figures: [...waiting.figures.filter(old => !ids.has(old.producerId)), ...added.figures] }
}

/** True when exactly this figure waits in the job. */
export const isInJob = (job: Job, input: FigureInput): boolean =>
  job.figures.some(waiting => waiting.producerId === input.producerId && isSameFigure(input, waiting))

/** Conflicts that are somebody else's figure, apart from those where exactly our figure is stored already. */
export function splitConflicts(
  figures: readonly FigureInput[],
  conflicts: StaleFigures['conflicts'],
): { real: StaleFigures['conflicts']; arrived: { producerId: string; figure: FigureView }[] } {
  const isOurs = (conflict: StaleFigures['conflicts'][number]) =>
    figures.some(input => input.producerId === conflict.producerId && isSameFigure(input, conflict.stored))
  return {
    real: conflicts.filter(conflict => !isOurs(conflict)),
    arrived: conflicts.filter(isOurs).map(({ producerId, stored }) => ({ producerId, figure: stored })),
  }
}
