// A key is withdrawn: from the next request on it opens nothing. It stays listed, so that its use can be looked up.
import { lockApiKey, revokeKey } from '../../db/queries/api-keys.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import type { ApiKeyList } from '../contract/api-keys.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { listApiKeys } from './list-api-keys.ts'

/** Revoking a revoked key changes nothing. Throws access.denied, key.unknown (also for another province's). */
export async function revokeApiKey(deps: Deps, actor: Actor, id: string): Promise<ApiKeyList> {
  const { provinceCode } = actor
  if (!may(actor, 'keep_api_keys', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    const key = await lockApiKey(tx, id)
    if (key === null || key.provinceCode !== provinceCode) throw new Problem('key.unknown')
    if (key.revokedAt !== null) return
    await revokeKey(tx, id, now)
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'revoke-api-key',
      provinceCode,
      detail: { keyId: id, name: key.name },
    })
  })
  return listApiKeys(deps, actor)
}
