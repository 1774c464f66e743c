// Workers are killed while they tell thousands of people something and LINE fails. Whether everybody was told once is judged
// by what stands in the chats of the simulated LINE, against who is to be told; never by what the service says of itself.
import { sql } from 'drizzle-orm'
import type { LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import type { Db } from '../../db/connect.ts'
import { bundlePrograms } from '../bundle.ts'
import { createTestDatabase } from '../database.ts'
import { startFailingLine } from './kills-line.ts'
import { huntWorkers, type Killed, type Work } from './kills-pack.ts'
import { seedCrowd, seedNation } from './kills-world.ts'
import { createChance, type Proof, type ProofResult } from './proof.ts'

interface FanOut {
  name: 'push' | 'multicast'
  /** Of the workers' clocks when they begin. */
  at: Date
  kills: number
  /** Writes down who is to be told; returns their LINE ids. */
  seed(db: Db): Promise<string[]>
}

const FAILING = 0.3
const LATENCY_MS = 60
const AT_ONCE = 3

export const proof: Proof = {
  promise: 'Each notice reaches each person exactly once, whatever dies meanwhile.',
  isInQuick: true,
  limitSeconds: [900, 60],
  async run({ seed, isQuick }) {
    const bundle = await bundlePrograms({ worker: 'test/prove/kills-worker.ts' })
    try {
      const result: ProofResult = { figures: {}, broken: [] }
      const fanOuts = isQuick ? [push(6, 60)] : [push(200, 878), multicast(40, 100_000)]
      for (const fanOut of fanOuts) {
        const part = await prove(fanOut, bundle.fileOf('worker'), seed)
        for (const [what, value] of Object.entries(part.figures))
          result.figures[`${fanOut.name}.${what}`] = value
        result.broken.push(...part.broken.map(sentence => `${fanOut.name}: ${sentence}`))
      }
      return result
    } finally {
      bundle.remove()
    }
  },
}

/** The last of March, when all who have not signed are told their own figures. */
const push = (kills: number, districts: number): FanOut => ({
  name: 'push',
  at: new Date('2025-03-31T09:00:00+07:00'),
  kills,
  seed: db => seedNation(db, districts, new Date('2025-03-31T08:59:00+07:00')),
})

/** The tenth, when all are told the same. */
const multicast = (kills: number, people: number): FanOut => ({
  name: 'multicast',
  at: new Date('2025-03-10T09:00:00+07:00'),
  kills,
  seed: db => seedCrowd(db, people, new Date('2025-03-10T09:00:00+07:00')),
})

async function prove(fanOut: FanOut, program: string, seed: number): Promise<ProofResult> {
  const startedAt = performance.now()
  const chance = createChance(seed)
  const clock = {
    offsetMs: fanOut.at.getTime() - Date.now(),
    now: () => new Date(Date.now() + clock.offsetMs),
  }
  const line = await startFailingLine(clock.now, chance, { failing: FAILING, latencyMs: LATENCY_MS })
  const database = await createTestDatabase()
  try {
    const people = await fanOut.seed(database.db)
    for (const userId of people) line.platform.people.add({ userId, displayName: userId })
    const killed = await huntWorkers({
      program,
      databaseUrl: database.url,
      line,
      chance,
      clock,
      kills: fanOut.kills,
      atOnce: AT_ONCE,
      look: () => look(database.db, clock.now()),
    })
    const told = countTold(line.platform, people)
    const { counts, platform } = line
    const changed = platform.calls.filter(call => call.changedOnRetry).length
    const broken = judge(fanOut, killed, told)
    if (changed > 0) broken.push(`${changed} calls came again with other bytes`)
    const unsettled = await listUnsettled(database.db)
    if (unsettled.length > 0) broken.push(`notices ended as ${unsettled.join(', ')}`)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    return {
      figures: {
        kills: killed.kills,
        inFlight: killed.inFlight,
        callsCut: killed.calls,
        recipients: people.length,
        ...told,
        calls: counts.calls,
        faults: counts.faults,
        known409: counts.known,
        jumps: killed.jumps,
        s: seconds,
      },
      broken,
    }
  } finally {
    await database.close()
  }
}

/** Everybody is told one message: what it says is others' business. */
function countTold(platform: LinePlatform, people: readonly string[]): { lost: number; doubled: number } {
  const counts = people.map(id => platform.chats.messages(id).filter(({ from }) => from === 'bot').length)
  return {
    lost: counts.filter(count => count === 0).length,
    doubled: counts.filter(count => count > 1).length,
  }
}

function judge(fanOut: FanOut, killed: Killed, told: { lost: number; doubled: number }): string[] {
  const broken: string[] = []
  if (told.lost > 0) broken.push(`${told.lost} people were not told`)
  if (told.doubled > 0) broken.push(`${told.doubled} people were told twice`)
  if (killed.kills < fanOut.kills)
    broken.push(`only ${killed.kills} of ${fanOut.kills} kills fell into the work`)
  if (killed.inFlight < killed.kills)
    broken.push(`${killed.kills - killed.inFlight} of ${killed.kills} kills cut no call in flight`)
  return broken
}

/** Planning writes all notices at once, so none planned or sending means that all have been told, once there are any. */
async function look(db: Db, now: Date): Promise<Work> {
  const [row] = await db.execute<{
    isPlanned: boolean
    isWaiting: boolean
    left: number
    due: number
    next: string | null
  }>(sql`
    select exists (select from notices) as "isPlanned",
      exists (select from notices where state in ('planned', 'held')) as "isWaiting",
      count(*)::int as left, count(*) filter (where next_attempt_at <= ${now.toISOString()}::timestamptz)::int as due,
      min(next_attempt_at)::text as next
    from deliveries where state = 'sending'`)
  if (row === undefined) throw new Error('a count without a row')
  const { isPlanned, isWaiting, left, due, next } = row
  return {
    isDone: isPlanned && !isWaiting && left === 0,
    due,
    left,
    nextAt: next === null ? null : new Date(next),
  }
}

/** How many notices ended otherwise than sent. */
async function listUnsettled(db: Db): Promise<string[]> {
  const rows = await db.execute<{ state: string; count: number }>(sql`
    select state, count(*)::int as count from notices where state <> 'sent' group by state`)
  return Array.from(rows, row => `${row.state} ${row.count}`)
}
