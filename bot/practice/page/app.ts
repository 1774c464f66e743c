// What the parts of the page share: the last state, a way to ask for a new one, and one place for failures.
import type { PracticeState } from '../practice-api.ts'

export interface App {
  /** The last state the service told; parts are drawn only once there is one. */
  state: PracticeState
  /** Asks the service soon; many calls become one. */
  refresh(): void
  /** Runs what a button does; a failure is told to the person and never thrown. Resolves to whether it went well. */
  run(work: () => Promise<unknown>): Promise<boolean>
}

/** A part of the page that is drawn anew from the state. */
export interface Part {
  draw(): void
}
