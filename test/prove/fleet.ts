// Several web and worker processes behind one address share one database, for several provinces: while officers save, LINE
// delivers and notices fall due, each process is killed (kill -9) in turn and replaced by a new one.
import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { PATHS } from '../../bot/contract/paths.ts'
import { createIds } from '../../bot/outside/ids.ts'
import type { LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import type { SaveWorld } from '../bench/save-world.ts'
import { CHANNEL } from '../service.ts'
import { type Clients, type Question, startClients } from './database-clients.ts'
import { findTruth } from './database-truth.ts'
import { type Fleet, openFleet } from './fleet-members.ts'
import { countTold } from './fleet-notices.ts'
import { createChance, type Proof } from './proof.ts'
import { giveReplyTokens } from './reply-tokens.ts'

/** Acknowledgements between two kills at least: every kill is in the middle of work. */
const PROGRESS = 10
const BACK_WITHIN_MS = 60_000
const QUESTIONS = 5

export const FLEET: Proof = {
  promise:
    'Web and worker processes that share one database lose and double nothing when any of them is killed.',
  isInQuick: false,
  limitSeconds: [300, 60],
  async run({ seed, isQuick }) {
    const chance = createChance(seed)
    const size = isQuick ? { web: 2, worker: 1, rounds: 1 } : { web: 3, worker: 2, rounds: 4 }
    const fleet = await openFleet(size, isQuick)
    const { world, line, balancer, people } = fleet
    try {
      const clients = startClients({
        port: () => balancer.port,
        secret: CHANNEL.channelSecret,
        places: world.places,
        lines: 2,
        line,
        newQuestion: () => Promise.resolve(askFor(line)),
      })
      let kills = 0
      for (let round = 0; round < size.rounds; round += 1)
        for (const member of fleet.members) {
          await untilProgress(clients)
          await sleep(chance.below(150))
          await member.killAndReplace()
          kills += 1
        }
      await untilProgress(clients)
      await clients.stop()
      await untilSettled(world)
      const { diary } = clients
      const { broken, ...counts } = await findTruth(world, line, diary)
      const told = countTold(line, people)
      const waited = await askOneByOne(fleet)
      return {
        figures: {
          web: size.web,
          worker: size.worker,
          kills,
          saves: diary.saves,
          events: diary.events.length,
          retries: diary.again,
          ...counts,
          notices: people.length,
          noticesLost: told.lost,
          noticesDoubled: told.doubled,
          connections: [...balancer.taken.values()].join('/'),
          slowestReply: `${Math.max(...waited)}ms`,
        },
        broken: [...broken, ...told.broken, ...(await trySessions(fleet))],
      }
    } finally {
      await fleet.close()
    }
  },
}

function askFor(line: LinePlatform): Question {
  const { userId } = line.people.add({ displayName: 'คนแปลกหน้า', isFriend: true })
  return { userId, replyToken: createIds().secret(16) }
}

async function untilProgress(clients: Clients): Promise<void> {
  const began = performance.now()
  const from = clients.progress()
  while (clients.progress() < from + PROGRESS) {
    if (performance.now() - began > BACK_WITHIN_MS) throw new Error('nothing is acknowledged any more')
    await sleep(20)
  }
}

async function untilSettled({ connection }: SaveWorld): Promise<void> {
  const until = performance.now() + BACK_WITHIN_MS
  for (;;) {
    const [row] = await connection.sql<{ left: number }[]>`
      select (select count(*) from webhook_events where state = 'waiting')::int
        + (select count(*) from deliveries where state = 'sending')::int
        + (select count(*) from notices where state in ('planned', 'sending'))::int as left`
    if (row?.left === 0) return
    if (performance.now() > until) throw new Error(`${row?.left} events, notices or calls wait for too long`)
    await sleep(50)
  }
}

/** How long a question waits for its answer where the process that takes it is none that answers: milliseconds each. */
async function askOneByOne({ line, balancer }: Fleet): Promise<number[]> {
  const waited: number[] = []
  for (let count = 0; count < QUESTIONS; count += 1) {
    const question = askFor(line)
    const { userId, replyToken } = question
    await giveReplyTokens(line, [question])
    const body = JSON.stringify({
      destination: 'U',
      events: [
        {
          type: 'message',
          mode: 'active',
          webhookEventId: `alone-${count}`,
          timestamp: Date.now(),
          source: { type: 'user', userId },
          replyToken,
          message: { id: `77${count}`, type: 'text', text: 'สถานะ' },
          deliveryContext: { isRedelivery: false },
        },
      ],
    })
    const signature = createHmac('sha256', CHANNEL.channelSecret).update(body).digest('base64')
    const headers = { 'x-line-signature': signature }
    await fetch(`http://127.0.0.1:${balancer.port}/webhook`, { method: 'POST', headers, body })
    const began = performance.now()
    const isAnswered = () => line.chats.messages(userId).some(({ via }) => via === 'reply')
    while (!isAnswered() && performance.now() - began < BACK_WITHIN_MS) await sleep(5)
    waited.push(Math.round(performance.now() - began))
  }
  return waited
}

/** One session, asked of every web process by itself. */
async function trySessions({ world, members }: Fleet): Promise<string[]> {
  const [place] = world.places
  const wrong: string[] = []
  for (const { role, current } of members) {
    if (role !== 'web') continue
    const [, path] = PATHS.showHome
    const { status } = await fetch(`http://127.0.0.1:${current().port}${path}`, {
      headers: { cookie: `otop=${place?.tokens[0]}` },
    })
    if (status !== 200) wrong.push(`a session got ${status} from one of the web processes`)
  }
  return wrong
}
