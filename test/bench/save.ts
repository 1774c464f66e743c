// Saving a form of 120 producers, every figure changed: in the service's own process beside pgbench sending the same
// statements, and over HTTP beside a handler that does nothing but send them.
import { readFileSync } from 'node:fs'
import { saveFigures } from '../../bot/actions/save-figures.ts'
import type { Deps } from '../../bot/deps.ts'
import { connect } from '../../db/connect.ts'
import {
  type Bench,
  cpuOf,
  type Figure,
  familyOf,
  interleave,
  median,
  percentile,
  type Round,
  type Sample,
} from './compare.ts'
import { loadSaves, startSaveServers } from './save-http.ts'
import { hasPgbench, listenToSave, type PgbenchPlace, runPgbench } from './save-pgbench.ts'
import { createSaveWorld, figuresOf, type SavePlace, type SaveWorld } from './save-world.ts'

const PRODUCERS = 120
const CONNECTIONS = 4
const SECONDS = 3
const ROUNDS = 7
/** What is compiled on the way is not measured. */
const WARM_ROUNDS = 2
/** Many, so that two requests for one place are never on their way at once. */
const PLACES_PER_SERVER = 16

export const save: Bench = {
  says: `a save of ${PRODUCERS} figures, all changed, with history and audit; ${CONNECTIONS} at once, on a durable database`,
  async run() {
    const places = { places: 2 * PLACES_PER_SERVER, producers: PRODUCERS, sessionsPerPlace: 8 }
    const world = await createSaveWorld({ ...places, isDurable: true })
    try {
      return [...(await besidePgbench(world)), ...(await alone(world)), ...(await besideBareHandler(world))]
    } finally {
      await world.close()
    }
  },
}

async function besidePgbench(world: SaveWorld): Promise<Figure[]> {
  if (!hasPgbench()) return [info('in process, of pgbench’s: no pgbench on this machine', Number.NaN, '')]
  const ours = world.places.slice(0, CONNECTIONS)
  const theirs = await listenToPlaces(
    world,
    world.places.slice(PLACES_PER_SERVER, PLACES_PER_SERVER + CONNECTIONS),
  )
  // Far above any number that the service has come to.
  let version = 0
  const variants = {
    service: () => measure(world, [process.pid], () => saveInProcess(world, ours, SECONDS)),
    pgbench: () => {
      version += 100_000
      return measure(world, [], () =>
        runPgbench(world.url, theirs, { seconds: SECONDS, version, producers: PRODUCERS }),
      )
    },
  }
  for (let warm = 0; warm < WARM_ROUNDS; warm += 1)
    await Promise.all([variants.service(), variants.pgbench()])
  const rounds = await interleave(variants, ROUNDS)
  return [
    {
      ...info('in process: rate, of pgbench’s', middleRatio(rounds, 'service', 'pgbench', rate), '×'),
      goal: { atLeast: 0.75 },
    },
    ...sayRates('in process', rounds, 'service'),
    ...sayRates('pgbench', rounds, 'pgbench'),
  ]
}

/** What one officer waits for when nobody else is there. */
async function alone(world: SaveWorld): Promise<Figure[]> {
  const { p50, p99 } = await measure(world, [process.pid], () =>
    saveInProcess(world, world.places.slice(0, 1), SECONDS),
  )
  return [info('one alone: p50', p50, 'ms'), info('one alone: p99', p99, 'ms')]
}

async function besideBareHandler(world: SaveWorld): Promise<Figure[]> {
  const ours = world.places.slice(0, PLACES_PER_SERVER)
  const theirs = world.places.slice(PLACES_PER_SERVER)
  const servers = await startSaveServers(world, theirs)
  let count = 3_000
  const loadOn = (name: 'service' | 'bare', places: readonly SavePlace[]) =>
    measure(world, [servers[name].pid], async () => {
      const result = await loadSaves(world, servers[name], places, {
        connections: CONNECTIONS,
        seconds: SECONDS,
        count,
      })
      return { ...result, done: result.statuses[200] ?? 0 }
    })
  const variants = { service: () => loadOn('service', ours), bare: () => loadOn('bare', theirs) }
  try {
    for (let warm = 0; warm < WARM_ROUNDS; warm += 1) await variants.service()
    await variants.bare()
    // Enough for a round that goes much faster, and not more: they are handed over to another process.
    count = Math.ceil(4 * SECONDS * ((await variants.bare()).perSecond ?? 0))
    const rounds = await interleave(variants, ROUNDS)
    return [
      {
        ...info('over HTTP: rate, of a bare handler’s', middleRatio(rounds, 'service', 'bare', rate), '×'),
        goal: { atLeast: 0.8 },
      },
      {
        ...info(
          'over HTTP: p99, of a bare handler’s',
          middleRatio(rounds, 'service', 'bare', of => of.p99),
          '×',
        ),
        goal: { atMost: 1.5 },
      },
      ...sayRates('over HTTP', rounds, 'service'),
      ...sayRates('bare handler', rounds, 'bare'),
    ]
  } finally {
    await servers.close()
  }
}

const info = (what: string, value: number, unit: string): Figure => ({ what, value, unit, goal: null })
const rate = (of: Sample): number => of.perSecond ?? Number.NaN

const middleRatio = <Name extends string>(
  rounds: readonly Round<Name>[],
  ours: Name,
  theirs: Name,
  read: (of: Sample) => number,
): number => median(rounds, variants => read(variants[ours]) / read(variants[theirs]))

function sayRates<Name extends string>(what: string, rounds: readonly Round<Name>[], name: Name): Figure[] {
  const middle = (read: (of: Sample) => number) => median(rounds, variants => read(variants[name]))
  const cpus = Object.keys(rounds[0]?.variants[name].cpu ?? {})
  return [
    info(`${what}: saves a second`, middle(rate), '/s'),
    info(
      `${what}: p99`,
      middle(of => of.p99),
      'ms',
    ),
    ...cpus.map(of =>
      info(
        `${what}: processor time, ${of}`,
        middle(sample => sample.cpu[of] ?? 0),
        'µs',
      ),
    ),
  ]
}

async function listenToPlaces(world: SaveWorld, places: readonly SavePlace[]): Promise<PgbenchPlace[]> {
  const result: PgbenchPlace[] = []
  for (const place of places) {
    await listenToSave(world, place, 0)
    const odd = await listenToSave(world, place, 1)
    result.push({ odd, even: await listenToSave(world, place, 2) })
  }
  return result
}

interface Work {
  perSecond: number
  p50: number
  p99: number
  /** Saves. */
  done: number
}

/** Each place by its own officer, one save after the other. */
async function saveInProcess(world: SaveWorld, places: readonly SavePlace[], seconds: number): Promise<Work> {
  const connection = connect(world.url, { max: places.length })
  const clock = { now: () => new Date() }
  const times: number[] = []
  const versions = await Promise.all(places.map(place => world.versionOf(place)))
  const began = performance.now()
  const keepSaving = async (place: SavePlace, from: number) => {
    const deps = { db: connection.scopeTo(place.actor.provinceCode), clock } as unknown as Deps
    for (let version = from; performance.now() < began + seconds * 1000; version += 1) {
      const startedAt = performance.now()
      await saveFigures(deps, place.actor, { ...place, figures: figuresOf(place, version) })
      times.push(performance.now() - startedAt)
    }
  }
  await Promise.all(places.map((place, index) => keepSaving(place, versions[index] as number)))
  const perSecond = times.length / ((performance.now() - began) / 1000)
  await connection.close()
  return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99), done: times.length }
}

async function measure(world: SaveWorld, nodePids: number[], work: () => Promise<Work>): Promise<Sample> {
  const busy = (pids: number[]) => pids.reduce((sum, pid) => sum + cpuOf(pid), 0)
  const postgres = () => busy(familyOf(world.postgresPid)) + cpuOfEnded(world.postgresPid)
  const before = { node: busy(nodePids), postgres: postgres() }
  const { perSecond, p50, p99, done } = await work()
  const cpu = { node: busy(nodePids) - before.node, postgres: postgres() - before.postgres }
  return { perSecond, p50, p99, cpu: { node: cpu.node / done, postgres: cpu.postgres / done } }
}

const TICK_US = 10_000

/** Microseconds that a process's ended children had used: PostgreSQL's connections are gone when the work is done. */
function cpuOfEnded(pid: number): number {
  try {
    // Behind the name, which is in brackets: state is the third field, the children's times are the 16th and 17th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[13]) + Number(fields[14])) * TICK_US
  } catch {
    return 0
  }
}
