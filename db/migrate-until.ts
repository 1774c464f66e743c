// Brings an empty database to an older schema, for a backup that was made with it and for proofs of upgrading: the first
// migrations of the folder, applied by the very same code as all of them.
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateUp } from './migrate.ts'

interface Journal {
  entries: { tag: string }[]
}

/** Names of all migrations, oldest first. */
export async function listMigrationNames(migrationsFolder: string): Promise<string[]> {
  const journal = await readJournal(migrationsFolder)
  return journal.entries.map(entry => entry.tag)
}

/** Applies the first `count` migrations of the folder that `url` does not have yet. Throws as migrateUp does. */
export async function migrateUntil(
  url: string,
  { migrationsFolder, count }: { migrationsFolder: string; count: number },
): Promise<void> {
  const journal = await readJournal(migrationsFolder)
  const entries = journal.entries.slice(0, count)
  const folder = await mkdtemp(join(tmpdir(), 'otop-migrations-'))
  try {
    await mkdir(join(folder, 'meta'))
    await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
    for (const { tag } of entries)
      await copyFile(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`))
    await migrateUp(url, { migrationsFolder: folder })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readJournal(migrationsFolder: string): Promise<Journal> {
  return JSON.parse(await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as Journal
}
