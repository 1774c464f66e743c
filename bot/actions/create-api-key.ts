// A key for a dashboard is made. It is told once and stored as a hash; the names of keys in force differ, so that pressing
// twice does not leave a second key behind that nobody has seen.
import { insertApiKey, listApiKeyNames } from '../../db/queries/api-keys.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { lockOffice } from '../../db/queries/officers.ts'
import { API_SCOPES } from '../../db/vocabulary.ts'
import type { CreateApiKey, CreatedApiKey } from '../contract/api-keys.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { API_KEY_BYTES, API_KEY_PREFIX, MOST_API_KEYS } from '../domain/api-key.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { listApiKeys } from './list-api-keys.ts'
import { hashOf } from './open-session.ts'

/** Throws access.denied, key.name_taken (detail.name), key.too_many (detail.most). */
export async function createApiKey(
  deps: Deps,
  actor: Actor,
  { name, scopes: wanted }: CreateApiKey,
): Promise<CreatedApiKey> {
  const { provinceCode } = actor
  if (!may(actor, 'keep_api_keys', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  const key = API_KEY_PREFIX + deps.ids.secret(API_KEY_BYTES)
  const scopes = API_SCOPES.filter(scope => wanted.includes(scope))
  await deps.db.transaction(async tx => {
    await lockOffice(tx, provinceCode)
    const names = await listApiKeyNames(tx, provinceCode)
    if (names.includes(name)) throw new Problem('key.name_taken', { name })
    if (names.length >= MOST_API_KEYS) throw new Problem('key.too_many', { most: MOST_API_KEYS })
    const id = deps.ids.uuid()
    await insertApiKey(tx, {
      id,
      provinceCode,
      name,
      keyHash: hashOf(key),
      scopes,
      createdBy: actor.id,
      createdAt: now,
    })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'create-api-key',
      provinceCode,
      detail: { keyId: id, name, scopes: scopes.join(' ') },
    })
  })
  return { key, list: await listApiKeys(deps, actor) }
}
