// `npm run restore -- FILE [--moved]`: brings a backup back into an empty database, all or nothing. Without --moved the
// service may have gone on after the backup: what may have been sent already is not sent again.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '../bot/config.ts'
import { explain } from '../bot/explain.ts'
import { createClock } from '../bot/outside/clock.ts'
import { createStorage } from '../bot/outside/storage.ts'
import { restoreBackup } from '../db/backup/restore-backup.ts'
import { startEmbedded } from '../db/embedded.ts'

process.once('uncaughtException', error => {
  console.error(explain(error))
  process.exit(1)
})
const { values, positionals } = parseArgs({
  options: { moved: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [file] = positionals
if (file === undefined) {
  console.error(
    'Usage: npm run restore -- FILE [--moved]   (--moved: the service was stopped before the backup and has not run since; what waits is sent)',
  )
  process.exit(2)
}
const { databaseUrl, dataDir, storage, line } = loadConfig()
// Practice has a clock of its own, and nobody outside got anything.
const isMoved = values.moved || line === null
const embedded = databaseUrl === null ? await startEmbedded({ dataDir, durable: true }) : null
try {
  const { put } = createStorage(storage)
  const report = await restoreBackup(databaseUrl ?? embedded?.url ?? '', {
    path: resolve(file),
    migrationsFolder: join(import.meta.dirname, '../db/migrations'),
    now: createClock().now(),
    isMoved,
    putPhoto: (key, bytes) => put(key, bytes, 'image/jpeg'),
  })
  console.log(
    `Restored as of ${report.takenAt.toISOString()}: ${report.rows} rows, ${report.photos} photos; every table compared.`,
  )
  console.log('Everybody opens the app once more; links to papers and spreadsheets are made anew.')
  console.log(
    `${report.officers} people and ${report.apiKeys} API keys are as they were then: repeat removals, revocations and erasures made since.`,
  )
  if (!isMoved)
    console.log(
      `Not sent, because it may have been already: ${report.skippedNotices} notices, ${report.failedDeliveries} calls to LINE. Withdrawn: ${report.revokedInvitations} open invitations. Remind offices by hand where needed.`,
    )
  for (const key of report.missingPhotos) console.error(`The backup has no photo ${key}.`)
} finally {
  await embedded?.stop()
}
