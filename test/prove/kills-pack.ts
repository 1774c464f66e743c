// Workers that are killed at random moments of their sending and replaced, until the work is done. When everything that is
// left is in the hands of the dead or waits for its next try, the clock is moved on: time jumps only while nobody alive has
// a call in hand, so only leases of the dead end by it, and nobody has to wait for them.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { CHANNEL, type Door, type FailingLine } from './kills-line.ts'
import type { WorkerOrder } from './kills-worker.ts'

export interface Work {
  isDone: boolean
  /** Calls that can be claimed now. */
  due: number
  /** Calls that are not settled. */
  left: number
  /** When the next of them can be claimed. */
  nextAt: Date | null
}

export interface Hunt {
  /** Bundled kills-worker.ts. */
  program: string
  databaseUrl: string
  line: FailingLine
  chance: { below(n: number): number }
  clock: { now(): Date; offsetMs: number }
  kills: number
  /** Workers alive at the same time. */
  atOnce: number
  look(): Promise<Work>
}

export interface Killed {
  kills: number
  /** Of these, with calls in flight. */
  inFlight: number
  /** Calls that were in flight when their worker was killed. */
  calls: number
  /** Times the clock was moved on. */
  jumps: number
}

interface Worker {
  door: Door
  setClock(offsetMs: number): void
  kill(): Promise<void>
}

const LOOK_EVERY_MS = 40
/** Neither calls nor claims for this long: nobody alive has anything in hand but what hangs. */
const QUIET_MS = 300
/** From the moment at which a worker is doomed to its end, at most: less than a call takes, so that it finds some in flight. */
const DOOM_MS = 50

export async function huntWorkers(hunt: Hunt): Promise<Killed> {
  const killed: Killed = { kills: 0, inFlight: 0, calls: 0, jumps: 0 }
  const alive = new Set<Worker>()
  let work = await hunt.look()
  let heardAt = performance.now()

  async function hit(worker: Worker): Promise<void> {
    if (!alive.delete(worker)) return
    const calls = worker.door.open()
    killed.kills += 1
    killed.inFlight += calls > 0 ? 1 : 0
    killed.calls += calls
    await worker.kill()
  }

  /** Lives for some of its share of what is left to do, then for a moment more, and dies with calls in flight. */
  async function release(): Promise<void> {
    let answersLeft = hunt.chance.below(
      Math.ceil((2 * work.left) / Math.max(1, hunt.kills - killed.kills)) + 1,
    )
    let isDoomed = false
    let worker: Worker | null = null
    const hear = () => {
      heardAt = performance.now()
      if (isDoomed || answersLeft > 0 || killed.kills >= hunt.kills) return
      isDoomed = true
      const strike = () => {
        isDoomed = false
        if (worker !== null && worker.door.open() > 0 && killed.kills < hunt.kills) void hit(worker)
      }
      setTimeout(strike, hunt.chance.below(DOOM_MS))
    }
    const door = await hunt.line.openDoor({
      onSend: hear,
      onAnswer: () => {
        answersLeft -= 1
        hear()
      },
    })
    worker = startWorker(hunt, door)
    alive.add(worker)
  }

  /** Who has calls in flight is killed, in the hunting season only; then the clock moves on for all. */
  async function jump(): Promise<void> {
    await Promise.all([...alive].filter(worker => worker.door.open() > 0).map(hit))
    const { nextAt } = await hunt.look()
    if (nextAt === null) return
    hunt.clock.offsetMs += Math.max(0, nextAt.getTime() - hunt.clock.now().getTime()) + 1_000
    for (const worker of alive) worker.setClock(hunt.clock.offsetMs)
    killed.jumps += 1
  }

  try {
    while (!work.isDone) {
      while (alive.size < hunt.atOnce) await release()
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
      const before = work
      work = await hunt.look()
      if (work.due !== before.due || work.left !== before.left) heardAt = performance.now()
      const isQuiet = performance.now() - heardAt > QUIET_MS
      const isHunting = killed.kills < hunt.kills
      const isIdle = isHunting || [...alive].every(worker => worker.door.open() === 0)
      if (work.left > 0 && work.due === 0 && isQuiet && isIdle) await jump()
    }
    return killed
  } finally {
    await Promise.all([...alive].map(worker => worker.kill()))
  }
}

function startWorker({ program, databaseUrl, clock }: Hunt, door: Door): Worker {
  const { url } = door
  const channel = { ...CHANNEL, apiBaseUrl: url, dataApiBaseUrl: url }
  const order: WorkerOrder = { databaseUrl, channel, clockOffsetMs: clock.offsetMs }
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: dirname(program) },
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  // It may be dead already.
  child.stdin.on('error', () => {})
  return {
    door,
    setClock: offsetMs => void child.stdin.write(`${offsetMs}\n`),
    async kill() {
      child.kill('SIGKILL')
      await gone
      door.close()
    },
  }
}
