// A dialog that comes in from the side: heading, close button, content. The browser's own <dialog> keeps the focus in.
import { el, ICONS, icon } from './dom.ts'
import { PAGE } from './words.ts'

export interface Drawer {
  element: HTMLDialogElement
  open(): void
  isOpen(): boolean
}

export function createDrawer(id: string, title: string, ...content: Node[]): Drawer {
  const element = el(
    'dialog',
    { class: 'drawer', 'aria-labelledby': `${id}-title` },
    el(
      'header',
      {},
      el('h2', { id: `${id}-title` }, title),
      el(
        'button',
        { type: 'button', class: 'round', 'aria-label': PAGE.close, onclick: () => element.close() },
        icon(ICONS.close),
      ),
    ),
    el('div', { class: 'content' }, ...content),
  )
  // A click beside the drawer lands on the dialog itself.
  element.addEventListener('click', event => {
    if (event.target === element) element.close()
  })
  return { element, open: () => element.showModal(), isOpen: () => element.open }
}
