// When a page that could not be had is worth another try by itself: the signal returns, or the browser shows the page
// again as it kept it in its memory, where nobody heard of a signal that returned meanwhile. Phones say "online" early,
// and a reload that fails leaves the browser's own page: so the service is asked first.

/** Calls `act` once the service answers then. Returns how to stop. */
export function whenBack(act: () => void): () => void {
  let isWanted = true
  const look = ({ persisted }: Partial<PageTransitionEvent>) => {
    // False: shown for the first time. Undefined: the signal returned.
    if (persisted === false) return
    fetch('', { method: 'HEAD', cache: 'no-store' }).then(
      () => isWanted && act(),
      () => undefined,
    )
  }
  addEventListener('online', look)
  addEventListener('pageshow', look)
  return () => {
    isWanted = false
    removeEventListener('online', look)
    removeEventListener('pageshow', look)
  }
}
