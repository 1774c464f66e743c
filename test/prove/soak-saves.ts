// Saves on schedule: the next one goes out when its moment has come, not when the last was answered. A district's turn
// comes again only after all others, so that its officer has seen the answer to the save before.
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { figuresOf, type SavePlace } from '../bench/save-world.ts'

/** By office: how often its form was saved. Version `n` of every figure is the one of save `n`. */
export type Saved = Map<string, number>

export interface SavesResult {
  saved: Saved
  /** Milliseconds from the moment of the schedule to the whole answer. */
  times: number[]
  /** What was not answered 200. */
  refused: string[]
}

export async function sendSaves(
  port: number,
  places: readonly SavePlace[],
  before: Saved,
  how: { perSecond: number; seconds: number },
): Promise<SavesResult> {
  const agent = new Agent({ keepAlive: true })
  const saved: Saved = new Map(before)
  const times: number[] = []
  const refused: string[] = []
  const began = performance.now()
  const sent = Array.from({ length: how.perSecond * how.seconds }, async (_, index) => {
    const dueAt = began + (index * 1000) / how.perSecond
    await sleep(Math.max(0, dueAt - performance.now()))
    const place = places[index % places.length] as SavePlace
    const version = saved.get(place.officeCode) ?? 0
    saved.set(place.officeCode, version + 1)
    const answer = await save(agent, port, place, version).catch(error => String(error))
    times.push(performance.now() - dueAt)
    if (answer !== '200') refused.push(`The save ${version + 1} of ${place.officeCode}: ${answer}.`)
  })
  await Promise.all(sent)
  agent.destroy()
  return { saved, times, refused }
}

/** The status, and what was said where it is not 200. */
function save(agent: Agent, port: number, place: SavePlace, version: number): Promise<string> {
  const body = Buffer.from(JSON.stringify({ figures: figuresOf(place, version) }))
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const req = request(
    {
      agent,
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: `/api/reports/${place.officeCode}/${place.period}/figures`,
      headers: {
        cookie: `__Host-otop=${place.tokens[0]}`,
        'content-type': 'application/json',
        'content-length': body.length,
      },
    },
    res => {
      const chunks: Buffer[] = []
      res.on('data', chunk => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve(res.statusCode === 200 ? '200' : `${res.statusCode} ${text.slice(0, 200)}`)
      })
    },
  )
  req.on('error', reject)
  req.end(body)
  return promise
}
