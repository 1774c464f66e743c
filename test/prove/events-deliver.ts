// Delivers events as LINE may: each of them three times, in any order and any company, several requests at once, to any
// process, and again where the answer was not 200.
import { createHmac } from 'node:crypto'
import type { MadeEvent } from './events-made.ts'

export interface Deliveries {
  requests: number
  /** Answered with something else than 200 and sent again. */
  again: number
}

export interface Delivering {
  ports: readonly number[]
  secret: string
  chance: { next(): number; below(n: number): number }
}

const TIMES = 3
const AT_ONCE = 12
const MOST_TOGETHER = 8
/** The service takes up to a MiB. */
const MOST_LENGTH = 700_000
const MOST_TRIES = 50

/** Throws when a request is refused again and again. */
export async function deliverAll(events: readonly MadeEvent[], how: Delivering): Promise<Deliveries> {
  const bodies = compose(events, how.chance)
  const total: Deliveries = { requests: bodies.length, again: 0 }
  let next = 0
  const send = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++])
      total.again += await deliver(body, how)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  return total
}

function compose(events: readonly MadeEvent[], chance: Delivering['chance']): string[] {
  const copies = events.flatMap(event => Array<MadeEvent>(TIMES).fill(event))
  for (let at = copies.length - 1; at > 0; at -= 1) {
    const other = chance.below(at + 1)
    ;[copies[at], copies[other]] = [copies[other] as MadeEvent, copies[at] as MadeEvent]
  }
  const bodies: string[] = []
  while (copies.length > 0) {
    const texts: string[] = []
    let length = 0
    const wanted = 1 + chance.below(MOST_TOGETHER)
    while (texts.length < wanted && length < MOST_LENGTH && copies.length > 0) {
      const text = copies.pop()?.write(chance.next() < 0.5) ?? ''
      texts.push(text)
      length += text.length
    }
    bodies.push(`{"destination":"U${'8'.repeat(32)}","events":[${texts.join(', ')}]}`)
  }
  return bodies
}

/** How often it had to be sent again. */
async function deliver(body: string, { ports, secret, chance }: Delivering): Promise<number> {
  const signature = createHmac('sha256', secret).update(body).digest('base64')
  const first = chance.below(ports.length)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = ports[(first + tries) % ports.length]
    const response = await fetch(`http://127.0.0.1:${port}/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-line-signature': signature },
      body,
    })
    if (response.status === 200) return tries
    if (response.status < 500) throw new Error(`${response.status} for ${body.slice(0, 200)}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`refused ${MOST_TRIES} times: ${body.slice(0, 200)}`)
}
