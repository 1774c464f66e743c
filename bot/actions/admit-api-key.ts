// Whose key it is, looked up at every request: a revoked key is out at the next one.
import { type ApiKeyRow, findApiKey, noteKeyUse } from '../../db/queries/api-keys.ts'
import type { Deps } from '../deps.ts'
import { hashOf } from './open-session.ts'

/** Use is noted to the minute: dashboards ask more often than anybody wants to know. */
const NOTE_EVERY_MS = 60_000

/** The key in force, or null; its use is noted. */
export async function admitApiKey(deps: Deps, key: string): Promise<ApiKeyRow | null> {
  const found = await findApiKey(deps.db, hashOf(key))
  if (found === null) return null
  const now = deps.clock.now()
  const since = new Date(now.getTime() - NOTE_EVERY_MS)
  if (found.lastUsedAt === null || found.lastUsedAt <= since) await noteKeyUse(deps.db, found.id, now, since)
  return found
}
