// What a restore means for what was on its way. Between the backup and the restore the service may have gone on: what it
// sent, whom it let in, is in no backup. Only statements that every schema since the first one understands.
//
// LINE acts once on a retry key within 24 hours, so a call that was under way at the moment of the backup is simply made
// again while its key is surely known. A notice that was not a call yet would get a new key, so it could arrive twice:
// what fell due by now is not sent any more but listed, and the planner goes on from now. Whoever moves the service
// (stopped, backed up, restored, started) says so, and nothing is skipped.
import type postgres from 'postgres'

/** LINE forgets a retry key after 24 hours; an hour is left for the tries. */
const KEY_LASTS_MS = 23 * 3600_000

export interface Settled {
  skippedNotices: number
  failedDeliveries: number
  revokedInvitations: number
  officers: number
  apiKeys: number
}

export async function settleRestored(
  tx: postgres.TransactionSql,
  { now: at, takenAt, isMoved }: { now: Date; takenAt: Date; isMoved: boolean },
): Promise<Settled> {
  const now = at.toISOString()
  const kept = {
    officers: await count(tx, 'select count(*)::int as n from officers where removed_at is null'),
    apiKeys: await countKeys(tx),
  }
  if (isMoved) return { skippedNotices: 0, failedDeliveries: 0, revokedInvitations: 0, ...kept }
  const skipped = await tx`
    update notices set state = 'skipped', reason = 'restored', settled_at = ${now}
    where state in ('planned', 'held') and send_after <= ${now}`
  const failed = at.getTime() - takenAt.getTime() < KEY_LASTS_MS ? [] : await failCalls(tx, now)
  await tx`update planner_watermarks set planned_until = greatest(planned_until, ${now})`
  // Used or withdrawn meanwhile: nobody can know, so nobody gets in by one.
  const revoked = await tx`
    update invitations set revoked_at = ${now}
    where used_at is null and revoked_at is null and expires_at > ${now}`
  return {
    skippedNotices: skipped.count,
    failedDeliveries: failed.length,
    revokedInvitations: revoked.count,
    ...kept,
  }
}

/** Calls whose key LINE may have forgotten: a person looks, nothing is sent blindly. */
async function failCalls(tx: postgres.TransactionSql, now: string): Promise<readonly unknown[]> {
  const calls = await tx<{ id: string }[]>`
    update deliveries set state = 'failed', error = 'restored from a backup', settled_at = ${now}
    where state = 'sending' returning id`
  await tx`
    update notices set state = 'failed', reason = 'restored', settled_at = ${now}
    where delivery_id in (select id from deliveries where state = 'failed' and settled_at = ${now}) and state = 'sending'`
  return calls
}

async function countKeys(tx: postgres.TransactionSql): Promise<number> {
  const [table] = await tx`select to_regclass('public.api_keys') is not null as there`
  return table?.there === true
    ? count(tx, 'select count(*)::int as n from api_keys where revoked_at is null')
    : 0
}

async function count(tx: postgres.TransactionSql, question: string): Promise<number> {
  const [row] = await tx.unsafe<{ n: number }[]>(question)
  return row?.n ?? 0
}
