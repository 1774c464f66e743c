// No request waits for a database that does not answer. A stopped one refuses at once; one that has fallen silent, or
// a driver that pauses between attempts, would otherwise hold the phone for minutes.
import { Problem } from '../domain/problems.ts'

/** Slow work (LINE may take seconds, a pool may be full) goes on as long as the database answers within this time. */
const ASK_AFTER_MS = 900
const ANSWER_WITHIN_MS = 700

type Ping = () => Promise<void>

/**
 * What `work` gives or throws, or service.unavailable when neither it nor the database answers within 1.6 s. The work
 * itself is not stopped: it may still be done later, which is safe because every action can be asked for twice.
 */
export async function unlessDatabaseAway<T>(ping: Ping, work: Promise<T>): Promise<T> {
  const { promise: away, reject } = Promise.withResolvers<never>()
  let timer: NodeJS.Timeout | null = null
  let isOver = false
  const askLater = () => {
    timer = setTimeout(async () => {
      const isThere = await answersInTime(ping)
      if (isOver) return
      if (isThere) askLater()
      else reject(new Problem('service.unavailable'))
    }, ASK_AFTER_MS)
  }
  askLater()
  try {
    return await Promise.race([work, away])
  } finally {
    isOver = true
    if (timer !== null) clearTimeout(timer)
  }
}

function answersInTime(ping: Ping): Promise<boolean> {
  return new Promise(resolve => {
    // Not before the sockets were looked at: after a pause of the whole process the answer may lie there unread.
    const timer = setTimeout(() => setImmediate(() => resolve(false)), ANSWER_WITHIN_MS)
    const settle = (isThere: boolean) => {
      clearTimeout(timer)
      resolve(isThere)
    }
    ping().then(
      () => settle(true),
      () => settle(false),
    )
  })
}
