// The role behind db/province-scope.ts belongs to the whole server, not to one database: it is looked after at every
// start, so that it is there after a restore on another server or with another login, and several databases of one
// server may begin at once.
import type postgres from 'postgres'
import { PROVINCE_ROLE } from './province-scope.ts'

const CREATE = `create role ${PROVINCE_ROLE} nologin`
const GRANT = `grant ${PROVINCE_ROLE} to`

/** Somebody else made the same thing at this moment. */
const TAKEN = ['42710', '23505', 'XX000']
const NOT_ALLOWED = '42501'

/** What the operator has to put right; the message says how. */
export class DatabaseRights extends Error {
  override name = 'DatabaseRights'
}

/**
 * Makes the role and lets this login act as it. Does nothing when both are so.
 * @throws DatabaseRights when this login may not do it
 */
export async function ensureProvinceRole(client: postgres.Sql): Promise<void> {
  for (let left = 10; ; left--) {
    const { isThere, isOurs } = await readState(client)
    if (isOurs) return
    await client.unsafe(isThere ? `${GRANT} current_user` : CREATE).catch(error => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (code === NOT_ALLOWED) throw refusal(isThere, error)
      if (!TAKEN.includes(code) || left === 0) throw error
    })
  }
}

/**
 * Whoever does not own the tables would find them empty instead of being refused.
 * @throws DatabaseRights
 */
export async function refuseWalledIn(client: postgres.Sql): Promise<void> {
  const [row] = await client`select row_security_active(to_regclass('officers')) as is_walled_in`
  if (row?.is_walled_in === true)
    throw new DatabaseRights(
      'The login of DATABASE_URL must own the tables of the database; it sees no rows of them now. As an administrator: reassign owned by <former owner> to <login>.',
    )
}

/** `isOurs`: there, and this login can act as it. */
async function readState(client: postgres.Sql): Promise<{ isThere: boolean; isOurs: boolean }> {
  // From 16 on a login may be a member that cannot act as the role; before, there is no such word.
  const [role] = await client`
    select pg_has_role(oid, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
      as "isOurs"
    from pg_roles where rolname = ${PROVINCE_ROLE}`
  return { isThere: role !== undefined, isOurs: role?.isOurs === true }
}

/** From 16 on only who made a role may grant it, and administrators. */
function refusal(isThere: boolean, cause: unknown): DatabaseRights {
  const what = `The login of DATABASE_URL needs the role ${PROVINCE_ROLE}, behind which each province sees only its own rows, and may not take it.`
  const both = `Either: alter role <login> createrole. Or, as an administrator, once: ${CREATE}; ${GRANT} <login>.`
  return new DatabaseRights(`${what} ${isThere ? `As an administrator, once: ${GRANT} <login>.` : both}`, {
    cause,
  })
}
