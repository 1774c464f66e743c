// One run of the sender: asks LINE what the quota still pays for, prepares what is due, makes the calls.
import { sumSendingCost } from '../../db/queries/deliveries.ts'
import {
  countDueNotices,
  listDueGroups,
  releaseHeldNotices,
  setMemberCount,
} from '../../db/queries/notices.ts'
import type { Deps } from '../deps.ts'
import { prepareDeliveries } from './prepare-deliveries.ts'
import { sendDeliveries } from './send-deliveries.ts'

interface SendingRun {
  /** Also ask whether there is quota again for what waits for it (once a minute is enough). */
  releaseHeld: boolean
  /** Asked before more calls are begun: a process that is to end finishes only what is in hand. */
  goesOn(): boolean
}

/** Sends all that is due now; returns the number of calls made. */
export async function sendDueNotices(deps: Deps, { releaseHeld, goesOn }: SendingRun): Promise<number> {
  const { due, held } = await countDueNotices(deps.db, deps.clock.now())
  const waiting = releaseHeld ? held : 0
  if (due + waiting > 0) await prepareAll(deps, waiting)
  let calls = 0
  for (let made = -1; made !== 0; calls += made) made = await sendDeliveries(deps, goesOn)
  return calls
}

async function prepareAll(deps: Deps, held: number): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    const remaining = await readRemainingQuota(deps)
    if (isFirst && held > 0 && (remaining === null || remaining > 0)) await releaseHeldNotices(deps.db)
    await readGroupSizes(deps)
    if ((await prepareDeliveries(deps, remaining)) === 0) return
  }
}

/** Null = unlimited, or LINE did not say: then LINE's own refusal is what stops us. */
async function readRemainingQuota(deps: Deps): Promise<number | null> {
  try {
    const quota = await deps.line.readQuota()
    if (quota.limit === null) return null
    return Math.max(0, quota.limit - quota.used - (await sumSendingCost(deps.db)))
  } catch (error) {
    deps.log.warn('quota.unreadable', { reason: error instanceof Error ? error.name : 'unknown' })
    return null
  }
}

/** A push to a group costs its members: ask before counting. */
async function readGroupSizes(deps: Deps): Promise<void> {
  for (const groupId of await listDueGroups(deps.db, deps.clock.now())) {
    try {
      await setMemberCount(deps.db, groupId, await deps.line.countGroupMembers(groupId))
    } catch (error) {
      deps.log.warn('group.size_unreadable', { reason: error instanceof Error ? error.name : 'unknown' })
    }
  }
}
