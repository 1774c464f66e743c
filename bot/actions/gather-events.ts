// Stores the events of many webhook requests with one statement: what comes in while a statement is at work goes into the
// next. So nobody waits for a timer, a lone request is stored at once, and a crowd costs PostgreSQL little more than one.
import type { NewWebhookEvent } from '../../db/queries/webhook-events.ts'
import type { Deps } from '../deps.ts'
import { storeEvents } from './store-events.ts'

/**
 * Resolves when the events of one request are stored for good. Rejects when they are not, or not in time: then nobody
 * knows whether they are, and it does no harm to deliver them again.
 */
export type StoreRequest = (events: readonly NewWebhookEvent[]) => Promise<void>

interface Request {
  events: readonly NewWebhookEvent[]
  settle: PromiseWithResolvers<void>
}

/** What one statement carries, in characters of events; one request alone may carry more. */
const BATCH_LENGTH = 1024 * 1024
/** What may wait; beyond it the database is too slow for what comes. */
const MOST_WAITING = 16 * BATCH_LENGTH
/** Each statement that does not come back holds a connection which others need. */
const MOST_OVERDUE = 3

export class NotStored extends Error {
  override name = 'NotStored'
}

/** @param withinMs for a request, and for a statement: when one is overdue the next no longer waits for it */
export function createEventGatherer(deps: Pick<Deps, 'db' | 'log' | 'wake'>, withinMs: number): StoreRequest {
  const waiting: Request[] = []
  let waitingLength = 0
  let isStoring = false
  let overdue = 0

  function storeNext(): void {
    if (isStoring || waiting.length === 0 || overdue >= MOST_OVERDUE) return
    const batch = takeBatch()
    let isOverdue = false
    isStoring = true
    const timer = setTimeout(() => {
      isOverdue = true
      isStoring = false
      overdue += 1
      storeNext()
    }, withinMs)
    const goOn = () => {
      clearTimeout(timer)
      if (isOverdue) overdue -= 1
      else isStoring = false
      storeNext()
    }
    void storeBatch(batch, goOn)
  }

  function takeBatch(): Request[] {
    let length = 0
    let count = 0
    for (const { events } of waiting) {
      const more = lengthOf(events)
      if (count > 0 && length + more > BATCH_LENGTH) break
      length += more
      count += 1
    }
    waitingLength -= length
    return waiting.splice(0, count)
  }

  /** One line in the log for all of them: it tells how many of each. */
  async function storeBatch(batch: readonly Request[], goOn: () => void): Promise<void> {
    const events = batch.flatMap(request => request.events)
    const counts = { requests: batch.length, events: events.length }
    try {
      const added = await storeEvents(deps, events)
      // PostgreSQL works on the next while the answers to these go out.
      goOn()
      for (const { settle } of batch) settle.resolve()
      deps.log.info('webhook.stored', { ...counts, added })
      if (added > 0) deps.wake()
    } catch (error) {
      goOn()
      for (const { settle } of batch) settle.reject(new NotStored('the database refused', { cause: error }))
      deps.log.error('webhook.not_stored', { ...counts, error })
    }
  }

  function giveUp(request: Request, why: string): void {
    const error = new NotStored(why)
    deps.log.error('webhook.not_stored', { requests: 1, events: request.events.length, error })
    request.settle.reject(error)
  }

  return async events => {
    if (events.length === 0) return
    const request = { events, settle: Promise.withResolvers<void>() }
    // Also who is told that it took too long stays in line: if it is stored later, the same events do not come in vain.
    const timer = setTimeout(() => giveUp(request, 'the database does not answer'), withinMs)
    const length = lengthOf(events)
    if (waitingLength + length > MOST_WAITING) giveUp(request, 'too much waits for the database')
    else {
      waiting.push(request)
      waitingLength += length
      storeNext()
    }
    try {
      await request.settle.promise
    } finally {
      clearTimeout(timer)
    }
  }
}

const lengthOf = (events: readonly NewWebhookEvent[]): number =>
  events.reduce((sum, { raw }) => sum + raw.length, 0)
