// The one place where a database driver is made: everything else takes a `Db` or a `Tx` as its first argument.
// Trap: drizzle replaces the date and JSON parsers of the postgres.js client it is given, so `sql` below returns
// timestamps as strings and takes ISO strings, not `Date`, as parameters. Prefer `db`.

import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { addArrayTypes } from './array-types.ts'
import * as schema from './schema/index.ts'

export type Db = PgDatabase<
  PostgresJsQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>

/** What `db.transaction(async tx => …)` hands out. Using `db` inside it can wait for ever on a full pool. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export interface Connection {
  db: Db
  /** The client under `db`, for what drizzle cannot say (LISTEN, COPY). It shares the pool of `db`. */
  sql: postgres.Sql
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
  const sql = postgres(url, {
    max: options.max,
    connect_timeout: 5,
    // Back within two seconds of the database, not after the driver's own twenty.
    backoff: retries => Math.min(0.1 * 2 ** retries, 2),
    connection: { application_name: options.applicationName ?? 'otop', TimeZone: 'UTC' },
    // Asking for them can end the program; see array-types.ts.
    fetch_types: false,
    // The driver prints notices ("relation exists, skipping") to the console unless told otherwise.
    onnotice: () => {},
  })
  const db = drizzle(sql, { schema })
  addArrayTypes(sql)
  return { db, sql, close: () => sql.end({ timeout: 5 }) }
}
