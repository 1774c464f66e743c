// Where the officer is: the History API and a signal. Links are plain <a href>; a click on one is caught here.
import { signal } from '@preact/signals'
import { addressOfState, bringsLogin, readRoute } from './routes.ts'

// After a login the SDK needs the address as LINE left it, and goes to the state by itself.
const state = bringsLogin(location.search) ? null : addressOfState(location.search, location.hash)
if (state !== null) history.replaceState(null, '', state)

const here = () => readRoute(location.pathname, location.search)

/** How far each entry of the history was scrolled when it was left, by its place, which is its state. */
export const tops: Record<number, number> = {}
let place = Number(history.state)

function leaveFor(next: number): void {
  tops[place] = scrollY
  place = next
}

/** The page to show. */
export const route = signal(here())

/** Goes to an address of the mini-app. The tokens LINE put in the hash stay until the SDK has taken them. */
export function goTo(path: string, how: 'push' | 'replace' = 'push'): void {
  const kept = location.hash.includes('access_token=') ? location.hash : ''
  leaveFor(how === 'push' ? place + 1 : place)
  history[how === 'push' ? 'pushState' : 'replaceState'](place, '', path + kept)
  route.value = here()
  scrollTo(0, 0)
}

addEventListener('popstate', () => {
  leaveFor(Number(history.state))
  route.value = here()
})

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
  const href = link?.getAttribute('href')
  if (!href?.startsWith('/liff/') || !isPlain || link?.target) return
  event.preventDefault()
  goTo(href)
})
