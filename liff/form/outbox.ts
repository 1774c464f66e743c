// Every save passes through here: first kept on the phone, then sent, so that a save pressed without a signal, or
// just before the battery died, is sent when there is one again. The server takes the same save twice without harm.
import type { FigureInput, FigureView, SavedFigures, StaleFigures } from '../../bot/contract/reports.ts'
import { call } from '../api.ts'
import { asFailure, type Failure, isPassing } from '../failure.ts'
import { forget, keep, listKept, readKept } from '../keep.ts'
import { officer } from '../officer.ts'
import { type Job, keyOfJob, mergeJobs, splitConflicts } from './save-job.ts'

export type Outcome =
  /** `reportVersion` null: all of it had arrived before; ask for the report to know its version. */
  | { kind: 'saved'; figures: SavedFigures['figures']; reportVersion: number | null }
  | { kind: 'stale'; conflicts: StaleFigures['conflicts'] }
  | { kind: 'refused'; failure: Failure }
  /** Kept, and sent again later. */
  | { kind: 'waiting'; failure: Failure }

type Listener = (job: Job, outcome: Outcome) => void

/** Before the key of a report: its save that has not left yet. */
export const OUTBOX = 'outbox:'
const FIRST_RETRY_MS = 5_000
const LAST_RETRY_MS = 60_000

const listeners = new Set<Listener>()
let chain: Promise<void> = Promise.resolve()
let retryMs = FIRST_RETRY_MS
let timer = 0

/** Hears the outcome of every save of any report. Returns how to stop. */
export function listenToOutbox(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps figures and sends them. */
export async function putAndSend(job: Job): Promise<void> {
  const key = OUTBOX + keyOfJob(job)
  const waiting = await readKept<Job>(key)
  await keep(key, waiting ? mergeJobs(waiting, job) : job)
  await sendKept()
}

/** The unsent save of one report, if any. */
export const readUnsent = (job: Omit<Job, 'figures'>): Promise<Job | undefined> =>
  readKept<Job>(OUTBOX + keyOfJob(job))

/** This officer's saves that have not left yet. */
export async function listUnsent(): Promise<Job[]> {
  const jobs = (await listKept<Job>(OUTBOX)).map(([, job]) => job)
  return jobs.filter(isMine)
}

/** Another officer's save on a shared phone waits for its owner. */
const isMine = (job: Job): boolean => job.owner === officer.peek()?.fullName

/** Sends what is kept, one report after the other. Safe to call at any time. */
export function sendKept(): Promise<void> {
  chain = chain.then(sendAll)
  return chain
}

async function sendAll(): Promise<void> {
  clearTimeout(timer)
  for (const [key, job] of await listKept<Job>(OUTBOX)) {
    if (!isMine(job)) continue
    const outcome = await send(job)
    if (outcome.kind === 'waiting') {
      timer = window.setTimeout(sendKept, retryMs)
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
    } else {
      retryMs = FIRST_RETRY_MS
      await forget(key)
    }
    for (const listener of listeners) listener(job, outcome)
    if (outcome.kind === 'waiting') return
  }
}

async function send(job: Job): Promise<Outcome> {
  try {
    const { figures, reportVersion } = await save(job, job.figures)
    return { kind: 'saved', figures, reportVersion }
  } catch (error) {
    const failure = asFailure(error)
    if (isPassing(failure)) return { kind: 'waiting', failure }
    if (failure.code !== 'figures.stale' || !failure.problem) return { kind: 'refused', failure }
    const { conflicts } = failure.problem.detail as StaleFigures
    const { real, arrived } = splitConflicts(job.figures, conflicts)
    return real.length > 0 ? { kind: 'stale', conflicts } : sendRest(job, arrived)
  }
}

/** An answer got lost: what it stored is there. Only the rest still has to go. */
async function sendRest(job: Job, arrived: { producerId: string; figure: FigureView }[]): Promise<Outcome> {
  const rest = job.figures.filter(input => !arrived.some(item => item.producerId === input.producerId))
  if (rest.length === 0) return { kind: 'saved', figures: arrived, reportVersion: null }
  const later = await send({ ...job, figures: rest })
  return later.kind === 'saved' ? { ...later, figures: [...arrived, ...later.figures] } : later
}

const save = ({ officeCode, period }: Job, figures: FigureInput[]) =>
  call('saveFigures', { officeCode, period }, { figures })

// Sends when the signal or the person comes back.
addEventListener('online', () => void sendKept())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void sendKept()
})
