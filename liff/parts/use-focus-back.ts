// Gives the focus back when a dialog closes: to the button that opened it, or, where that is gone, to a place nearby.
// Without this a person who works with keys or a screen reader starts again at the top of the page.
import { useEffect, useRef } from 'preact/hooks'

/** For a component that is a dialog. `fallbackId`: an element that can take the focus. */
export function useFocusBack(fallbackId = ''): void {
  const opener = useRef(document.activeElement)
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return
        const from = opener.current
        const to = from?.isConnected && from !== document.body ? from : document.getElementById(fallbackId)
        if (to instanceof HTMLElement) to.focus()
      })
    },
    [],
  )
}
