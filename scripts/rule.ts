// `npm run rule -- --province 56 --certify-own-work allow|refuse`: whether whoever recorded or submitted a report may
// certify it in this province. Refused unless allowed; where it happens the form says so. Recorded in the audit trail.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '../bot/config.ts'
import { explain } from '../bot/explain.ts'
import { createClock } from '../bot/outside/clock.ts'
import { openDatabase } from '../db/open.ts'
import { insertAudit } from '../db/queries/audit.ts'
import { findOffice } from '../db/queries/officers.ts'
import { mayCertifyOwnWork, putCertifyOwnWork } from '../db/queries/reopenings.ts'

process.once('uncaughtException', error => {
  console.error(explain(error))
  process.exit(1)
})
const { values } = parseArgs({
  options: { province: { type: 'string' }, 'certify-own-work': { type: 'string' } },
})
const provinceCode = values.province ?? ''
const decision = values['certify-own-work'] ?? ''
if (!/^\d{2}$/.test(provinceCode) || !['allow', 'refuse'].includes(decision)) {
  console.error('Usage: npm run rule -- --province CODE --certify-own-work allow|refuse   (56 = Phayao)')
  process.exit(2)
}
const config = loadConfig()
const database = await openDatabase({
  databaseUrl: config.databaseUrl,
  dataDir: config.dataDir,
  migrationsFolder: join(import.meta.dirname, '../db/migrations'),
  max: 1,
})
const to = decision === 'allow'
const said = to ? 'may certify it' : 'does not certify it'
try {
  const isKnown = (await findOffice(database.connection.db, provinceCode))?.kind === 'province'
  if (!isKnown) {
    console.error(`There is no province ${provinceCode}.`)
    process.exitCode = 2
  } else {
    const isNew = await database.connection.db.transaction(async tx => {
      const from = await mayCertifyOwnWork(tx, provinceCode)
      if (from === to) return false
      await putCertifyOwnWork(tx, provinceCode, to)
      await insertAudit(tx, {
        at: createClock().now(),
        actorKind: 'command',
        origin: 'command',
        action: 'change-rule',
        provinceCode,
        detail: { rule: 'certify-own-work', from, to },
      })
      return true
    })
    console.log(
      `Province ${provinceCode}: whoever recorded or submitted a report ${said}${isNew ? '' : ', as before'}.`,
    )
  }
} finally {
  await database.close()
}
