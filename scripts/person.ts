// What the personal data protection act asks of whoever keeps a record about people:
//   npm run person -- find NAME                        who is meant: id, office, whether they have left
//   npm run person -- export ID > person.json          everything kept about them
//   npm run person -- erase ID [--also TEXT]                      takes name, LINE id and number out of the record
//   npm run person -- producer CODE FROM UNTIL         who changed a producer's record, or took it away on paper
import { parseArgs } from 'node:util'
import { erasePerson } from '../bot/actions/erase-person.ts'
import { exportPerson } from '../bot/actions/export-person.ts'
import { searchPeople } from '../bot/actions/person-data.ts'
import { searchProducers, traceProducer } from '../bot/actions/trace-producer.ts'
import { compose } from '../bot/compose.ts'
import { loadConfig } from '../bot/config.ts'
import type { Deps } from '../bot/deps.ts'
import { Problem, problemWords } from '../bot/domain/problems.ts'
import { explain } from '../bot/explain.ts'
import { createClock } from '../bot/outside/clock.ts'
import { createIds } from '../bot/outside/ids.ts'
import { createLog } from '../bot/outside/log.ts'
import { connect } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'

process.once('uncaughtException', error => {
  const words = error instanceof Problem ? problemWords(error.code, error.detail) : null
  console.error(words === null ? explain(error) : `${words.says} ${words.next}`)
  process.exit(1)
})
const USAGE = `Usage: npm run person -- find NAME
       npm run person -- export ID
       npm run person -- erase ID [--also 0812345678]   (other words that name them, from six letters)
       npm run person -- producer CODE 2025-01-01 2025-02-01   (the second day is not included)`
const { positionals, values } = parseArgs({
  options: { also: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
})
const [verb = '', what = '', ...rest] = positionals
if (!['find', 'export', 'erase', 'producer'].includes(verb) || what === '') {
  console.error(USAGE)
  process.exit(2)
}
const config = loadConfig()
// Not openDatabase: who asks about a person does not upgrade the record by the way.
const embedded =
  config.databaseUrl === null ? await startEmbedded({ dataDir: config.dataDir, durable: true }) : null
const connection = connect(config.databaseUrl ?? embedded?.url ?? '', { max: 2 })
try {
  const clock = createClock()
  const outside = { connection, clock, ids: createIds(), log: createLog({ clock, level: 'warn' }) }
  const channel = config.line ?? noChannel()
  const { deps } = compose(config, channel, outside)
  if (verb === 'find') await find(deps)
  else if (verb === 'export') console.log(JSON.stringify(await exportPerson(deps, what), null, 2))
  else if (verb === 'erase') await erase(deps)
  else await trace(deps)
} finally {
  await connection.close()
  await embedded?.stop()
}

/** Nothing is sent from here. */
function noChannel() {
  return {
    channelId: null,
    channelSecret: '',
    channelAccessToken: 'none',
    loginChannelId: '',
    liffId: '',
    apiBaseUrl: 'http://127.0.0.1',
    dataApiBaseUrl: 'http://127.0.0.1',
  }
}

async function find(deps: Deps): Promise<void> {
  const found = await searchPeople(deps, what)
  if (found.length === 0) console.log('Nobody of that name.')
  for (const { id, fullName, role, officeCode, removedAt } of found)
    console.log(
      `${id}  ${fullName}  ${role} of ${officeCode}${removedAt === null ? '' : `, left ${removedAt.toISOString().slice(0, 10)}`}`,
    )
}

async function erase(deps: Deps): Promise<void> {
  const { officerIds, rewritten, stays } = await erasePerson(deps, what, values.also)
  console.log(`Erased: ${officerIds.join(', ')}.`)
  for (const [table, rows] of Object.entries(rewritten))
    console.log(`${table}: ${rows} rows no longer name them.`)
  for (const [table, rows] of Object.entries(stays))
    console.log(
      `${table}: ${rows} records still hold the name: signed or filed documents, or registers of producers.`,
    )
  console.log('Backups made before still hold the person: delete them, or erase again after a restore.')
}

async function trace(deps: Deps): Promise<void> {
  const [from = '', until = ''] = rest
  const producers = await searchProducers(deps, what)
  const span = { from: new Date(`${from}T00:00:00+07:00`), until: new Date(`${until}T00:00:00+07:00`) }
  if (Number.isNaN(span.from.getTime()) || Number.isNaN(span.until.getTime())) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  for (const { id, name } of producers) {
    console.log(`${name} (${id})`)
    for (const { at, by, says, details } of await traceProducer(deps, id, span))
      console.log(`  ${at}  ${by ?? '–'}  ${[says, ...details].join(' · ')}`)
  }
  console.log('Changes, and papers and tables taken away. Reading a page is not recorded.')
}
