// When things run: every second and whenever woken. Any number of processes run this against one database.

import { deleteExpired } from '../actions/delete-expired.ts'
import { fetchPhotos } from '../actions/fetch-photos.ts'
import { fetchUploads } from '../actions/fetch-uploads.ts'
import { handleEvents } from '../actions/handle-events.ts'
import { planDueNotices } from '../actions/plan-due-notices.ts'
import { sendDueNotices } from '../actions/send-due-notices.ts'
import { answerEvent } from '../chat/answer-event.ts'
import type { Deps } from '../deps.ts'

export interface Worker {
  start(): void
  /** Something may be due: run now instead of at the next tick. */
  wake(): void
  /** Runs until nothing is due any more: what tests and the practice clock call. Throws what a run throws. */
  runUntilIdle(): Promise<void>
  /** Ends after the run in hand. */
  stop(): Promise<void>
}

const TICK_MS = 1_000
const PLAN_EVERY_MS = 60_000
const CLEAN_EVERY_MS = 3_600_000
/** After a failed run (the database is away): breathe before the next. */
const PAUSE_MS = 3_000

export function createWorker(deps: Deps): Worker {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let isWanted = false
  let isStopped = false
  const last = { planned: Number.NEGATIVE_INFINITY, cleaned: Number.NEGATIVE_INFINITY }

  const isDue = (what: keyof typeof last, every: number): boolean => {
    const now = deps.clock.now().getTime()
    // A clock that went back must not silence the planner.
    if (Math.abs(now - last[what]) < every) return false
    last[what] = now
    return true
  }

  const runOnce = async (): Promise<void> => {
    const isMinute = isDue('planned', PLAN_EVERY_MS)
    if (isMinute) await planDueNotices(deps)
    if (isDue('cleaned', CLEAN_EVERY_MS)) await deleteExpired(deps)
    // A share at a time: what the first asked is answered before the last of a crowd is heard.
    if ((await handleEvents(deps, answerEvent)) > 0) isWanted = true
    await sendDueNotices(deps, { releaseHeld: isMinute, goesOn: () => !isStopped })
    // Last, because LINE may be slow to hand pictures and files over; what they lead to is said in the run that follows.
    if ((await fetchPhotos(deps)) > 0) isWanted = true
    if ((await fetchUploads(deps)) > 0) isWanted = true
  }

  const loop = async (): Promise<void> => {
    let pause = TICK_MS
    try {
      do {
        isWanted = false
        await runOnce()
      } while (isWanted && !isStopped)
    } catch (error) {
      pause = PAUSE_MS
      deps.log.error('worker.failed', {
        name: error instanceof Error ? error.name : 'unknown',
        code: codeOf(error),
      })
    }
    running = null
    if (!isStopped) schedule(pause)
  }

  const free = (): void => {
    running = null
  }

  const begin = (): void => {
    if (running === null) running = loop()
    else schedule(TICK_MS)
  }

  const schedule = (ms: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(begin, ms)
  }

  return {
    start: begin,
    wake() {
      isWanted = true
      if (running === null && timer !== null && !isStopped) {
        clearTimeout(timer)
        begin()
      }
    },
    async runUntilIdle() {
      // Only one run at a time in a process: wait for the one in hand, and keep the timer out.
      while (running !== null) await running
      last.planned = Number.NEGATIVE_INFINITY
      const run = (async () => {
        do {
          isWanted = false
          await runOnce()
        } while (isWanted)
      })()
      running = run.then(free, free)
      await run
    },
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      await running
    },
  }
}

const codeOf = (error: unknown): unknown => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}
