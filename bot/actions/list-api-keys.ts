// Keys of the province for dashboards: what each may read, who made it, when it was last used.
import { type ApiKeyRow, listApiKeys as listRows } from '../../db/queries/api-keys.ts'
import type { ApiKeyList, ApiKeyView } from '../contract/api-keys.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { MOST_API_KEYS } from '../domain/api-key.ts'
import { Problem } from '../domain/problems.ts'

/** All in force, and as many revoked ones as anybody looks up. */
const MOST_LISTED = 60

/** Throws access.denied. */
export async function listApiKeys(deps: Deps, actor: Actor): Promise<ApiKeyList> {
  const { provinceCode } = actor
  if (!may(actor, 'keep_api_keys', provinceCode)) throw new Problem('access.denied')
  const rows = await listRows(deps.db, provinceCode, MOST_LISTED)
  const { publicUrl } = deps.settings
  return {
    keys: rows.map(row => viewKey(row.key, row.createdByName)),
    most: MOST_API_KEYS,
    address: `${publicUrl}/open/v1`,
    description: `${publicUrl}/openapi.json`,
  }
}

const viewKey = (row: ApiKeyRow, createdBy: string): ApiKeyView => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  createdBy,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
