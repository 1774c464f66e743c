// A program that uses the built-in database, for tests that need several or must kill one. It speaks JSON lines:
// first `{url, startedByUs}` or `{error}`, then with "write" every row the database has acknowledged.
// A line on stdin, or its end, makes it stop cleanly.

import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { startEmbedded } from '../../db/embedded.ts'

const [dataDir = '', task = 'hold'] = process.argv.slice(2)

function say(fact: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`)
}

async function writeForEver(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  await sql`create table if not exists written (row serial primary key)`
  for (;;) {
    const [written] = await sql`insert into written default values returning row`
    say({ row: written?.row })
  }
}

try {
  const database = await startEmbedded({ dataDir, durable: true })
  say({ url: database.url, startedByUs: database.startedByUs })
  if (task === 'write') await writeForEver(database.url)
  for await (const _ of createInterface({ input: process.stdin })) break
  await database.stop()
} catch (error) {
  say({ error: String(error) })
}
process.stdin.destroy()
