// One run of an action with one failing call, on a copy of the record as it was before; then the same again without.
import type { CallsAction, Ending } from './calls-actions.ts'
import type { Failure, Fuse } from './calls-fuse.ts'
import { differences, findFaults, readRecord } from './calls-record.ts'
import type { Stage, Theatre } from './calls-stage.ts'

export interface Scene {
  theatre: Theatre
  action: CallsAction
  base: Stage
  prepared: unknown
  /** The record before, after the action, and when the worker has done what follows from it. */
  before: Record_
  after: Record_
  settled: Record_
  /** What people got in LINE because of it, in order of the text. */
  heard: string[]
}
type Record_ = Map<string, string>

interface Blow {
  fuse: Fuse
  nth: number
  failure: Failure
}

/** Longer than any answer takes (http/database-patience.ts). */
const ANSWER_WITHIN_MS = 10_000
/** Leases (30 s at most) and first back-offs are over by then, and a reply is still free: within 50 s. */
const LATER_MS = 31_000
const MOST_ROUNDS = 8

async function prepare(theatre: Theatre, action: CallsAction): Promise<Scene> {
  const base = await theatre.open(null)
  clockOf(base).set(action.at)
  const prepared = await action.prepare(base)
  const before = await read(base, action)
  await base.freeze()
  const scene = { theatre, action, base, prepared, before, after: before, settled: before, heard: [] }
  const stage = await theatre.open(base)
  try {
    const heard = listen(stage)
    const ending = await action.run(stage, prepared)
    if (ending.kind !== 'done') throw new Error(`${action.name} does not work: ${JSON.stringify(ending)}`)
    const after = await read(stage, action)
    await stage.worker.runUntilIdle()
    return { ...scene, after, settled: await read(stage, action), heard: heard() }
  } finally {
    await stage.close()
  }
}

async function run(
  scene: Scene,
  { fuse, nth, failure }: Blow,
): Promise<{ hit: string | null; faults: string[] }> {
  const { action, prepared, theatre, base } = scene
  clockOf(base).set(action.at)
  const stage = await theatre.open(base)
  try {
    const heard = listen(stage)
    fuse.arm(nth, failure)
    const ending = await inTime(action.run(stage, prepared))
    const hit = fuse.disarm()
    const faults = [...(await judgeFirst(scene, stage, ending))]
    if (hit !== null) {
      const repeat = ending.kind === 'done' ? null : await repeatUntilDone(scene, stage)
      if (repeat !== null) faults.push(repeat)
    }
    await settle(stage)
    faults.push(...(await judgeLast(scene, stage)), ...sameNews(scene.heard, heard()))
    return { hit, faults }
  } finally {
    fuse.disarm()
    await stage.close()
  }
}

/** All of it or nothing, and nobody believes that it is done when it is not. */
async function judgeFirst(scene: Scene, stage: Stage, ending: Ending): Promise<string[]> {
  const faults = await findFaults(stage.direct.db)
  if (ending.kind === 'crashed') faults.push(ending.what)
  if (scene.action.isJob) return faults
  const now = await read(stage, scene.action)
  const isNow = (item: string) => scene.action.later?.[tableOf(item)] === undefined
  const fromAfter = differing(scene, now, scene.after).filter(isNow)
  if (fromAfter.length === 0) return faults
  if (ending.kind === 'done') return [...faults, `said to be done: ${fromAfter.join(', ')}`]
  const fromBefore = differing(scene, now, scene.before).filter(isNow)
  if (fromBefore.length > 0) faults.push(`half done: ${fromBefore.join(', ')}; left ${fromAfter.join(', ')}`)
  return faults
}

/** The person presses again with the same body; a job is run again later. */
async function repeatUntilDone({ action, prepared }: Scene, stage: Stage): Promise<string | null> {
  for (let round = 1; ; round++) {
    if (action.isJob) clockOf(stage).wait(LATER_MS)
    const again = await inTime(action.run(stage, prepared))
    if (again.kind === 'done') return null
    if (again.kind === 'refused' && action.mayRefuse?.[again.code] !== undefined) return null
    if (!action.isJob || round === MOST_ROUNDS) return `again: ${JSON.stringify(again)}`
  }
}

/** What follows from it by the worker, over what it has to wait for. */
async function settle(stage: Stage): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await stage.worker.runUntilIdle()
    const [row] = await stage.direct.sql<{ open: number }[]>`
      select (select count(*) from deliveries where state = 'sending')::int
        + (select count(*) from notices where state in ('planned', 'sending') and send_after <= ${clockOf(stage).now().toISOString()})::int
        + (select count(*) from webhook_events where state = 'waiting')::int
        + (select count(*) from chat_photos where state = 'waiting')::int
        + (select count(*) from uploads where state = 'fetching')::int as open`
    if (row?.open === 0) return
    clockOf(stage).wait(LATER_MS)
  }
}

async function judgeLast(scene: Scene, stage: Stage): Promise<string[]> {
  const faults = await findFaults(stage.direct.db)
  const left = differing(scene, await read(stage, scene.action), scene.settled)
  if (left.length > 0) faults.push(`not once: ${left.join(', ')}`)
  faults.push(...(await leaks(stage)))
  return faults
}

/** Connections that are busy with nothing, and a pool that serves no more. */
async function leaks(stage: Stage): Promise<string[]> {
  const served = Promise.all(Array.from({ length: 8 }, () => stage.deps.db.execute('select 1')))
  const isServed = await inTime(served.then((): Ending => ({ kind: 'done' })))
  for (let round = 0; ; round++) {
    const [row] = await stage.direct.sql<{ busy: number }[]>`
      select count(*)::int as busy from pg_stat_activity
      where datname = current_database() and application_name = 'otop' and state <> 'idle'`
    if (row?.busy === 0) return isServed.kind === 'done' ? [] : ['the pool serves nobody any more']
    if (round === 20) return [`${row?.busy} connections are left busy`]
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const read = (stage: Stage, { isJob }: CallsAction) => readRecord(stage.direct.db, { isOfJob: isJob })

function differing({ action }: Scene, one: Record_, other: Record_): string[] {
  return differences(one, other).filter(item => action.mayRepeat?.[tableOf(item)] === undefined)
}

const tableOf = (difference: string): string => difference.split(' ')[0] ?? ''

const clockOf = (stage: Stage) => stage.world.service.clock

/** What the bot says from now on, when asked. */
function listen({ world }: Stage): () => string[] {
  const { platform } = world.service
  const chats = () => [
    ...platform.people.list().map(item => item.userId),
    ...platform.groups.list().map(item => item.groupId),
  ]
  const said = (chat: string) => platform.chats.messages(chat).filter(message => message.from === 'bot')
  const known = new Map(chats().map(chat => [chat, said(chat).length]))
  return () =>
    chats()
      .flatMap(chat =>
        said(chat)
          .slice(known.get(chat) ?? 0)
          .map(item => `${chat} ${titleOf(item.message)}`),
      )
      .sort()
}

const titleOf = (message: Record<string, unknown>): string => String(message.altText ?? message.text ?? '')

function sameNews(wanted: string[], heard: string[]): string[] {
  return JSON.stringify(wanted) === JSON.stringify(heard)
    ? []
    : [`people heard ${JSON.stringify(heard)} instead of ${JSON.stringify(wanted)}`]
}

async function inTime(work: Promise<Ending>): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>()
  const timer = setTimeout(() => resolve({ kind: 'crashed', what: 'no answer' }), ANSWER_WITHIN_MS)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

export const attempt = { prepare, run }
