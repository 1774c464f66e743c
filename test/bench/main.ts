// `npm run bench [-- --only name,name]`: everything that is said about speed, measured side by side in one run. Prints
// each figure with its goal and ends with 1 when one is missed; results of a quiet run are kept in results.md.
import { parseArgs } from 'node:util'
import { useDatabaseServer } from '../database.ts'
import { startDatabaseServer } from '../database-server.ts'
import type { Bench, Figure } from './compare.ts'

/** By name, in the order in which they run; loaded only when it runs. */
const BENCHES: Record<string, () => Promise<Bench>> = {
  nation: async () => (await import('./nation.ts')).NATION,
  intake: async () => (await import('./intake.ts')).intake,
  sending: async () => (await import('./sending.ts')).sending,
  phone: async () => (await import('./phone.ts')).phone,
  save: async () => (await import('./save.ts')).save,
  start: async () => (await import('./start.ts')).start,
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const names = values.only?.split(',') ?? Object.keys(BENCHES)

const isMet = ({ value, goal }: Figure): boolean =>
  goal === null || ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost)

function describe(figure: Figure): string {
  const { what, value, unit, goal } = figure
  const said = `${what.padEnd(58)} ${value.toFixed(value < 10 ? 2 : 0).padStart(9)} ${unit.padEnd(6)}`
  if (goal === null) return said
  const wanted = 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`
  return `${said} ${wanted.padEnd(16)} ${isMet(figure) ? 'met' : 'MISSED'}`
}

/** For whoever needs an empty one quickly; benches about durability start their own. */
const server = await startDatabaseServer(process.env.TEST_DATABASE_URL)
useDatabaseServer(server)
let missed = 0
for (const name of names) {
  const load = BENCHES[name]
  if (load === undefined) throw new Error(`No bench ${name}; there are: ${Object.keys(BENCHES).join(', ')}`)
  const bench = await load()
  process.stdout.write(`\n${name}: ${bench.says}\n`)
  for (const figure of await bench.run()) {
    process.stdout.write(`  ${describe(figure)}\n`)
    if (!isMet(figure)) missed += 1
  }
}
await server.stop()
process.exit(missed === 0 ? 0 : 1)
