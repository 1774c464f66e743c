// What the big button of the failure page does. The SDK can be started once per page, so whatever went wrong in
// it needs the page anew, with an address free of the failed login; everything else is simply asked again.
import type { Failure } from './failure.ts'
import { cleanSearch } from './routes.ts'

export function startOver(failure: Failure, again: () => void): void {
  const isOnlyData =
    failure.kind === 'no_network' || failure.kind === 'server_away' || failure.kind === 'refused'
  if (isOnlyData) {
    again()
    return
  }
  history.replaceState(null, '', location.pathname + cleanSearch(location.search) + location.hash)
  location.reload()
}
