// Opening a PDF: the server makes a link that lives for a quarter of an hour, and it opens where PDFs can be read.
// Trap: after waiting for the link a browser takes window.open for a pop-up, so the tab is opened by the tap itself and
// sent to the link afterwards. LINE's own browser shows no PDF: there the phone's browser is asked, through the SDK.
import type { Body } from '../bot/contract/routes.ts'
import { call } from './api.ts'
import { sayFailure } from './parts/say-failure.ts'
import { PAPER } from './words-report.ts'

export type Paper = Body<'makeDocumentLink'>

/** Says so where it fails; never throws. */
export async function openPaper(paper: Paper): Promise<void> {
  const tab = isInLine() ? null : openTab()
  try {
    const { url } = await call('makeDocumentLink', {}, paper)
    if (isInLine()) await openOutside(url)
    else if (tab && !tab.closed) tab.location.replace(url)
    else location.assign(url)
  } catch (error) {
    tab?.close()
    void sayFailure(error)
  }
}

export const isInLine = (): boolean => /\bLine\//.test(navigator.userAgent)

/** Null where pop-ups are forbidden: then this very tab goes there, and "back" returns. */
function openTab(): Window | null {
  const tab = window.open('', '_blank')
  if (!tab) return null
  // The paper's page must not reach back into this one.
  tab.opener = null
  tab.document.title = PAPER.preparing
  tab.document.body.textContent = PAPER.preparing
  return tab
}

/** In the phone's own browser, out of LINE's. */
export async function openOutside(url: string): Promise<void> {
  try {
    const { openInBrowser } = await import('./line-window.ts')
    await openInBrowser(url)
  } catch {
    // Without the SDK this parameter asks LINE for the same (LINE URL scheme).
    const address = new URL(url)
    address.searchParams.set('openExternalBrowser', '1')
    location.assign(address)
  }
}
