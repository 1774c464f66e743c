// Method and path of every route that this page knows of: those of the first load, and once a page is opened that is
// opened from another page (more-pages.ts), all of them.
import { FIRST_PATHS, type RoutePath } from '../bot/contract/first-paths.ts'
import type { RouteName } from '../bot/contract/paths.ts'

const addresses: Partial<Record<RouteName, RoutePath>> = { ...FIRST_PATHS }

export function learnAddresses(more: Partial<Record<RouteName, RoutePath>>): void {
  Object.assign(addresses, more)
}

export function addressOf(name: RouteName): RoutePath {
  const address = addresses[name]
  if (address === undefined) throw new Error(name)
  return address
}
