// `npm run invite -- --role provincial_officer --office 56`: link and QR for the first officer of a province.
// Everybody after that is invited from the mini-app.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { createInvitation } from '../bot/actions/invite.ts'
import { compose } from '../bot/compose.ts'
import { loadConfig } from '../bot/config.ts'
import { CreateInvitation } from '../bot/contract/invitations.ts'
import { explain } from '../bot/explain.ts'
import { createClock } from '../bot/outside/clock.ts'
import { createIds } from '../bot/outside/ids.ts'
import { createLog } from '../bot/outside/log.ts'
import { openDatabase } from '../db/open.ts'
import { ROLES } from '../db/vocabulary.ts'

process.once('uncaughtException', error => {
  console.error(explain(error))
  process.exit(1)
})
const { values } = parseArgs({ options: { role: { type: 'string' }, office: { type: 'string' } } })
const asked = CreateInvitation.safeParse({ kind: 'officer', role: values.role, officeCode: values.office })
if (!asked.success) {
  console.error(
    `Usage: npm run invite -- --role ${ROLES.join('|')} --office CODE   (56 = a province, 5605 = a district)`,
  )
  process.exit(2)
}
const config = loadConfig()
if (config.line === null) {
  console.error(
    'No LINE channel is configured: in practice mode invite people on the page /practice. Set the LINE_… settings (.env.example) first.',
  )
  process.exit(2)
}
const database = await openDatabase({
  databaseUrl: config.databaseUrl,
  dataDir: config.dataDir,
  migrationsFolder: join(import.meta.dirname, '../db/migrations'),
  max: 2,
})
try {
  const clock = createClock()
  const log = createLog({ clock, level: 'warn' })
  const { deps } = compose(config, config.line, {
    connection: database.connection,
    clock,
    ids: createIds(),
    log,
  })
  const invitation = await createInvitation(deps, null, asked.data)
  console.log(
    `Invitation for ${asked.data.kind === 'officer' ? asked.data.role : ''} of ${invitation.officeName}, valid until ${invitation.expiresAt}, for one person:\n`,
  )
  console.log(invitation.url)
  console.log(renderUnicodeCompact(invitation.url ?? ''))
} finally {
  await database.close()
}
