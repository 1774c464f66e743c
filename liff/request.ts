// One request to one route of the contract, as things stand: no session is opened here (that is api.ts).
// Everything that is not 2xx, and everything that never arrived, is thrown as a Failure.
import type { RouteName } from '../bot/contract/paths.ts'
import type { Answer, Body, Params } from '../bot/contract/routes.ts'
import { addressOf } from './addresses.ts'
import { Failure, failureOfAnswer } from './failure.ts'
import { noteServiceDate } from './service-clock.ts'

const LIMIT_MS = 20_000

/** `keepalive` lets a small body still leave while the page closes. */
export async function request<Name extends RouteName>(
  name: Name,
  params: Params<Name>,
  body?: Body<Name>,
  keepalive = false,
): Promise<Answer<Name>> {
  const [method, template] = addressOf(name)
  const values: Record<string, string> = params
  const path = template.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(values[key] ?? ''))
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), LIMIT_MS)
  const asked: RequestInit = { method, keepalive, signal: stop.signal, cache: 'no-store' }
  if (body !== undefined) {
    asked.body = JSON.stringify(body)
    asked.headers = { 'content-type': 'application/json' }
  }
  try {
    return await readAnswer<Answer<Name>>(await fetch(path, asked))
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('no_network')
  } finally {
    clearTimeout(timer)
  }
}

async function readAnswer<T>(response: Response): Promise<T> {
  noteServiceDate(response.headers.get('date'))
  // A hotel's login page answers 200 with HTML: json() throws, which is no network, too.
  if (response.ok) return (await response.json()) as T
  throw failureOfAnswer(response.status, await response.json().catch(() => null))
}
