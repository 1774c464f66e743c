// Going back leads to where one was, not to the top: a page is drawn anew and grows while its data arrives, so it is
// scrolled whenever it grows, until somebody scrolls or presses. Places are noted by router.ts.
import { tops } from '../router.ts'

/** Later a page grows for other reasons. */
const LIMIT_MS = 5_000

history.scrollRestoration = 'manual'
let stop = () => {}

addEventListener('popstate', () => {
  stop()
  const top = tops[Number(history.state)]
  if (!top) return scrollTo(0, 0)
  const watcher = new ResizeObserver(() => scrollTo(0, top))
  watcher.observe(document.body)
  const timer = setTimeout(() => stop(), LIMIT_MS)
  stop = () => {
    clearTimeout(timer)
    watcher.disconnect()
  }
})

for (const act of ['pointerdown', 'touchstart', 'wheel', 'keydown']) {
  addEventListener(act, () => stop(), { passive: true })
}
