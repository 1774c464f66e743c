// Two officers change the same figures at the same time, again and again, each on from what they see: nobody's change is
// written over unseen, every change has its row of history, and the same request twice at once is done once.
import type { StaleFigures } from '../../bot/contract/reports.ts'
import { addPerson, addProducers, type Client, figure, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { createChance, type Proof } from './proof.ts'

const AT = { officeCode: '5601', period: '2025-01' }
const PRODUCERS = 4
const WRITERS = ['first', 'second'] as const
/** Sessions of each officer, in turn: each may ask only so often a minute. */
const SESSIONS = 4
const MOST_TRIES = 100

/** A change that was answered 200: the figure, its version after it, and what was typed. */
type Change = `${string} ${number} ${string}`

interface Told {
  changes: Set<Change>
  conflicts: number
  /** Taken although the figure was another one by then, or not taken as it was typed. */
  overwritten: number
  broken: string[]
}

export const TWO_WRITERS: Proof = {
  promise: 'Of two officers who change the same figure at once, none writes over the other unseen.',
  isInQuick: true,
  limitSeconds: [240, 40],
  async run({ seed, isQuick }) {
    const rounds = isQuick ? 40 : 500
    const chance = createChance(seed)
    const service = await startService({ at: '2025-01-20T10:00' })
    try {
      const producerIds = await addProducers(service, AT.officeCode, PRODUCERS)
      const pick = () => producerIds[chance.below(PRODUCERS)] as string
      const told: Told = { changes: new Set(), conflicts: 0, overwritten: 0, broken: [] }
      const officers = await Promise.all(WRITERS.map(name => openSessions(service, name)))
      await Promise.all(officers.map((sessions, writer) => keepWriting(sessions, writer, rounds, pick, told)))
      const met = told.conflicts
      const twice = await saveTwice(
        service,
        officers[0] as Client[],
        producerIds,
        Math.ceil(rounds / 10),
        told,
      )
      const history = await readHistory(service)
      const unseen = [...told.changes].filter(change => !history.has(change))
      const untold = [...history].filter(change => !told.changes.has(change))
      if (met === 0) told.broken.push('The officers never met: nothing was proved.')
      told.broken.push(...unseen.map(change => `Answered 200 and not in the history: ${change}.`))
      told.broken.push(...untold.map(change => `In the history and never answered: ${change}.`))
      const figures = {
        writers: WRITERS.length,
        rounds,
        changes: told.changes.size,
        conflicts: met,
        twice,
        overwritten: told.overwritten,
        withoutHistory: unseen.length,
      }
      return { figures, broken: told.broken }
    } finally {
      await service.close()
    }
  },
}

async function openSessions(service: TestService, name: string): Promise<Client[]> {
  const person = await addPerson(service, 'district_officer', AT.officeCode, name)
  return Promise.all(Array.from({ length: SESSIONS }, () => signIn(service, person)))
}

/** Every round is one change, tried again from the figure that the conflict showed until it is taken. */
async function keepWriting(
  sessions: readonly Client[],
  writer: number,
  rounds: number,
  pick: () => string,
  told: Told,
): Promise<void> {
  const seen = new Map<string, number>()
  let asked = 0
  for (let round = 0; round < rounds; round += 1) {
    const producerId = pick()
    const amount = `${1_000 + round}.${writer + 1}0`
    for (let left = MOST_TRIES; ; left -= 1) {
      const version = seen.get(producerId) ?? 0
      const answer = await put(sessions[asked++ % sessions.length] as Client, producerId, amount, version)
      const now = answer.figure?.version ?? 0
      seen.set(producerId, now)
      if (answer.status === 200 && (now !== version + 1 || answer.figure?.amount !== amount)) {
        told.overwritten += 1
        told.broken.push(`${producerId}: ${amount} on ${version} became ${JSON.stringify(answer.figure)}.`)
      }
      if (answer.status === 200) {
        told.changes.add(`${producerId} ${now} ${amount}`)
        break
      }
      told.conflicts += 1
      if (answer.status === 409 && now > version && left > 0) continue
      told.broken.push(`${producerId}: ${amount} on ${version} was answered ${answer.status}.`)
      break
    }
  }
}

/** The figure that is stored now: the one just saved, or the other officer's in a conflict. */
async function put(client: Client, producerId: string, amount: string, baseVersion: number) {
  const { status, body } = await client.call('saveFigures', AT, {
    figures: [figure(producerId, amount, { baseVersion })],
  })
  const conflicts = (body.error?.detail as StaleFigures | undefined)?.conflicts
  return { status, figure: body.figures?.[0]?.figure ?? conflicts?.[0]?.stored }
}

/** The same request twice at once: both are answered with the same version, and there is one change. Returns how often. */
async function saveTwice(
  service: TestService,
  sessions: readonly Client[],
  producerIds: readonly string[],
  times: number,
  told: Told,
): Promise<number> {
  for (let time = 0; time < times; time += 1) {
    const producerId = producerIds[time % producerIds.length] as string
    const amount = `${5_000 + time}.00`
    const [row] = await service.database.sql<{ version: number }[]>`
      select coalesce(max(version), 0)::int as version from figures where producer_id = ${producerId}`
    const base = row?.version ?? 0
    const answers = await Promise.all(
      [0, 1].map(index => put(sessions[(time + index) % SESSIONS] as Client, producerId, amount, base)),
    )
    const said = answers.map(answer => `${answer.status} ${answer.figure?.version} ${answer.figure?.amount}`)
    const wanted = `200 ${base + 1} ${amount}`
    if (said.some(one => one !== wanted))
      told.broken.push(`${producerId} twice at once: ${said.join(' and ')}, not ${wanted}.`)
    told.changes.add(`${producerId} ${base + 1} ${amount}`)
  }
  return times
}

async function readHistory({ database: { sql } }: TestService): Promise<Set<Change>> {
  const rows = await sql<{ producer_id: string; version: number; amount: string }[]>`
    select producer_id, version, amount from figure_versions`
  return new Set(
    rows.map(({ producer_id, version, amount }): Change => `${producer_id} ${version} ${amount}`),
  )
}
