// One phone of the page: whose it is, the chat with the bot (or a group), what can be typed, and the mini-app over it.
import type { GroupView, MessageView, PersonView } from '../practice-api.ts'
import { hand, tell } from './api.ts'
import type { App } from './app.ts'
import { createChatLog } from './chat-log.ts'
import { createComposeLine } from './compose-line.ts'
import { el, say } from './dom.ts'
import type { LineAction } from './flex.ts'
import { createMiniAppPanel } from './mini-app-panel.ts'
import { describeChat, fillSwitcher, findGroup, findPerson, shortName } from './people.ts'
import { CHAT } from './words.ts'

export interface ChatPane {
  element: HTMLElement
  /** The chat shown and the number of its newest message here. */
  chatId(): string
  newest(): number
  /** Draws what depends on the state: names, blocks, groups. */
  draw(): void
  /** Messages after `newest`. */
  add(messages: readonly MessageView[]): void
}

export interface PaneOptions {
  app: App
  /** Place among the three. */
  index: number
  chatId: string
  /** Another chat was chosen. */
  onChoose: () => void
}

/** What is no picture goes as a file, by its name. */
const nameOfFile = (file: File): string =>
  file.type.startsWith('image/') ? '' : `&name=${encodeURIComponent(file.name)}`

export function createChatPane({ app, index, chatId: first, onChoose }: PaneOptions): ChatPane {
  let chatId = first
  const post = (path: string, body: unknown) => app.run(() => tell(path, body))
  const isGroup = () => chatId.startsWith('C')
  const speaker = () => (isGroup() ? compose.speaker() : chatId)
  const miniApp = createMiniAppPanel()
  const log = createChatLog({
    acts: {
      liffId: app.state.liffId,
      act: action => act(app, { as: speaker(), chat: chatId }, action),
      openMiniApp: (path, from) => miniApp.open(speaker(), path, describeChat(app.state, speaker()), from),
    },
    owner: speaker,
    nameOf: userId => (isGroup() ? nameOf(app, userId) : null),
  })
  const compose = createComposeLine({
    index,
    onSend: text => post('say', { as: speaker(), chat: chatId, text }),
    onPhoto: photo => app.run(() => hand(`photo?as=${speaker()}&chat=${chatId}${nameOfFile(photo)}`, photo)),
    onSpeaker() {
      log.reset()
      app.refresh()
    },
  })
  const head = createChatHead(app, () => chatId)
  const switcher = el('select', {
    id: `whose-${index}`,
    onchange() {
      chatId = switcher.value
      miniApp.close()
      log.reset()
      draw()
      onChoose()
    },
  })

  function draw(): void {
    fillSwitcher(switcher, app.state, chatId)
    element.classList.toggle('of-group', isGroup())
    const isOpen = head.draw()
    compose.draw(app.state, findGroup(app.state, chatId), isOpen)
  }

  log.reset()
  const label = el('label', { for: `whose-${index}` }, CHAT.whose)
  const element = el(
    'section',
    { class: 'pane', id: `pane-${index}`, 'aria-label': CHAT.slots[index] ?? '' },
    el('p', { class: 'whose-chat' }, label, switcher),
    el(
      'div',
      { class: 'phone' },
      head.element,
      log.element,
      head.notice,
      log.quick,
      compose.element,
      miniApp.element,
    ),
  )
  return { element, chatId: () => chatId, newest: log.newest, draw, add: log.add }
}

/** The bot's or the group's name, and the button that blocks, follows, invites or removes. */
function createChatHead(app: App, chatId: () => string) {
  const name = el('h2', {})
  const notice = el('p', { class: 'barred', role: 'status' })
  const toggle = el('button', { type: 'button', class: 'quiet-button', onclick: () => void turn() })
  const person = () => findPerson(app.state, chatId())
  const group = () => findGroup(app.state, chatId())

  const turn = () =>
    app.run(() => {
      const found = group()
      if (found) return tell('group', { chat: chatId(), hasBot: !found.hasBot })
      return tell('friend', { as: chatId(), isFriend: !canTalk(person()) })
    })

  return {
    element: el(
      'header',
      { class: 'chat-head' },
      el('img', { src: '/practice/icon.svg', alt: '' }),
      el('div', {}, name, el('p', { class: 'about' }, CHAT.simulated)),
      toggle,
    ),
    notice,
    /** Returns whether the person can write there. */
    draw(): boolean {
      const isOpen = group()?.hasBot ?? canTalk(person())
      say(name, group()?.name ?? app.state.botName)
      say(toggle, toggleWords(person(), group()))
      toggle.classList.toggle('wanted', !isOpen)
      say(notice, isOpen ? '' : barredWords(person(), group()))
      notice.hidden = isOpen
      return isOpen
    },
  }
}

/** What a tap on a button of a message does; links are the log's own business. */
function act(app: App, who: { as: string; chat: string }, action: LineAction): void {
  if (action.type === 'message' && action.text) void app.run(() => tell('say', { ...who, text: action.text }))
  if (action.type === 'postback' && action.data)
    void app.run(() =>
      tell('postback', { ...who, data: action.data, displayText: action.displayText ?? null }),
    )
  if (action.type === 'clipboard')
    void app.run(() => navigator.clipboard.writeText(action.clipboardText ?? ''))
}

function nameOf(app: App, userId: string): string {
  const person = findPerson(app.state, userId)
  return person ? shortName(person) : app.state.botName
}

const canTalk = (person: PersonView | undefined): boolean => person?.isFriend === true && !person.hasBlocked

function toggleWords(person: PersonView | undefined, group: GroupView | undefined): string {
  if (group) return group.hasBot ? CHAT.removeBot : CHAT.inviteBot
  if (!person?.isFriend) return CHAT.addFriend
  return person.hasBlocked ? CHAT.unblock : CHAT.block
}

function barredWords(person: PersonView | undefined, group: GroupView | undefined): string {
  if (group) return CHAT.isNoBot
  return person?.isFriend ? CHAT.isBlocked : CHAT.isNotFriend
}
