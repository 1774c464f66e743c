// Proof: whoever floods the service costs it little memory, keeps no connection for long, and does not make the others wait
// or go without an answer.
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { hashOf } from '../../bot/actions/open-session.ts'
import { loadPlaces } from '../../db/load-places.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import type { Attack, AttackResult } from './floods-attacker.ts'
import {
  type Flood,
  type Flooded,
  type GoodTraffic,
  growthDuring,
  p99,
  probe,
  startAttacker,
  startFlooded,
} from './floods-run.ts'
import { trySmuggling } from './floods-smuggle.ts'
import type { Proof, ProofResult } from './proof.ts'

const MOST_GROWN_MB = 20
/** Times the p99 of quiet; below this many milliseconds quiet itself is a matter of the machine's chance. */
const MOST_SLOWED = 2
const LEAST_P99_MS = 10
/** Five seconds for a head, one until it is noticed, and what a busy machine adds. */
const HEAD_WITHIN_MS = 9_000
const ROUNDS = 3
/** Of one flood: 250 good requests in each round. */
const SECONDS = 5

const BODY_BYTES = 300 * 1000 * 1000

type Plan = Pick<Attack, 'kind' | 'many' | 'heads'> & { name: string; body?: Buffer; isInQuick?: boolean }

interface Target {
  service: Flooded
  good: GoodTraffic
  flood: Flood
  isQuick: boolean
}

const headOf = (line: string, ...more: string[]) => [`${line} HTTP/1.1`, 'Host: x', ...more].join('\r\n')
const JSON_TYPE = 'Content-Type: application/json'
/** Once with its length and once without. */
const bothWays = (line: string, ...more: string[]) => [
  headOf(line, ...more),
  headOf(line, ...more, 'Transfer-Encoding: chunked'),
]

function plansFor(cookie: string): Plan[] {
  const mine = `Cookie: ${cookie}`
  const figures = 'PUT /api/reports/5605/2025-01/figures'
  return [
    {
      name: 'webhook',
      kind: 'bodies',
      many: 20,
      heads: bothWays('POST /webhook', JSON_TYPE),
      isInQuick: true,
    },
    {
      name: 'forged',
      kind: 'bodies',
      many: 20,
      heads: bothWays('POST /webhook', JSON_TYPE, `X-Line-Signature: ${'A'.repeat(43)}=`),
    },
    {
      name: 'unsigned',
      kind: 'bodies',
      many: 20,
      heads: [
        ...bothWays('POST /api/session', JSON_TYPE),
        ...bothWays(figures, JSON_TYPE),
        ...bothWays('POST /api/uploads/rt1/5605'),
        ...bothWays('PUT /api/evidence-items/00000000-0000-4000-8000-000000000000/photo'),
        ...bothWays('POST /nowhere'),
      ],
      isInQuick: true,
    },
    {
      name: 'signedIn',
      kind: 'bodies',
      many: 20,
      heads: [...bothWays(figures, JSON_TYPE, mine), ...bothWays('POST /api/uploads/rt1/5605', mine)],
    },
    {
      name: 'bombs',
      kind: 'bombs',
      many: 20,
      heads: [
        headOf(figures, JSON_TYPE, mine, 'Content-Encoding: gzip'),
        headOf('POST /api/session', JSON_TYPE, 'Content-Encoding: gzip'),
        headOf('POST /api/uploads/rt1/5605', mine, 'Content-Encoding: gzip'),
        headOf('POST /webhook', JSON_TYPE, 'Content-Encoding: gzip'),
      ],
      body: gzipSync(Buffer.alloc(50_000_000, '[')),
    },
    {
      name: 'otherBombs',
      kind: 'bombs',
      many: 20,
      heads: [headOf(figures, JSON_TYPE, mine, 'Content-Encoding: br')],
      body: brotliCompressSync(Buffer.alloc(50_000_000, '[')),
    },
    { name: 'slowHeads', kind: 'drip', many: 200, heads: [headOf('GET /api/home', 'Slow-Head: ')] },
    {
      name: 'slowBodies',
      kind: 'drip',
      many: 200,
      heads: [
        headOf('POST /webhook'),
        headOf('POST /api/session', JSON_TYPE),
        headOf('POST /api/uploads/rt1/5605', mine),
      ],
    },
    { name: 'idle', kind: 'idle', many: 2_000, heads: [''], isInQuick: true },
  ]
}

export const FLOODS: Proof = {
  promise:
    'A flood costs the service at most 20 MB, and everybody else is still answered, at most twice as late.',
  isInQuick: true,
  limitSeconds: [600, 60],
  async run({ isQuick }) {
    const database = await createTestDatabase()
    const cookies = await addSessions(database)
    const service = await startFlooded(database.url)
    const { flood, stop } = startAttacker()
    const target: Target = {
      service,
      good: { port: service.port, cookies: cookies.slice(1) },
      flood,
      isQuick,
    }
    try {
      const plans = plansFor(cookies[0] ?? '').filter(plan => plan.isInQuick || !isQuick)
      await settle(target, plans)
      const result: ProofResult = { figures: {}, broken: [] }
      const waits = new Map<string, Waits>()
      for (const plan of plans) waits.set(plan.name, await tryPlan(target, plan, result))
      if (!isQuick) compareWaits(waits, result)
      const smuggled = await trySmuggling(service.port)
      result.figures.smuggled = `${smuggled.broken.length}/${smuggled.tried}`
      result.broken.push(...smuggled.broken)
      return result
    } finally {
      stop()
      await service.stop()
      await database.close()
    }
  },
}

/** One officer with so many sessions that none of them asks too often. */
async function addSessions(database: TestDatabase): Promise<string[]> {
  await loadPlaces(database.db)
  const id = crypto.randomUUID()
  await database.db.execute(sql`
    insert into officers (id, line_user_id, full_name, role, office_code, province_code, joined_at)
    values (${id}, ${`U${'1'.repeat(32)}`}, 'ผู้ใช้ทั่วไป', 'district_officer', '5605', '56', now())`)
  const tokens = Array.from({ length: 60 }, (_, index) => `${'s'.repeat(40)}${index}`)
  for (const token of tokens)
    await database.db.execute(sql`
      insert into sessions (token_hash, officer_id, created_at, expires_at)
      values (${hashOf(token)}, ${id}, now(), now() + interval '1 day')`)
  return tokens.map(token => `otop=${token}`)
}

/** Good requests, and the same bad ones with little in them: what is compiled and cached on the way is not the flood's. */
async function settle({ service, good, flood, isQuick }: Target, plans: readonly Plan[]): Promise<void> {
  const heads = plans.filter(plan => plan.kind === 'bodies').flatMap(plan => plan.heads)
  const seconds = isQuick ? 1 : 5
  const nothing = { kind: 'bodies', body: Buffer.alloc(0), bodyBytes: 1_000 } as const
  await Promise.all([
    probe(good, seconds),
    flood({ ...nothing, many: 20, heads, port: service.port, seconds }),
  ])
}

async function tryPlan(target: Target, plan: Plan, { figures, broken }: ProofResult): Promise<Waits> {
  const { name } = plan
  const { service, flood, isQuick } = target
  const attack: Attack = {
    body: Buffer.alloc(0),
    ...plan,
    port: service.port,
    seconds: isQuick ? 1 : SECONDS,
    bodyBytes: BODY_BYTES,
  }
  const { result: got, grownMb } = await growthDuring(service, () => flood(attack))
  broken.push(...judgeAttack(plan, got))
  if (grownMb > MOST_GROWN_MB) broken.push(`${name}: the service grew by ${grownMb} MB`)
  figures[name] = `+${grownMb}MB`
  const waits = await measureWaits(target, attack)
  if (waits.failed > 0) broken.push(`${name}: ${waits.failed} good requests went without an answer meanwhile`)
  if (!isQuick && (plan.kind === 'idle' || name === 'slowHeads'))
    await endsInTime(flood, attack, name, broken)
  return waits
}

interface Waits {
  /** Milliseconds of good requests, before and during. */
  quiet: number[]
  during: number[]
  failed: number
}

/** Quiet and flood in turn. */
async function measureWaits({ good, flood, isQuick }: Target, attack: Attack): Promise<Waits> {
  const waits: Waits = { quiet: [], during: [], failed: 0 }
  for (let round = 0; round < (isQuick ? 1 : ROUNDS); round++) {
    const quiet = isQuick ? { times: [], failed: 0 } : await probe(good, attack.seconds)
    const [, during] = await Promise.all([flood(attack), probe(good, attack.seconds)])
    waits.quiet.push(...quiet.times)
    waits.during.push(...during.times)
    waits.failed += quiet.failed + during.failed
  }
  return waits
}

/** Each flood beside the quiet of the whole run: what else the machine does by chance is then in both. */
function compareWaits(waits: ReadonlyMap<string, Waits>, { figures, broken }: ProofResult): void {
  const quietMs = p99([...waits.values()].flatMap(({ quiet }) => quiet))
  figures.quiet = `${quietMs.toFixed(0)}ms`
  for (const [name, { during }] of waits) {
    const duringMs = p99(during)
    const ratio = duringMs / Math.max(quietMs, LEAST_P99_MS)
    figures[name] += `,${duringMs.toFixed(0)}ms`
    if (ratio > MOST_SLOWED)
      broken.push(`${name}: good requests took ${ratio.toFixed(1)} times as long (p99)`)
  }
}

/** Refused is fine, and so is an end without an answer; a fault of ours or a yes is not. */
function judgeAttack({ name }: Plan, { statuses }: AttackResult): string[] {
  const fine = new Set([0, 400, 401, 404, 408, 413, 429, 503])
  return Object.keys(statuses)
    .filter(status => !fine.has(Number(status)))
    .map(status => `${name}: ${statuses[Number(status)]} times ${status}`)
}

async function endsInTime(flood: Flood, attack: Attack, name: string, broken: string[]): Promise<void> {
  const { longestMs } = await flood({ ...attack, many: 50, seconds: HEAD_WITHIN_MS / 1000 + 2 })
  if (longestMs > HEAD_WITHIN_MS)
    broken.push(`${name}: a connection without a request lasted ${longestMs} ms`)
}
