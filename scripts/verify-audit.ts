// `npm run audit:verify`: checks the chain of every province from its rows and prints the heads to write down. Fails and
// names the first row that is not as it was sealed. `-- --noted HASH` also looks for a head that was written down
// before: rows, seals and heads that were all rewritten are found out only that way.
import { parseArgs } from 'node:util'
import { verifyAudit } from '../bot/actions/verify-audit.ts'
import { loadConfig } from '../bot/config.ts'
import type { ChainFault } from '../bot/domain/audit-chain.ts'
import { explain } from '../bot/explain.ts'
import { connect } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'
import { findSeal } from '../db/queries/audit-chain.ts'

const FAULTS: Record<ChainFault, string> = {
  changed_row: 'the row or its seal was changed',
  missing_row: 'the row was taken away',
  unsealed_row: 'the row has no seal: it was not written by the service, or its seal was taken away',
  missing_seal: 'the seal with this number was taken away',
  seal_order: 'seals have changed places',
  head: 'the chain ends here, but its head says otherwise: rows were taken away from the end, or the head was changed',
}

process.once('uncaughtException', error => {
  console.error(explain(error))
  process.exit(1)
})
const { values } = parseArgs({ options: { noted: { type: 'string' } } })
const noted = values.noted?.trim().toLowerCase()
const nameOf = (chain: string) => (chain === '' ? 'of no province' : `of province ${chain}`)
const config = loadConfig()
// Not openDatabase: who checks a record changes nothing in it, not even its version.
const embedded =
  config.databaseUrl === null ? await startEmbedded({ dataDir: config.dataDir, durable: true }) : null
const { db, close } = connect(config.databaseUrl ?? embedded?.url ?? '', { max: 1 })
try {
  const { chains, broken } = await verifyAudit(db)
  for (const { chain, rows, erased, head } of chains)
    console.log(
      `Chain ${nameOf(chain)}: ${rows} rows, unbroken${erased > 0 ? `, ${erased} of them with a name erased on record` : ''}. Head: ${head}`,
    )
  if (broken !== null) {
    const { chain, number, seq, why } = broken
    const place = [number === null ? [] : `number ${number}`, seq === null ? [] : `audit row ${seq}`].flat()
    console.error(`Chain ${nameOf(chain)} is broken at ${place.join(', ')}: ${FAULTS[why]}.`)
    process.exitCode = 1
  }
  const seal = noted === undefined ? null : await findSeal(db, noted)
  if (seal !== null)
    console.log(`The noted head is number ${seal.number} of the chain ${nameOf(seal.chain)}.`)
  else if (noted !== undefined) {
    console.error('The noted head is in no chain: rows up to it were rewritten, or it was noted wrong.')
    process.exitCode = 1
  }
} finally {
  await close()
  await embedded?.stop()
}
