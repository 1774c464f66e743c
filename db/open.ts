// A database ready to use: the one of DATABASE_URL, else the embedded server; migrated, places loaded.
import { type Connection, connect } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { loadPlaces } from './load-places.ts'
import { migrateUp } from './migrate.ts'

export interface OpenOptions {
  /** Null = embedded. */
  databaseUrl: string | null
  dataDir: string
  migrationsFolder: string
  /** Pool size. */
  max: number
}

export interface OpenedDatabase {
  url: string
  connection: Connection
  /** Closes the pool, then the embedded server if nobody else uses it. */
  close(): Promise<void>
}

/** Throws EmbeddedUnavailable, with what to do, where the platform cannot run the embedded server. */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const embedded =
    options.databaseUrl === null ? await startEmbedded({ dataDir: options.dataDir, durable: true }) : null
  const url = options.databaseUrl ?? embedded?.url ?? ''
  try {
    await migrateUp(url, { migrationsFolder: options.migrationsFolder })
    const connection = connect(url, { max: options.max })
    await loadPlaces(connection.db)
    return {
      url,
      connection,
      async close() {
        await connection.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}
