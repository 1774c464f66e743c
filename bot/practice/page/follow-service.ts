// Keeps the page as the service is: asks for state and new messages whenever the service says that something changed,
// one question at a time, and lets the clock tick in between.
import type { ChatsView, PracticeState } from '../practice-api.ts'
import { ask, listen, tell } from './api.ts'
import type { App, Part } from './app.ts'
import type { ChatPane } from './chat-pane.ts'

export interface Follower {
  refresh(): void
  /** Tells the service that what stands on the screen is read. */
  markSeen(): void
  start(): void
}

interface FollowerParts {
  app: App
  panes: readonly ChatPane[]
  parts: readonly Part[]
  /** Drawn every second. */
  clock: Part
  onConnection: (isUp: boolean) => void
}

/** Between two questions: a moving clock has news all the time. */
const CALM_MS = 250

export function createFollower({ app, panes, parts, clock, onConnection }: FollowerParts): Follower {
  let isAsking = false
  let isWanted = false
  let askedAt = performance.now()

  async function keepAsking(): Promise<void> {
    isAsking = true
    while (isWanted) {
      isWanted = false
      await askOnce().then(
        () => onConnection(true),
        () => onConnection(false),
      )
      await new Promise(resolve => setTimeout(resolve, CALM_MS))
    }
    isAsking = false
  }

  async function askOnce(): Promise<void> {
    app.state = await ask<PracticeState>('state')
    askedAt = performance.now()
    await readChats()
    for (const part of parts) part.draw()
    markSeen()
  }

  async function readChats(): Promise<void> {
    const wanted = panes.map(pane => ({ pane, chatId: pane.chatId(), newest: pane.newest() }))
    // Two phones may show the same chat.
    const after = new Map<string, number>()
    for (const { chatId, newest } of wanted) after.set(chatId, Math.min(newest, after.get(chatId) ?? newest))
    const query = [...after].map(([chatId, newest]) => `${chatId}:${newest}`).join(',')
    const chats = await ask<ChatsView>(`chats?after=${query}`)
    for (const { pane, chatId, newest } of wanted) {
      // Another chat may have been chosen while the answer was under way.
      if (pane.chatId() !== chatId || pane.newest() !== newest) continue
      pane.add((chats[chatId] ?? []).filter(message => message.number > newest))
    }
  }

  function markSeen(): void {
    if (document.hidden) return
    for (const pane of panes) {
      const isShown = pane.element.offsetParent !== null
      const isUnread = (app.state.chats[pane.chatId()]?.unread ?? 0) > 0
      if (isShown && isUnread && pane.newest() > 0) void app.run(() => tell('seen', { chat: pane.chatId() }))
    }
  }

  function tick(): void {
    if (app.state.move) return
    const now = Date.parse(app.state.now) + (performance.now() - askedAt)
    askedAt = performance.now()
    app.state = { ...app.state, now: new Date(now).toISOString() }
    clock.draw()
  }

  function refresh(): void {
    isWanted = true
    if (!isAsking) void keepAsking()
  }

  return {
    refresh,
    markSeen,
    start() {
      setInterval(tick, 1000)
      document.addEventListener('visibilitychange', refresh)
      for (const part of parts) part.draw()
      listen(refresh, onConnection)
    },
  }
}
