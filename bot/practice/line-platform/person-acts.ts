// What people do in LINE: write, tap, take back, edit, add, block, invite, remove. Each act changes the chat and
// tells the webhook what LINE would tell, with a reply token only where LINE gives one.
import type { WebhookEvent, WebhookResult, Webhooks } from './webhooks.ts'
import type { ChatMessage, LineMessage, World } from './world.ts'

/** One to one with the bot, or a person speaking in a group. */
export interface ChatPlace {
  userId: string
  groupId?: string
}

/** The choice in a date or time picker: exactly one of the three, without a time zone. */
export type PickerParams = { date: string } | { time: string } | { datetime: string }

/** Pictures that were chosen together: LINE sends one event for each, and their order is not certain. */
export interface ImageSet {
  id: string
  /** From 1. */
  index: number
  total: number
}

export interface SendFrom {
  text(chat: ChatPlace, text: string): Promise<WebhookResult>
  /** Any bytes: LINE itself would take pictures only. */
  image(chat: ChatPlace, bytes: Uint8Array, imageSet?: ImageSet): Promise<WebhookResult>
  /** LINE takes files of any kind, in chats of two and in groups. */
  file(chat: ChatPlace, bytes: Uint8Array, fileName: string): Promise<WebhookResult>
  /** `displayText` is what LINE shows in the chat as the person's words; it causes no message event. */
  postback(chat: ChatPlace, data: string, params?: PickerParams, displayText?: string): Promise<WebhookResult>
  unsend(chat: ChatPlace, messageId: string): Promise<WebhookResult>
  /** Groups only: one-to-one chats with an account have no editing. */
  editText(chat: ChatPlace, messageId: string, text: string): Promise<WebhookResult>
}

export function createPersonActs(world: World, webhooks: Webhooks) {
  const readTokens = new Set<string>()
  const emit = (event: WebhookEvent) => webhooks.deliver([event])

  function newReadToken(): string {
    const token = world.mint.token()
    readTokens.add(token)
    return token
  }

  /** Throws when the person cannot act there: blocked the bot, not in the group, no bot in it. */
  function enter({ userId, groupId }: ChatPlace) {
    const person = world.person(userId)
    if (groupId === undefined) {
      if (person.hasBlocked) throw new Error(`${person.displayName} has blocked the bot`)
      return { chatId: userId, source: { type: 'user', userId } }
    }
    const group = world.group(groupId)
    if (!group.members.includes(userId)) throw new Error(`${person.displayName} is not in ${group.name}`)
    if (!group.hasBot) throw new Error(`The bot is not in ${group.name}`)
    return { chatId: groupId, source: { type: 'group', groupId, userId } }
  }

  function ownMessage(chatId: string, userId: string, messageId: string): ChatMessage {
    const own = world.messages(chatId).find(({ id, from }) => id === messageId && from === userId)
    if (!own) throw new Error(`${userId} has written no message ${messageId} here`)
    return own
  }

  function write(chat: ChatPlace, id: string, message: LineMessage): void {
    const { chatId } = enter(chat)
    if (chat.groupId === undefined) world.person(chat.userId).lastWroteAt = world.now()
    world.write(chatId, { id, from: chat.userId, message })
  }

  /** A message of the person's own: in the chat first, then to the webhook. */
  function say(chat: ChatPlace, id: string, message: LineMessage): Promise<WebhookResult> {
    const { source } = enter(chat)
    write(chat, id, message)
    const tokens = { quoteToken: world.mint.token(), markAsReadToken: newReadToken() }
    return emit({ type: 'message', source, message: { id, ...message, ...tokens } })
  }

  const sendFrom: SendFrom = {
    async text(chat, text) {
      return say(chat, world.mint.messageId(), { type: 'text', text })
    },

    async image(chat, bytes, imageSet) {
      enter(chat)
      const id = world.mint.messageId()
      // Whoever hears of the message may ask for its picture at once.
      world.pictures.put(id, Buffer.from(bytes))
      const contentProvider = { type: 'line' }
      return say(chat, id, { type: 'image', contentProvider, ...(imageSet && { imageSet }) })
    },

    async file(chat, bytes, fileName) {
      enter(chat)
      const id = world.mint.messageId()
      world.pictures.put(id, Buffer.from(bytes))
      return say(chat, id, { type: 'file', fileName, fileSize: bytes.length })
    },

    async postback(chat, data, params, displayText) {
      const { source } = enter(chat)
      if (displayText !== undefined) write(chat, world.mint.messageId(), { type: 'text', text: displayText })
      return emit({ type: 'postback', source, postback: { data, ...(params && { params }) } })
    },

    async unsend(chat, messageId) {
      const { chatId, source } = enter(chat)
      ownMessage(chatId, chat.userId, messageId).unsent = true
      world.pictures.remove(messageId)
      return emit({ type: 'unsend', source, unsend: { messageId } })
    },

    async editText(chat, messageId, text) {
      const { chatId, source } = enter(chat)
      if (chat.groupId === undefined) throw new Error('Messages can be edited in groups only')
      const own = ownMessage(chatId, chat.userId, messageId)
      own.message = { ...own.message, text }
      own.edited = true
      const message = { id: messageId, type: 'text', text, quoteToken: world.mint.token() }
      return emit({ type: 'messageEdited', source, message })
    },
  }

  async function block(userId: string): Promise<WebhookResult> {
    world.person(userId).hasBlocked = true
    return emit({ type: 'unfollow', source: { type: 'user', userId } })
  }

  async function follow(userId: string): Promise<WebhookResult> {
    const person = world.person(userId)
    const follow = { isUnblocked: person.hasBlocked }
    person.isFriend = true
    person.hasBlocked = false
    return emit({ type: 'follow', source: { type: 'user', userId }, follow })
  }

  async function setBotIn(groupId: string, hasBot: boolean): Promise<WebhookResult> {
    world.group(groupId).hasBot = hasBot
    return emit({ type: hasBot ? 'join' : 'leave', source: { type: 'group', groupId } })
  }

  return {
    sendFrom,
    block,
    follow,
    inviteBot: (groupId: string) => setBotIn(groupId, true),
    removeBot: (groupId: string) => setBotIn(groupId, false),
    isReadToken: (token: string) => readTokens.has(token),
  }
}
