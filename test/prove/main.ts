// `npm run prove [-- --quick] [--seed N] [--only name,name]`: tries to break what the product promises, and says how it
// went in one line each. Every proof runs in a process of its own, with a time limit, and makes its databases on one server;
// the quick ones run two at a time. The end is 1 when one is broken.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { useDatabaseServer } from '../database.ts'
import { type DatabaseServer, startDatabaseServer } from '../database-server.ts'
import type { ProofResult } from './proof.ts'
import { PROOFS } from './proofs.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string' },
    only: { type: 'string' },
    /** How this program calls itself for one proof, and for the server that it shares. */
    run: { type: 'string' },
    server: { type: 'string' },
  },
})
const isQuick = values.quick
const seed = Number(values.seed ?? Math.floor(Date.now() / 1000))

if (values.run !== undefined) await runOne(values.run, JSON.parse(values.server ?? '{}'))
else process.exitCode = (await runAll(values.only?.split(',') ?? Object.keys(PROOFS))) ? 0 : 1

async function runOne(name: string, server: DatabaseServer): Promise<void> {
  // Ended at its limit, it still ends what it has started: that hangs on `exit`, which a signal leaves out.
  process.once('SIGTERM', () => process.exit(1))
  // Until there is a result: a proof that ends without one has not kept anything.
  process.exitCode = 1
  const proof = await load(name)
  useDatabaseServer(server)
  const startedAt = performance.now()
  const result: ProofResult = await proof.run({ seed, isQuick })
  const isKept = result.broken.length === 0
  const figures = Object.entries(result.figures).map(([what, value]) => `${what}=${value}`)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(
    `${isKept ? 'kept  ' : 'BROKEN'} ${name.padEnd(12)} ${figures.join(' ')} seconds=${seconds}\n`,
  )
  for (const sentence of result.broken.slice(0, 20)) process.stdout.write(`       ${sentence}\n`)
  process.exit(isKept ? 0 : 1)
}

async function runAll(names: string[]): Promise<boolean> {
  process.stdout.write(`Proofs with seed ${seed}${isQuick ? ', quick' : ''}\n`)
  const server = await startDatabaseServer(process.env.TEST_DATABASE_URL)
  const waiting = [...names]
  let isFine = true
  const runInTurn = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const proof = await load(name)
      if (isQuick && !proof.isInQuick) continue
      if (await isKept(name, proof.limitSeconds[isQuick ? 1 : 0], server)) continue
      isFine = false
      process.stdout.write(`       ${proof.promise} Again: npm run prove -- --only ${name} --seed ${seed}\n`)
    }
  }
  try {
    // What a whole proof measures is not to be the other one's load.
    await Promise.all(isQuick ? [runInTurn(), runInTurn()] : [runInTurn()])
  } finally {
    await server.stop()
  }
  return isFine
}

async function load(name: string) {
  const proof = PROOFS[name]
  if (proof === undefined) throw new Error(`No proof ${name}; there are: ${Object.keys(PROOFS).join(', ')}`)
  return await proof()
}

function isKept(name: string, seconds: number, server: DatabaseServer): Promise<boolean> {
  const more = isQuick ? ['--quick'] : []
  const child = spawn(
    process.execPath,
    [
      import.meta.filename,
      '--run',
      name,
      '--server',
      JSON.stringify(server),
      '--seed',
      String(seed),
      ...more,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const timer = setTimeout(() => {
    process.stdout.write(`BROKEN ${name.padEnd(12)} not done after ${seconds} s\n`)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  }, seconds * 1000)
  return new Promise(resolve => {
    child.once('exit', code => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}
