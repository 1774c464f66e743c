// Officers' phones and LINE, each over a kept connection, one request after the other: what was answered, and what was
// sent and never answered.

import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { PATHS } from '../../bot/contract/paths.ts'
import { figure } from '../district.ts'

export interface Phone {
  cookie: string
  producerId: string
  officeCode: string
  period: string
  /** The figure's version and amount as last acknowledged. */
  version: number
}

export interface Traffic {
  answered: number
  /** Answers other than 200: by status. */
  others: Record<number, number>
  /** Sent, and the connection ended without an answer. */
  cut: string[]
  /** Ids of webhook events that were answered with 200. */
  stored: string[]
}

interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

/** Whole answer's status and body; null = nobody took the connection, so that nothing was sent. Rejects when it was cut. */
function ask(agent: Agent, port: number, asked: Asked): Promise<{ status: number; body: string } | null> {
  const { body, headers, ...what } = asked
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        ...what,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      response => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
        response.on('error', reject)
      },
    )
    sending.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? resolve(null) : reject(error),
    )
    sending.end(body)
  })
}

/** Goes on until nobody takes a connection any more. */
async function repeat(traffic: Traffic, port: number, next: () => Asked, done: (body: string) => void) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    for (;;) {
      const asked = next()
      const answer = await ask(agent, port, asked)
      if (answer === null) return
      traffic.answered += 1
      if (answer.status === 200) done(answer.body)
      else traffic.others[answer.status] = (traffic.others[answer.status] ?? 0) + 1
    }
  } catch (error) {
    traffic.cut.push(String(error))
  } finally {
    agent.destroy()
  }
}

/** Saves one figure again and again, each time another amount. */
export function savePhone(traffic: Traffic, port: number, phone: Phone): Promise<void> {
  const [method, path] = PATHS.saveFigures
  const address = path.replace(':officeCode', phone.officeCode).replace(':period', phone.period)
  const next = (): Asked => ({
    method,
    path: address,
    headers: { cookie: phone.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({
      figures: [figure(phone.producerId, `${phone.version + 1}.00`, { baseVersion: phone.version })],
    }),
  })
  return repeat(traffic, port, next, () => {
    phone.version += 1
  })
}

/** Delivers one event after the other. */
export function deliverEvents(
  traffic: Traffic,
  port: number,
  { secret, name }: { secret: string; name: string },
) {
  let count = 0
  let id = ''
  const next = (): Asked => {
    count += 1
    id = `${name}-${count}`
    const source = { type: 'user', userId: `U${'0'.repeat(32)}` }
    const event = { type: 'unknown', webhookEventId: id, timestamp: Date.now(), source, mode: 'active' }
    const body = JSON.stringify({ destination: 'U', events: [event] })
    const signature = createHmac('sha256', secret).update(body).digest('base64')
    return { method: 'POST', path: '/webhook', headers: { 'x-line-signature': signature }, body }
  }
  return repeat(traffic, port, next, () => void traffic.stored.push(id))
}
