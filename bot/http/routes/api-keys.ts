// Routes of keys for dashboards.
import { createApiKey } from '../../actions/create-api-key.ts'
import { listApiKeys } from '../../actions/list-api-keys.ts'
import { revokeApiKey } from '../../actions/revoke-api-key.ts'
import type { API_KEYS_ROUTES } from '../../contract/api-keys-routes.ts'
import type { Handlers } from '../handler.ts'

export const apiKeysRoutes: Handlers<keyof typeof API_KEYS_ROUTES> = {
  listApiKeys: ({ deps, actor }) => listApiKeys(deps, actor),
  createApiKey: ({ deps, actor, body }) => createApiKey(deps, actor, body),
  revokeApiKey: ({ deps, actor, params }) => revokeApiKey(deps, actor, params.id),
}
