// How far a district is with a month. Complete = every active producer has a figure or a stated zero.
import type { ReportState } from '../../db/vocabulary.ts'

export interface Progress {
  /** Active producers in the period. */
  expected: number
  /** Of these, with a figure or a stated zero. */
  recorded: number
}

/** Where a district stands, for notices, chat and board alike. */
export interface OfficeProgress extends Progress {
  officeCode: string
  officeName: string
  state: ReportState
  isForecastFiled: boolean
}

export const leftOf = (progress: Progress): number => Math.max(0, progress.expected - progress.recorded)

/** A district without producers has nothing to report and is never complete by accident. */
export const isComplete = (progress: Progress): boolean => progress.expected > 0 && leftOf(progress) === 0

/** Whole percent, rounded down so that 100 means complete. */
export const percentOf = (progress: Progress): number =>
  progress.expected === 0 ? 0 : Math.floor((progress.recorded / progress.expected) * 100)
