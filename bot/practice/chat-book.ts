// The chats as the practice page shows them: what the simulated LINE holds now, after what was kept of earlier runs;
// with numbers that never start over, so that "unread" and "only what is new" survive a restart.
import { type JournalRecord, type KeptWorld, openJournal } from './chat-journal.ts'
import type { LinePlatform } from './line-platform/line-platform.ts'
import type { ChatMessage, Person } from './line-platform/world.ts'
import { rememberQuota, type UsedQuota } from './quota-memory.ts'

/** Kept of each chat; a year of notices is about a hundred. */
const KEPT_MESSAGES = 150

export interface NumberedMessage {
  number: number
  entry: ChatMessage
}

export interface ChatBook {
  /** Messages with a higher number than `after`, oldest first. */
  messages(chatId: string, after: number): NumberedMessage[]
  /** `total`: number of the newest message; `unread`: the bot's since the chat was last seen. */
  count(chatId: string): { total: number; unread: number }
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
  const quota = rememberQuota(platform.quota, restoreWorld(kept, platform, chats), now)
  const journal = openJournal(path)
  const worldNow = () => ({ world: describeWorld(platform, chats, quota.used()), at: now().toISOString() })
  let lastWorld = ''

  function keepWorld(): void {
    const record = worldNow()
    const text = JSON.stringify(record.world)
    if (text === lastWorld) return
    lastWorld = text
    journal.append(record)
  }

  function follow(): void {
    quota.hold()
    for (const [id, message] of takeNew(platform, chats)) journal.append(recordOf(id, message))
    keepWorld()
  }

  const writeAll = (): void =>
    journal.rewrite([
      ...[...chats].flatMap(([id, { messages }]) => messages.map(message => recordOf(id, message))),
      worldNow(),
    ])

  quota.hold()
  writeAll()
  const stop = platform.onChange(follow)
  return {
    messages: (id, after) => (chats.get(id)?.messages ?? []).filter(message => message.number > after),
    count(id) {
      const { messages, total, seen } = chats.get(id) ?? newChat()
      const unread = messages.filter(({ number, entry }) => number > seen && entry.from === 'bot')
      return { total, unread: unread.length }
    },
    markSeen(id) {
      const chat = chats.get(id)
      if (!chat || chat.seen === chat.total) return
      chat.seen = chat.total
      keepWorld()
    },
    quotaUsed: () => quota.used().used,
    goTo(at, move) {
      move(at)
      quota.hold()
    },
    close() {
      stop()
      writeAll()
    },
  }
}

const newChat = (): Chat => ({ messages: [], total: 0, seen: 0, taken: 0 })

/** Numbers what stands in the platform's chats and was not taken yet. */
function takeNew(platform: LinePlatform, chats: Map<string, Chat>): [chatId: string, NumberedMessage][] {
  const ids = [
    ...platform.people.list().map(one => one.userId),
    ...platform.groups.list().map(one => one.groupId),
  ]
  return ids.flatMap(id => {
    const fresh = platform.chats.messages(id).slice(chats.get(id)?.taken ?? 0)
    if (fresh.length === 0) return []
    const chat = chats.get(id) ?? newChat()
    const numbered = fresh.map((entry, index) => ({ number: chat.total + index + 1, entry }))
    chat.messages = [...chat.messages, ...numbered].slice(-KEPT_MESSAGES)
    chat.total += fresh.length
    chat.taken += fresh.length
    chats.set(id, chat)
    return numbered.map((message): [string, NumberedMessage] => [id, message])
  })
}

function describeWorld(
  { people, groups }: LinePlatform,
  chats: ReadonlyMap<string, Chat>,
  quota: UsedQuota,
): KeptWorld {
  const idsOf = (list: readonly Person[]) => list.map(one => one.userId)
  return {
    blocked: idsOf(people.list().filter(one => one.hasBlocked)),
    friends: idsOf(people.list().filter(one => one.isFriend)),
    groupsWithBot: groups
      .list()
      .filter(one => one.hasBot)
      .map(one => one.groupId),
    quota,
    seen: Object.fromEntries([...chats].map(([id, chat]) => [id, chat.seen])),
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
    const chat = chats.get(record.chat) ?? newChat()
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
): UsedQuota {
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
