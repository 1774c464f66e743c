// Who and what exists in the simulated LINE: people, groups and what stands in their chats.
// Every id is minted from `newId` (hashed into LINE's own format), every instant comes from `now`.
import { createHash } from 'node:crypto'
import { createPictureShelf, type PictureShelf } from './picture-shelf.ts'

export interface WorldOptions {
  now: () => Date
  newId: () => string
  /** Where sent pictures lie; in memory if left out. */
  pictures?: PictureShelf
}

export interface Person {
  /** `U` and 32 hex digits. */
  readonly userId: string
  displayName: string
  pictureUrl?: string
  isFriend: boolean
  hasBlocked: boolean
  /** Last message written to the bot one to one. */
  lastWroteAt?: Date
}

export interface Group {
  /** `C` and 32 hex digits. */
  readonly groupId: string
  name: string
  /** User ids; the bot is not among them. */
  members: string[]
  hasBot: boolean
}

/** A LINE message object as it travels: `type` and whatever belongs to that type. */
export interface LineMessage {
  type: string
  [property: string]: unknown
}

export interface ChatMessage {
  /** Decimal text above 2^53: never a number. */
  readonly id: string
  /** `bot`, or the user id of the person who wrote. */
  readonly from: string
  readonly at: Date
  message: LineMessage
  via?: 'push' | 'multicast' | 'reply'
  /** x-line-request-id of the call that sent it. */
  requestId?: string
  unsent?: true
  edited?: true
}

export interface NewPerson {
  userId?: string
  displayName: string
  pictureUrl?: string
  /** Default true: has added the bot. */
  isFriend?: boolean
}

export interface NewGroup {
  groupId?: string
  name: string
  members: readonly string[]
}

/** A person who is no friend still receives for seven days after writing to the bot. */
const REACHABLE_AFTER_WRITING_MS = 7 * 86_400_000

export type World = ReturnType<typeof createWorld>

export function createWorld({ now, newId, pictures = createPictureShelf() }: WorldOptions) {
  const people = new Map<string, Person>()
  const groups = new Map<string, Group>()
  const chats = new Map<string, ChatMessage[]>()
  const listeners = new Set<() => void>()
  const mint = createMint(newId)

  function changed(): void {
    for (const listener of listeners) listener()
  }

  return {
    now,
    mint,
    people,
    groups,
    pictures,
    changed,

    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    addPerson({ userId = `U${mint.hex()}`, isFriend = true, ...rest }: NewPerson): Person {
      assertId(userId, 'U')
      const person: Person = { userId, ...rest, isFriend, hasBlocked: false }
      people.set(userId, person)
      changed()
      return person
    },

    addGroup({ groupId = `C${mint.hex()}`, name, members }: NewGroup): Group {
      assertId(groupId, 'C')
      for (const userId of members) known(people, userId)
      const group: Group = { groupId, name, members: [...members], hasBot: false }
      groups.set(groupId, group)
      changed()
      return group
    },

    /** Throws for an unknown id: practice pages and tests act only for people who exist. */
    person: (userId: string): Person => known(people, userId),
    group: (groupId: string): Group => known(groups, groupId),

    canReceive({ isFriend, hasBlocked, lastWroteAt }: Person): boolean {
      if (hasBlocked) return false
      return (
        isFriend || (!!lastWroteAt && now().getTime() - lastWroteAt.getTime() <= REACHABLE_AFTER_WRITING_MS)
      )
    },

    write(chatId: string, entry: Omit<ChatMessage, 'at'>): ChatMessage {
      const written: ChatMessage = { ...entry, at: now() }
      const chat = chats.get(chatId)
      if (chat) chat.push(written)
      else chats.set(chatId, [written])
      changed()
      return written
    },

    messages: (chatId: string): ChatMessage[] => chats.get(chatId) ?? [],

    isUnsent: (messageId: string): boolean =>
      [...chats.values()].some(chat => chat.some(({ id, unsent }) => unsent && id === messageId)),
  }
}

function assertId(id: string, letter: 'U' | 'C'): void {
  if (!new RegExp(`^${letter}[0-9a-f]{32}$`).test(id)) throw new Error(`Not an id LINE could give: ${id}`)
}

function known<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id)
  if (!found) throw new Error(`Nobody in the simulated LINE has the id ${id}`)
  return found
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Hashing lets any id source serve, a counting one of a test too: whatever differs gives a different id. */
function createMint(newId: () => string) {
  const digest = () => createHash('sha256').update(newId()).digest()
  return {
    hex: () => digest().toString('hex').slice(0, 32),
    token: () => digest().toString('base64url'),
    messageId: () =>
      (500_000_000_000_000_000n + (digest().readBigUInt64BE() % 400_000_000_000_000_000n)).toString(),
    /** ULID: ten characters of time, sixteen of chance. */
    eventId(at: Date): string {
      let rest = at.getTime()
      let time = ''
      for (let i = 0; i < 10; i += 1) {
        time = CROCKFORD.charAt(rest % 32) + time
        rest = Math.floor(rest / 32)
      }
      return time + Array.from(digest().subarray(0, 16), byte => CROCKFORD.charAt(byte % 32)).join('')
    },
  }
}
