// `npm run backup -- FILE`: the whole record as it is now in one file, while the service goes on; the built-in database or
// that of DATABASE_URL alike, without other programs. What is in the file: READ-ME.txt inside it.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadConfig } from '../bot/config.ts'
import { explain } from '../bot/explain.ts'
import { createClock } from '../bot/outside/clock.ts'
import { createStorage } from '../bot/outside/storage.ts'
import { writeBackup } from '../db/backup/write-backup.ts'
import { startEmbedded } from '../db/embedded.ts'

process.once('uncaughtException', error => {
  console.error(explain(error))
  process.exit(1)
})
const [file] = process.argv.slice(2)
if (file === undefined || file.startsWith('-')) {
  console.error('Usage: npm run backup -- FILE   (for example backup-2025-01-31.tar.gz)')
  process.exit(2)
}
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
const { databaseUrl, dataDir, storage } = loadConfig()
const embedded = databaseUrl === null ? await startEmbedded({ dataDir, durable: true }) : null
try {
  const path = resolve(file)
  const readPhoto = storage.kind === 'folder' ? createStorage(storage).get : null
  const now = createClock().now()
  const report = await writeBackup(databaseUrl ?? embedded?.url ?? '', { path, version, now, readPhoto })
  const { rows, photos, missingPhotos, bytes, sha256 } = report
  console.log(`${path}: ${rows} rows, ${photos} photos, ${(bytes / 1e6).toFixed(1)} MB.`)
  console.log(`SHA-256 of the file, to note elsewhere: ${sha256}`)
  console.log('It holds personal data and is readable for you alone: keep it where the database may be kept.')
  if (readPhoto === null) console.log('Photos are in S3 and not in this file: the bucket needs versioning.')
  if (missingPhotos > 0)
    console.error(`${missingPhotos} photos are missing or altered in the storage; the file lists them.`)
} finally {
  await embedded?.stop()
}
