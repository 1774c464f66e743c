// Who is using the server: every program that does holds one idle connection with a shared advisory lock. The server
// itself drops it when the program dies, however it dies, so "am I the last one?" always has a true answer.
// The connection does not keep the program alive.

import { connect, type Socket } from 'node:net'
import postgres from 'postgres'
import { PROVINCE_ROLE } from '../province-scope.ts'
import { SUPERUSER } from './cluster.ts'

/** The role and the database of the product: not a superuser, so that rights behave as on a managed PostgreSQL. */
export const ROLE = 'otop'

/** Same space as the migration lock (db/migrate.ts), other number. */
const PRESENCE_LOCK = [0x4f544f50, 2] as const

export interface Presence {
  /** Stops counting as present and says whether no other program is. The connection stays until `end`. */
  leave(): Promise<{ isLast: boolean }>
  end(): Promise<void>
}

/**
 * Logs in, makes the role and the database if they are missing (call under the start lock), and stays.
 * @param onLost called once if the connection breaks without `end`
 * @throws what the driver throws: '28P01' when the password is wrong, ECONNREFUSED and '57P03' when not ready
 */
export async function announcePresence(
  port: number,
  password: string,
  onLost: () => void,
): Promise<Presence> {
  const sockets: Socket[] = []
  let isPresent = false
  const options = {
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    connection: { application_name: 'otop presence' },
    onnotice: () => {},
    onclose: () => {
      if (isPresent) onLost()
      isPresent = false
    },
    // Known to the driver, not to its types; the only way to the socket.
    socket: () => {
      const socket = connect(port, '127.0.0.1')
      sockets.push(socket)
      return socket
    },
  }
  const client = postgres(options)
  const end = async (): Promise<void> => {
    isPresent = false
    await client.end({ timeout: 1 })
  }
  const leave = async (): Promise<{ isLast: boolean }> => {
    isPresent = false
    for (const socket of sockets) socket.ref()
    await client`select pg_advisory_unlock_shared(${PRESENCE_LOCK[0]}, ${PRESENCE_LOCK[1]})`
    return { isLast: await isNobodyPresent(client) }
  }
  try {
    await client`select pg_advisory_lock_shared(${PRESENCE_LOCK[0]}, ${PRESENCE_LOCK[1]})`
    await ensureDatabase(client, password)
  } catch (error) {
    await end()
    throw error
  }
  isPresent = true
  for (const socket of sockets) socket.unref()
  return { leave, end }
}

async function isNobodyPresent(client: postgres.Sql): Promise<boolean> {
  const rows = await client`
    select count(*)::int as present from pg_locks
    where locktype = 'advisory' and classid = ${PRESENCE_LOCK[0]} and objid = ${PRESENCE_LOCK[1]} and objsubid = 2`
  return rows[0]?.present === 0
}

async function ensureDatabase(client: postgres.Sql, password: string): Promise<void> {
  const rows = await client`
    select exists (select from pg_roles where rolname = ${ROLE}) as has_role,
           exists (select from pg_roles where rolname = ${PROVINCE_ROLE}) as has_province_role,
           exists (select from pg_database where datname = ${ROLE}) as has_database`
  // These statements take no parameters; the password is base64url, so quotes are enough.
  if (!rows[0]?.has_role) await client.unsafe(`create role ${ROLE} login createdb password '${password}'`)
  // Here, so that the role of the product needs no right to make roles.
  if (!rows[0]?.has_province_role) await client.unsafe(`create role ${PROVINCE_ROLE} nologin`)
  await client.unsafe(`grant ${PROVINCE_ROLE} to ${ROLE}`)
  if (!rows[0]?.has_database) await client.unsafe(`create database ${ROLE} owner ${ROLE}`)
}
