// On narrow screens one chat shows at a time: a row of tabs says whose, with a count of what is new in each.
import type { App } from './app.ts'
import type { ChatPane } from './chat-pane.ts'
import { el, fill, say } from './dom.ts'
import { findGroup, findPerson, roleOf, shortName } from './people.ts'
import { CHAT } from './words.ts'

export interface Tabs {
  element: HTMLElement
  draw(): void
}

/** `onShow`: another chat stands on the screen now. */
export function createTabs(app: App, panes: readonly ChatPane[], onShow: () => void): Tabs {
  const buttons = panes.map((pane, index) =>
    el(
      'button',
      {
        type: 'button',
        'aria-pressed': String(index === 0),
        'aria-controls': pane.element.id,
        onclick: () => show(index),
      },
      el('span', { class: 'name' }),
      el('span', { class: 'role' }),
      el('span', { class: 'badge', hidden: true }),
    ),
  )
  const element = el('div', { class: 'tabs', role: 'group', 'aria-label': CHAT.tabs }, ...buttons)
  panes[0]?.element.classList.add('shown')

  function show(index: number): void {
    for (const [each, pane] of panes.entries()) pane.element.classList.toggle('shown', each === index)
    for (const [each, button] of buttons.entries())
      button.setAttribute('aria-pressed', String(each === index))
    onShow()
  }

  function drawTab(pane: ChatPane, button: HTMLElement): void {
    const [name, role, badge] = button.children
    if (!name || !role || !(badge instanceof HTMLElement)) return
    const person = findPerson(app.state, pane.chatId())
    say(name, person ? shortName(person) : (findGroup(app.state, pane.chatId())?.name ?? ''))
    say(role, person ? roleOf(person) : CHAT.groups)
    const unread = app.state.chats[pane.chatId()]?.unread ?? 0
    badge.hidden = unread === 0
    if (badge.dataset.count === String(unread)) return
    badge.dataset.count = String(unread)
    fill(badge, [
      el('span', { 'aria-hidden': 'true' }, String(unread)),
      el('span', { class: 'unseen' }, CHAT.newMessages(unread)),
    ])
  }

  return {
    element,
    draw() {
      for (const [index, pane] of panes.entries()) {
        const button = buttons[index]
        if (button) drawTab(pane, button)
      }
    },
  }
}
