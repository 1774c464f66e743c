// Runs the cases of every route against a service; the first failing case of a route is shrunk to a small one and told
// as a line that can be tried by hand.
import fc from 'fast-check'
import { PhotoBody, SheetBody } from '../../bot/contract/files.ts'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { ROUTES, type RouteShape } from '../../bot/contract/routes.ts'
import { type Case, casesOf } from './fuzz-cases.ts'
import { mutate, mutateBytes, mutateParams, toWire, type WireBody } from './fuzz-mutate.ts'
import { type Asked, judge } from './fuzz-oracle.ts'
import type { Json } from './fuzz-shapes.ts'
import { curlOf, type FuzzWorld, type Outgoing, pathOf, type Reply, restore, send } from './fuzz-world.ts'

export interface FuzzOptions {
  seed: number
  /** Of all routes together. */
  cases: number
  /** An answer that takes longer is none. */
  answerWithinMs: number
  names?: RouteName[]
  /** Only whether anything is wrong with a route: nothing is shrunk. */
  isFirstEnough?: boolean
}

export interface FuzzTally {
  cases: number
  /** Answers by status. */
  statuses: Record<number, number>
  /** Routes that never granted anything: then their insides were not tried. */
  neverGranted: string[]
  slowestMs: number
  /** One for each route that failed. */
  failures: string[]
}

export const ROUTE_NAMES = Object.keys(ROUTES) as RouteName[]

/** Bodies have more places to go wrong than addresses; where there is neither, only who asks can vary. */
const weightOf = (name: RouteName): number => (ROUTES[name].body !== null ? 4 : isVaried(name) ? 2 : 0)
const isVaried = (name: RouteName) => ROUTES[name].body !== null || PATHS[name][1].includes(':')
const CASES_UNVARIED = 12

export async function fuzzRoutes(world: FuzzWorld, options: FuzzOptions): Promise<FuzzTally> {
  const names = options.names ?? ROUTE_NAMES
  const tally: FuzzTally = { cases: 0, statuses: {}, neverGranted: [], slowestMs: 0, failures: [] }
  const weights = Math.max(
    1,
    names.reduce((sum, name) => sum + weightOf(name), 0),
  )
  for (const [index, name] of names.entries()) {
    await restore(world)
    let granted = 0
    const property = fc.asyncProperty(casesOf(name), async tried => {
      const status = await tryCase(world, name, tried, options, tally)
      if (status === 200) granted++
    })
    const share = Math.ceil((options.cases * weightOf(name)) / weights)
    const numRuns = isVaried(name) ? share : Math.min(CASES_UNVARIED, Math.ceil(options.cases / names.length))
    const { isFirstEnough = false } = options
    const result = await fc.check(property, {
      seed: options.seed + index,
      numRuns,
      endOnFailure: isFirstEnough,
    })
    if (result.failed)
      tally.failures.push(`${name}: ${messageOf(result.errorInstance)} (seed ${options.seed})`)
    else if (granted === 0) tally.neverGranted.push(name)
  }
  return tally
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** These end a session, or change who somebody is. */
const UPSETTING: ReadonlySet<RouteName> = new Set([
  ...(['closeSession', 'acceptInvitation', 'removeOfficer', 'changeOfficer', 'openSession'] as const),
])

/** The status; throws what is wrong, with the request. */
async function tryCase(
  world: FuzzWorld,
  name: RouteName,
  tried: Case,
  { answerWithinMs }: FuzzOptions,
  tally: FuzzTally,
): Promise<number> {
  const asked = await ask(world, name, tried)
  const startedAt = performance.now()
  const wrongWith = (what: string) =>
    new Error(`${what}\n         ${curlOf(asked.outgoing, tried.who, world.url)}`)
  let reply: Reply
  try {
    reply = await send(world, asked.outgoing, answerWithinMs)
  } catch (error) {
    throw wrongWith(messageOf(error))
  }
  tally.cases++
  tally.statuses[reply.status] = (tally.statuses[reply.status] ?? 0) + 1
  tally.slowestMs = Math.max(tally.slowestMs, Math.round(performance.now() - startedAt))
  const wrong = judge(asked, reply)
  if (reply.status === 200 && PATHS[name][0] !== 'GET') {
    world.forget(name)
    if (UPSETTING.has(name)) await restore(world)
  }
  if (wrong !== null) throw wrongWith(wrong)
  return reply.status
}

async function ask(world: FuzzWorld, name: RouteName, tried: Case): Promise<Asked> {
  const route: RouteShape = ROUTES[name]
  const sound = await world.sound(name, tried.who, tried.target)
  const params = mutateParams(sound.params, tried.params, world.fill)
  const wire = wireOf(world, route, sound.body, tried)
  const cookie = world.access.cookies[tried.who]
  const outgoing: Outgoing = {
    method: PATHS[name][0],
    path: pathOf(name, params),
    headers: { ...wire?.headers, ...(cookie === null ? {} : { cookie }) },
    bytes: wire?.bytes ?? Buffer.alloc(0),
  }
  const read = readAgain(wire)
  return { name, tried, params, ...read, outgoing }
}

function wireOf(world: FuzzWorld, route: RouteShape, sound: unknown, tried: Case): WireBody | null {
  if (route.body === null) return null
  if (route.body === PhotoBody || route.body === SheetBody)
    return mutateBytes(sound instanceof Uint8Array ? sound : Buffer.from('x'), tried)
  const value = tried.shaped === undefined ? (sound as Json) : tried.shaped
  return toWire(mutate(value, tried.body, world.fill), tried.wire)
}

/** The body as it can be read from the wire: the text decides, not what it was made from. */
function readAgain(wire: WireBody | null): { body: unknown; isBodyKnown: boolean } {
  if (wire === null || wire.isReadable === null) return { body: undefined, isBodyKnown: false }
  if (!wire.isReadable) return { body: undefined, isBodyKnown: true }
  try {
    return { body: JSON.parse(wire.bytes.toString('utf8')), isBodyKnown: true }
  } catch {
    return { body: undefined, isBodyKnown: true }
  }
}
