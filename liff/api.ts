// The typed way to the server for every page. A 401 in the middle of the work is healed silently: a new session,
// then the same request again; every other refusal is thrown as a Failure.
import type { RouteName } from '../bot/contract/paths.ts'
import type { Answer, Body, Params } from '../bot/contract/routes.ts'
import { Failure } from './failure.ts'
import { request } from './request.ts'
import { noteServiceDate } from './service-clock.ts'
import { mustSignInFirst, openSession, whenSignedIn } from './session.ts'

/** The body only where the route takes one. */
type BodyOf<Name extends RouteName> = Body<Name> extends undefined ? [] : [body: Body<Name>]

/** Calls a route with a session; opens one where there is none. Throws Failure. */
export const call = <Name extends RouteName>(
  name: Name,
  params: Params<Name>,
  ...[body]: BodyOf<Name>
): Promise<Answer<Name>> => withSession(() => request(name, params, body))

/** Asks the server; where it wants a session first, opens one and asks again. */
export async function withSession<T>(ask: () => Promise<T>): Promise<T> {
  await whenSignedIn()
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Failure) || error.status !== 401) throw error
    await openSession()
    return ask()
  }
}

type Reading = 'showHome' | 'showReport' | 'showDraft'

const early = new Map<string, Promise<unknown>>()
const keyOf = (name: Reading, params: Params<Reading>) => name + JSON.stringify(params)

/** The answers that came inside the page, unless they may be another person's. */
export function takeGiven(): void {
  const given = document.getElementById('given')
  if (!given || mustSignInFirst()) return
  const { at, answers } = JSON.parse(given.textContent) as { at: string; answers: Given[] }
  noteServiceDate(at)
  for (const [name, params, answer] of answers) early.set(keyOf(name, params), Promise.resolve(answer))
}

type Given = [name: Reading, params: Params<Reading>, answer: unknown]

/** Asks while the page's own code is still on its way; `take` hands the answer out once. */
export function askEarly<Name extends Reading>(name: Name, params: Params<Name>): void {
  if (early.has(keyOf(name, params))) return
  const answer = read(name, params)
  // Nobody may be waiting yet when it fails.
  answer.catch(() => undefined)
  early.set(keyOf(name, params), answer)
}

/** The answer that was asked for early, or a fresh one. */
export function take<Name extends Reading>(name: Name, params: Params<Name>): Promise<Answer<Name>> {
  const key = keyOf(name, params)
  const waiting = early.get(key) as Promise<Answer<Name>> | undefined
  early.delete(key)
  return waiting ?? read(name, params)
}

const read = <Name extends Reading>(name: Name, params: Params<Name>) =>
  call(name, params, ...([] as unknown as BodyOf<Name>))
