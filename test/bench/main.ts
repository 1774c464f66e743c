// `npm run bench [-- --only name,name]`: everything that is said about speed, measured side by side in one run. Prints
// each figure with its goal and ends with 1 when one is missed; results of a quiet run are kept in results.md.
import { parseArgs } from 'node:util'
import type { Bench, Figure } from './compare.ts'

/** By name, in the order in which they run; loaded only when it runs. */
const BENCHES: Record<string, () => Promise<Bench>> = {}

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
process.exit(missed === 0 ? 0 : 1)
