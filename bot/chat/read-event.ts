// A stored event as the chat needs it. LINE may add properties and types at any time, and leaves out what is empty:
// everything is optional here, and what has another form than documented counts as absent.
import * as z from 'zod'

export interface ChatSource {
  kind: 'user' | 'group'
  /** `U…` or `C…` */
  id: string
  /** Who acted; absent in groups for people without LINE on a phone. */
  userId: string | null
}

export interface ChatEvent {
  type: string
  /** Another system answers in this chat for now: nothing may be sent. */
  isStandby: boolean
  replyToken: string | null
  source: ChatSource | null
  /** Null for stickers, pictures and the like. */
  text: string | null
  /** Message id of a picture that LINE keeps for us; null for everything else. */
  pictureId: string | null
  /** A file; its name and size as LINE says, null where it does not. */
  file: { messageId: string; name: string | null; size: number | null } | null
  postbackData: string | null
}

const absent = <T extends z.ZodType>(form: T) => form.optional().catch(undefined)
const UserId = z.string().regex(/^U[0-9a-f]{32}$/)
const GroupId = z.string().regex(/^C[0-9a-f]{32}$/)

const RawEvent = z.looseObject({
  type: z.string(),
  mode: absent(z.string()),
  replyToken: absent(z.string().min(1)),
  source: absent(z.looseObject({ type: z.string(), userId: absent(UserId), groupId: absent(GroupId) })),
  message: absent(
    z.looseObject({
      type: z.string(),
      id: absent(z.string().regex(/^\w{1,64}$/)),
      text: absent(z.string()),
      fileName: absent(z.string()),
      fileSize: absent(z.int().min(0)),
      contentProvider: absent(z.looseObject({ type: z.string() })),
    }),
  ),
  postback: absent(z.looseObject({ data: absent(z.string()) })),
})

/** Tokens of the console's "Verify" of earlier days: there is no chat behind them. */
const DUMMY_TOKEN = /^(0{32}|f{32})$/

/** Null = not an event of any kind we know how to read. */
export function readEvent(raw: string): ChatEvent | null {
  const parsed = RawEvent.safeParse(JSON.parse(raw))
  if (!parsed.success) return null
  const { type, mode, replyToken, source, message, postback } = parsed.data
  const isStandby = mode === 'standby'
  return {
    type,
    isStandby,
    replyToken: replyToken === undefined || isStandby || DUMMY_TOKEN.test(replyToken) ? null : replyToken,
    source: sourceOf(source),
    text: message?.type === 'text' ? (message.text ?? null) : null,
    pictureId: pictureIdOf(message),
    file: fileOf(message),
    postbackData: postback?.data ?? null,
  }
}

function fileOf(message: z.infer<typeof RawEvent>['message']): ChatEvent['file'] {
  if (message?.type !== 'file' || message.id === undefined) return null
  return { messageId: message.id, name: message.fileName ?? null, size: message.fileSize ?? null }
}

/** A picture from elsewhere (`external`: an address on some server) is not LINE's to hand over, and not fetched. */
function pictureIdOf(message: z.infer<typeof RawEvent>['message']): string | null {
  if (message?.type !== 'image' || message.contentProvider?.type === 'external') return null
  return message.id ?? null
}

/** Rooms (chats of several people without a name) were given up by LINE: nothing is done there. */
function sourceOf(source: z.infer<typeof RawEvent>['source']): ChatSource | null {
  const userId = source?.userId ?? null
  if (source?.type === 'user' && userId !== null) return { kind: 'user', id: userId, userId }
  if (source?.type === 'group' && source.groupId !== undefined) {
    return { kind: 'group', id: source.groupId, userId }
  }
  return null
}
