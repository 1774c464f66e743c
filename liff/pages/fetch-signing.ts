// Fetches the code for signing while the chief is still reading: when it is time to sign there may be no signal.
import { MORE_PAGES } from '../more-pages.ts'

/** After the report itself has long been drawn. */
const AFTER_MS = 1_500

/** Returns how to take it back. */
export function fetchSigning(): () => void {
  // What fails here is told where somebody goes there.
  const timer = setTimeout(() => void MORE_PAGES.sign().catch(() => null), AFTER_MS)
  return () => clearTimeout(timer)
}
