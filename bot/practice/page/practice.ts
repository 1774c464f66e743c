// The practice page: makes its parts once, puts them in place and lets them follow the service.
import type { PracticeState } from '../practice-api.ts'
import { ask } from './api.ts'
import type { App } from './app.ts'
import { type ChatPane, createChatPane } from './chat-pane.ts'
import { keepChats, readChats } from './choices.ts'
import { type ClockBar, createClockBar } from './clock-bar.ts'
import { createColleaguesDrawer } from './colleagues-drawer.ts'
import { el, ICONS, icon } from './dom.ts'
import { createFollower } from './follow-service.ts'
import { createIntro } from './intro.ts'
import { createNoticesDrawer } from './notices-drawer.ts'
import { findGroup, findPerson } from './people.ts'
import { createTabs } from './tabs.ts'
import { createToast, failureWords } from './toast.ts'
import { COLLEAGUES, NOTICES, PAGE } from './words.ts'

/** Small enough for one screen: the form of this district shows all its producers. */
const FIRST_DISTRICT = '5609'

async function begin(): Promise<void> {
  const toast = createToast()
  const app: App = {
    state: await ask<PracticeState>('state'),
    refresh: () => follower.refresh(),
    run: work =>
      work().then(
        () => true,
        error => {
          toast.show(error)
          return false
        },
      ),
  }
  const panes = firstChats(app.state).map((chatId, index) =>
    createChatPane({
      app,
      index,
      chatId,
      onChoose() {
        keepChats(panes.map(pane => pane.chatId()))
        app.refresh()
      },
    }),
  )
  const tabs = createTabs(app, panes, () => follower.markSeen())
  const clock = createClockBar(app, () => officeOfPane(app.state, panes[0]))
  const notices = createNoticesDrawer(app)
  const colleagues = createColleaguesDrawer(app)
  const intro = createIntro()
  const offline = el('p', { class: 'offline', role: 'status', hidden: true }, PAGE.connectionLost)
  const follower = createFollower({
    app,
    panes,
    clock,
    parts: [clock, notices, colleagues, tabs, ...panes],
    onConnection(isUp) {
      offline.hidden = isUp
    },
  })
  const tools = [
    tool('people', COLLEAGUES.button, colleagues.open),
    tool('list', NOTICES.button, notices.open),
    tool('help', PAGE.help, intro.open),
  ]
  document.body.append(
    header(clock, tools, offline),
    el('main', {}, tabs.element, el('div', { class: 'panes' }, ...panes.map(pane => pane.element))),
    toast.element,
    notices.element,
    colleagues.element,
    intro.element,
  )
  follower.start()
  intro.openOnce()
}

function header(clock: ClockBar, tools: HTMLElement[], offline: HTMLElement): HTMLElement {
  const more = el(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-expanded': 'false',
      'aria-controls': 'more',
      onclick() {
        more.setAttribute('aria-expanded', String(more.getAttribute('aria-expanded') !== 'true'))
      },
    },
    PAGE.more,
  )
  // The step leads to new messages: out of their way on a small screen.
  clock.steps.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('button'))
      more.setAttribute('aria-expanded', 'false')
  })
  return el(
    'header',
    { class: 'top' },
    el('div', { class: 'strip' }, el('h1', {}, PAGE.title), el('p', {}, PAGE.nothingSent)),
    el(
      'div',
      { class: 'bar' },
      clock.main,
      more,
      el(
        'div',
        { class: 'rest', id: 'more' },
        clock.roadmap,
        clock.steps,
        el('div', { class: 'tools' }, ...tools),
      ),
    ),
    offline,
  )
}

const tool = (name: keyof typeof ICONS, words: string, onclick: () => void): HTMLElement =>
  el('button', { type: 'button', class: 'tool', onclick }, icon(ICONS[name]), el('span', {}, words))

/** The chats of the last visit, as far as they still exist; else an officer, the chief and the province. */
function firstChats(state: PracticeState): string[] {
  const kept = readChats().map(id => (findPerson(state, id) || findGroup(state, id) ? id : null))
  const firstOf = (role: string, officeCode: string) =>
    state.people.find(person => person.role === role && person.officeCode === officeCode)?.userId ?? ''
  const standard = [
    firstOf('district_officer', FIRST_DISTRICT),
    firstOf('district_chief', FIRST_DISTRICT),
    firstOf('provincial_officer', FIRST_DISTRICT.slice(0, 2)),
  ]
  return standard.map((id, index) => kept[index] ?? id)
}

const officeOfPane = (state: PracticeState, pane: ChatPane | undefined): string | null =>
  findPerson(state, pane?.chatId() ?? '')?.officeCode ?? null

begin().catch(error => {
  document.body.append(el('p', { class: 'toast', role: 'alert' }, failureWords(error)))
})
