// What the big button of the failure page does. The SDK can be started once per page, and code that could not be
// fetched is not asked for a second time: both need the page anew, with an address free of a failed login.
// Everything else is simply asked again; so is code while the phone is offline, lest the browser's own page shows.
import { type Failure, NO_CODE } from './failure.ts'
import { cleanSearch } from './routes.ts'

export function startOver(failure: Failure, again: () => void): void {
  const isOnlyData =
    (failure.kind === 'no_network' && (failure.code !== NO_CODE || !navigator.onLine)) ||
    failure.kind === 'server_away' ||
    failure.kind === 'refused'
  if (isOnlyData) {
    again()
    return
  }
  history.replaceState(history.state, '', location.pathname + cleanSearch(location.search) + location.hash)
  location.reload()
}
