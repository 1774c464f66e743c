// `npm run migrate`: brings the database of the settings to this version and ends.
import { join } from 'node:path'
import { loadConfig } from '../bot/config.ts'
import { explain } from '../bot/explain.ts'
import { openDatabase } from '../db/open.ts'

process.once('uncaughtException', error => {
  console.error(explain(error))
  process.exit(1)
})
const config = loadConfig()
const database = await openDatabase({
  databaseUrl: config.databaseUrl,
  dataDir: config.dataDir,
  migrationsFolder: join(import.meta.dirname, '../db/migrations'),
  max: 1,
})
await database.close()
console.log('The database is up to date.')
