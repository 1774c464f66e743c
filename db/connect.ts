// The one place where a database driver is made: everything else takes a `Db` or a `Tx` as its first argument.
// Trap: drizzle replaces the date and JSON parsers of the postgres.js client it is given, so `sql` below returns
// timestamps as strings and takes ISO strings, not `Date`, as parameters. Prefer `db`.

import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { addArrayTypes } from './array-types.ts'
import { scopeClient } from './province-scope.ts'
import * as schema from './schema/index.ts'

export type Db = PgDatabase<
  PostgresJsQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>

/** What `db.transaction(async tx => …)` hands out. Using `db` inside it can wait for ever on a full pool. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export interface Connection {
  /** As the owner of the tables: for work that no person asked for. */
  db: Db
  /**
   * Sees and writes rows of that province only, whatever is asked (db/province-scope.ts); shares the pool of `db`.
   * Throws when it is not two digits.
   */
  scopeTo(provinceCode: string): Db
  /** The client under `db`, for what drizzle cannot say (LISTEN, COPY). It shares the pool of `db`. */
  sql: postgres.Sql
  /** Asks the server something over a connection of its own: a full pool is busy, not away. Rejects within two seconds. */
  ping(): Promise<void>
  /** Lets running queries finish for up to five seconds, then closes every connection. */
  close(): Promise<void>
}

export interface ConnectOptions {
  /** Size of the pool. The sum over all processes must stay below the server's max_connections. */
  max: number
  /** Shown in pg_stat_activity, so that an operator sees which process holds a lock. */
  applicationName?: string
}

/**
 * Opens a pool. Connections are made on first use, so a wrong url shows at the first query, not here.
 * The session runs in UTC whatever the server is set to: civil dates are computed by the service, never by the
 * server's own zone. Only settings that PgBouncer knows are sent, so a pooler in between works.
 */
export function connect(url: string, options: ConnectOptions): Connection {
  const open = (more: postgres.Options<Record<string, never>>) =>
    postgres(url, {
      connect_timeout: 5,
      // Back within two seconds of the database, not after the driver's own twenty.
      backoff: retries => Math.min(0.1 * 2 ** retries, 2),
      connection: { application_name: options.applicationName ?? 'otop', TimeZone: 'UTC' },
      // Asking for them can end the program; see array-types.ts.
      fetch_types: false,
      // The driver prints notices ("relation exists, skipping") to the console unless told otherwise.
      onnotice: () => {},
      ...more,
    })
  const sql = open({ max: options.max })
  const db = drizzle(sql, { schema })
  addArrayTypes(sql)
  const ping = once(() => askAlone(open({ max: 1 })))
  const scopeTo = remember(code => scopedDb(sql, code))
  return { db, scopeTo, sql, ping, close: () => sql.end({ timeout: 5 }) }
}

function scopedDb(sql: postgres.Sql, provinceCode: string): Db {
  const client = scopeClient(sql, provinceCode) as unknown as postgres.Sql
  const db = drizzle({ client, schema })
  addArrayTypes(client)
  return db
}

/** Made once per province: there are 77. */
function remember<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return key => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}

const PING_MS = 2000

async function askAlone(sql: postgres.Sql): Promise<void> {
  // Ending rejects what was asked, also of a server that fell silent after it had let us in.
  const timer = setTimeout(() => void sql.end({ timeout: 0 }), PING_MS)
  try {
    await sql`select 1`
  } finally {
    clearTimeout(timer)
    await sql.end({ timeout: 0 })
  }
}

/** Whoever calls while one call runs shares it. */
function once(call: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => {
    running ??= call().finally(() => {
      running = null
    })
    return running
  }
}
