// The mini-app over a chat, as LINE opens a LIFF page: its own header, a close button, the page in a frame.
// One at a time: the frames share one origin, so its cookies and storage belong to one person at a time.
import { el, fill, ICONS, icon } from './dom.ts'
import { MINI_APP } from './words.ts'

export interface MiniAppPanel {
  element: HTMLElement
  /** `name`: whose phone it is; `from` gets the focus back at the end. */
  open(userId: string, path: string, name: string, from: HTMLElement): void
  close(): void
}

let opened: MiniAppPanel | null = null

export function createMiniAppPanel(): MiniAppPanel {
  const who = el('p', { class: 'whose' })
  const place = el('div', { class: 'frame' })
  const closeButton = el(
    'button',
    { type: 'button', class: 'round', 'aria-label': MINI_APP.close, onclick: () => panel.close() },
    icon(ICONS.close),
  )
  const element = el(
    'section',
    { class: 'mini-app', 'aria-label': MINI_APP.frame, hidden: true },
    el('header', {}, el('div', {}, el('p', { class: 'title' }, MINI_APP.title), who), closeButton),
    place,
  )
  let cameFrom: HTMLElement | null = null
  element.addEventListener('keydown', event => {
    if (event.key === 'Escape') panel.close()
  })
  const panel: MiniAppPanel = {
    element,
    open(userId, path, name, from) {
      opened?.close()
      opened = panel
      cameFrom = from
      who.textContent = MINI_APP.openedBy(name)
      const query = new URLSearchParams({ as: userId, to: path })
      fill(place, [el('iframe', { src: `/practice/open?${query}`, title: MINI_APP.frame })])
      element.hidden = false
      closeButton.focus()
    },
    close() {
      if (opened === panel) opened = null
      element.hidden = true
      fill(place, [])
      if (cameFrom?.isConnected) cameFrom.focus()
      cameFrom = null
    },
  }
  return panel
}
