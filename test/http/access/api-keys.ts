// Who may call the routes of keys for dashboards, and a sound request of each.
import { sql } from 'drizzle-orm'
import { hashOf } from '../../../bot/actions/open-session.ts'
import type { API_KEYS_ROUTES } from '../../../bot/contract/api-keys-routes.ts'
import type { AccessWorld } from '../access-world.ts'
import {
  type AccessRows,
  everyOfficer,
  ITEMS_OF_PROVINCE,
  NEVER_ITEM,
  NOT_HERE,
  type RequestMakers,
  type Target,
  YES,
} from './rows.ts'

type Name = keyof typeof API_KEYS_ROUTES

export const API_KEYS_EXPECTED: AccessRows<Name> = {
  listApiKeys: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  createApiKey: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  // Of another province's key nobody learns that there is one.
  revokeApiKey: { ...everyOfficer(NEVER_ITEM), provincial_officer: ITEMS_OF_PROVINCE },
}

/** A key of the province of that office. */
async function addKey({ service, bystanders }: AccessWorld, target: Target): Promise<string> {
  const { ids, db, clock } = service.deps
  const id = ids.uuid()
  await db.execute(sql`
    insert into api_keys (id, province_code, name, key_hash, scopes, created_by, created_at)
    values (${id}, left(${target}, 2), ${id}, ${hashOf(id)}, '{totals}', ${bystanders[target]},
      ${clock.now().toISOString()}::timestamptz)`)
  return id
}

export const API_KEYS_REQUESTS: RequestMakers<Name> = {
  listApiKeys: () => ({ params: {} }),
  createApiKey: ({ service }) => ({
    params: {},
    body: { name: service.deps.ids.uuid(), scopes: ['totals', 'producers'] },
  }),
  revokeApiKey: async (world, _who, target) => ({ params: { id: await addKey(world, target) } }),
}
