// Rows of a backup into their tables, piece after piece through one COPY per table, and the comparison afterwards.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type postgres from 'postgres'
import { copyIn, copyOut, type KeptTable, NOT_KEPT } from './catalog.ts'
import { BackupRefused, type Manifest } from './format.ts'

/** Pieces of one table follow each other; `end` finishes the last one. Throws BackupRefused. */
export function loadTables(tx: postgres.TransactionSql, tables: readonly KeptTable[]) {
  let open: { name: string; stream: Writable; failed: Promise<never> } | null = null

  async function begin(name: string): Promise<{ stream: Writable; failed: Promise<never> }> {
    const table = tables.find(known => known.name === name)
    if (table === undefined) throw new BackupRefused(`The backup has a table ${name} that nobody knows.`)
    const stream = await tx.unsafe(copyIn(table)).writable()
    const failed = new Promise<never>((_, reject) => stream.once('error', reject))
    failed.catch(() => {})
    return { stream, failed }
  }

  async function end(): Promise<void> {
    if (open === null) return
    const { name, stream, failed } = open
    open = null
    try {
      await Promise.race([handOver(stream), failed])
      // The driver does not tell a stream that its last rows were refused: the next statement hears it.
      await tx`select 1`
    } catch (cause) {
      throw new BackupRefused(`The rows of ${name} do not fit into their table.`, { cause })
    }
  }

  async function write(name: string, bytes: Buffer): Promise<void> {
    if (open?.name !== name) {
      await end()
      open = { name, ...(await begin(name)) }
    }
    const { stream, failed } = open
    try {
      if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), failed])
    } catch (cause) {
      throw new BackupRefused(`The rows of ${name} do not fit into their table: ${String(cause)}`, { cause })
    }
  }
  /** Lets go of the connection, so that everything can be taken back. */
  function abandon(): void {
    open?.stream.destroy(new Error('the backup ended too early'))
    open = null
  }
  return { write, end, abandon }
}

/** Ends the stream; resolves when its last bytes are handed to the connection, not when the server has answered. */
function handOver(stream: Writable): Promise<void> {
  return new Promise(resolve => {
    const { _final } = stream
    stream._final = done => {
      _final.call(stream, done)
      resolve()
    }
    stream.end()
  })
}

/** Throws BackupRefused when a table does not hold, byte for byte, what was backed up. */
export async function verifyTables(
  tx: postgres.TransactionSql,
  tables: readonly KeptTable[],
  manifest: Manifest,
): Promise<void> {
  for (const table of tables) {
    const expected = manifest.tables.find(({ name }) => name === table.name)
    if (NOT_KEPT.includes(table.name)) continue
    const { rows, sha256 } = await hashTable(tx, table)
    if (expected?.sha256 !== sha256 || expected.rows !== rows)
      throw new BackupRefused(`Table ${table.name} does not hold what was backed up. Nothing was restored.`)
  }
}

/** Rows of a table and the SHA-256 of their lines in order. */
export async function hashTable(
  tx: postgres.TransactionSql,
  table: KeptTable,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const row of await tx.unsafe(copyOut(table)).readable()) {
    hash.update(row as Buffer)
    rows += 1
  }
  return { rows, sha256: hash.digest('hex') }
}
