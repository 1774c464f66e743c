// The chats as the practice page shows them: what the simulated LINE holds now, after what was kept of earlier runs;
// with numbers that never start over, so that "unread" and "only what is new" survive a restart.
import { bangkokDateOf } from '../domain/civil-time.ts'
import { type ChatJournal, type JournalRecord, type KeptWorld, openJournal } from './chat-journal.ts'
import type { LinePlatform } from './line-platform/line-platform.ts'
import type { ChatMessage } from './line-platform/world.ts'

/** Kept of each chat; a year of notices is about a hundred. */
export const KEPT_MESSAGES = 150

export interface NumberedMessage {
  number: number
  entry: ChatMessage
}

export interface ChatBook {
  /** Messages with a higher number than `after`, oldest first. */
  messages(chatId: string, after: number): NumberedMessage[]
  /** `total`: number of the newest message; `unread`: of the bot's since the chat was last seen. */
  count(chatId: string): { total: number; unread: number; lastAt: Date | null }
  markSeen(chatId: string): void
  /** Messages LINE counts this month, those before a restart included. */
  quotaUsed(): number
  /** Sets the clock through `move`; the quota of a new month is whole again before anybody asks for it. */
  goTo(at: Date, move: (at: Date) => void): void
  close(): void
}

interface Chat {
  messages: NumberedMessage[]
  total: number
  seen: number
  /** How many of the platform's own messages are in `messages` already. */
  taken: number
}

/** Puts what was kept back into the platform (blocks, groups, quota) and follows it from there. */
export function openChatBook(
  path: string,
  kept: readonly JournalRecord[],
  platform: LinePlatform,
  now: () => Date,
): ChatBook {
  const chats = restoreChats(kept)
  const quotaLimit = platform.quota.limit
  const before = restoreWorld(kept, platform, chats)
  const month = () => bangkokDateOf(now()).slice(0, 7)
  const usedBefore = () => (before.month === month() ? before.used : 0)
  const journal: ChatJournal = openJournal(path)
  const chatIds = () => [
    ...platform.people.list().map(one => one.userId),
    ...platform.groups.list().map(one => one.groupId),
  ]
  const chatOf = (id: string): Chat => {
    const chat = chats.get(id) ?? { messages: [], total: 0, seen: 0, taken: 0 }
    chats.set(id, chat)
    return chat
  }
  const describeWorld = (): KeptWorld => ({
    blocked: platform.people
      .list()
      .filter(one => one.hasBlocked)
      .map(one => one.userId),
    friends: platform.people
      .list()
      .filter(one => one.isFriend)
      .map(one => one.userId),
    groupsWithBot: platform.groups
      .list()
      .filter(one => one.hasBot)
      .map(one => one.groupId),
    quota: { month: month(), used: usedBefore() + platform.quota.used() },
    seen: Object.fromEntries([...chats].map(([id, chat]) => [id, chat.seen])),
  })

  // The platform's own count began anew with this process: what was used before comes off the limit.
  const holdQuota = () => {
    if (quotaLimit !== null) platform.quota.set(Math.max(0, quotaLimit - usedBefore()))
  }

  const writeAll = () =>
    journal.rewrite([
      ...[...chats].flatMap(([chat, { messages }]) => messages.map(message => recordOf(chat, message))),
      { world: describeWorld(), at: now().toISOString() },
    ])

  let lastWorld = ''
  const keepWorld = () => {
    const world = describeWorld()
    const text = JSON.stringify(world)
    if (text === lastWorld) return
    lastWorld = text
    journal.append({ world, at: now().toISOString() })
  }

  const follow = () => {
    holdQuota()
    for (const id of chatIds()) {
      const fresh = platform.chats.messages(id).slice(chats.get(id)?.taken ?? 0)
      if (fresh.length === 0) continue
      const chat = chatOf(id)
      for (const entry of fresh) {
        const message = { number: ++chat.total, entry }
        chat.messages.push(message)
        journal.append(recordOf(id, message))
      }
      chat.taken += fresh.length
      chat.messages = chat.messages.slice(-KEPT_MESSAGES)
    }
    keepWorld()
  }

  holdQuota()
  writeAll()
  const stop = platform.onChange(follow)
  return {
    messages: (id, after) => (chats.get(id)?.messages ?? []).filter(message => message.number > after),
    count(id) {
      const chat = chats.get(id)
      const unread =
        chat?.messages.filter(({ number, entry }) => number > chat.seen && entry.from === 'bot').length ?? 0
      return { total: chat?.total ?? 0, unread, lastAt: chat?.messages.at(-1)?.entry.at ?? null }
    },
    markSeen(id) {
      const chat = chats.get(id)
      if (!chat || chat.seen === chat.total) return
      chat.seen = chat.total
      keepWorld()
    },
    quotaUsed: () => usedBefore() + platform.quota.used(),
    goTo(at, move) {
      move(at)
      holdQuota()
    },
    close() {
      stop()
      writeAll()
    },
  }
}

const recordOf = (chat: string, { number, entry }: NumberedMessage): JournalRecord => ({
  chat,
  number,
  message: { ...entry, at: entry.at.toISOString() },
})

function restoreChats(kept: readonly JournalRecord[]): Map<string, Chat> {
  const chats = new Map<string, Chat>()
  for (const record of kept) {
    if (!('chat' in record)) continue
    const chat = chats.get(record.chat) ?? { messages: [], total: 0, seen: 0, taken: 0 }
    const { at, ...rest } = record.message
    chat.messages.push({ number: record.number, entry: { ...rest, at: new Date(at) } })
    chat.messages = chat.messages.slice(-KEPT_MESSAGES)
    chat.total = record.number
    chats.set(record.chat, chat)
  }
  return chats
}

/** The last word on blocks, groups and what was seen; returns the quota of an earlier run. */
function restoreWorld(
  kept: readonly JournalRecord[],
  platform: LinePlatform,
  chats: ReadonlyMap<string, Chat>,
): KeptWorld['quota'] {
  const last = kept.findLast(record => 'world' in record)
  if (last === undefined || !('world' in last)) return { month: '', used: 0 }
  const { world } = last
  for (const person of platform.people.list()) {
    person.hasBlocked = world.blocked.includes(person.userId)
    person.isFriend = world.friends.includes(person.userId)
  }
  for (const group of platform.groups.list()) group.hasBot = world.groupsWithBot.includes(group.groupId)
  for (const [id, chat] of chats) chat.seen = world.seen[id] ?? 0
  return world.quota
}
