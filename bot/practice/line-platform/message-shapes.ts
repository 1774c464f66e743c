// The bodies of reply, push, multicast and validate, and the messages in them (Flex is in flex-shapes.ts).
// Video, audio, location, imagemap and template messages are not simulated: this bot sends none.
import { flexContainer, IMAGE_URL, quickReplyAction } from './flex-shapes.ts'
import type { Rule, ShapeCheck } from './message-rules.ts'
import {
  byType,
  each,
  flag,
  items,
  list,
  oneOf,
  pattern,
  points,
  shape,
  text,
  whole,
} from './message-rules.ts'

/**
 * Whom a textV2 message may mention: the members of the group it goes to; `nobody` outside groups and in a
 * multicast; `unchecked` in a dry run, where LINE does not know the chat.
 */
export type Mentionable = readonly string[] | 'nobody' | 'unchecked'

const COMMON = {
  'type!': text(20),
  quickReply: shape({
    'items!': list(
      1,
      13,
      shape({ 'type!': oneOf('action'), imageUrl: IMAGE_URL, 'action!': quickReplyAction }),
    ),
  }),
  sender: shape({ name: points(20), iconUrl: IMAGE_URL }),
}
const QUOTING = { ...COMMON, quoteToken: text(1000) }

const checkEmojis: ShapeCheck = (value, path, report) => {
  for (const [i, emoji] of items(value.emojis).entries()) {
    if (String(value.text)[Number(emoji.index)] !== '$') {
      report([...path, 'emojis', i, 'index'], 'invalid property')
    }
  }
}

const textMessage = shape(
  {
    ...QUOTING,
    'text!': text(5000),
    emojis: list(0, 20, shape({ 'index!': whole(0), ...each(text(100), 'productId!', 'emojiId!') })),
  },
  checkEmojis,
)

/** `{name}` stands for its substitution, `{{` and `}}` for braces. */
const PLACEHOLDERS = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g

function textV2Message(mentionable: Mentionable): Rule {
  const mention = shape({ ...each(text(20), 'type!'), 'mentionee!': mentionee(mentionable) })
  const emoji = shape(each(text(100), 'type!', 'productId!', 'emojiId!'))
  const substitute = byType({ mention, emoji })
  const checkSubstitution: ShapeCheck = (value, path, report) => {
    const given = Object.entries(value.substitution ?? {})
    for (const [key, part] of given) {
      const at = [...path, 'substitution', key]
      if (/^\w{1,20}$/.test(key)) substitute(part, at, report)
      else report(at, 'invalid property')
    }
    if (given.length > 100) report([...path, 'substitution'], 'Size must be between 0 and 100')
    const used = [...String(value.text).matchAll(PLACEHOLDERS)].filter(
      ([whole]) => !/^(\{\{|\}\})$/.test(whole),
    )
    const kinds = used.map(
      ([, key]) => items(given.filter(([name]) => name === key).map(([, part]) => part))[0],
    )
    if (kinds.includes(undefined)) report([...path, 'text'], 'invalid property')
    for (const kind of ['mention', 'emoji']) {
      if (kinds.filter(part => part?.type === kind).length > 20) {
        report([...path, 'substitution'], `Up to 20 ${kind}s can be substituted`)
      }
    }
  }
  return shape({ ...QUOTING, 'text!': text(5000), substitution: shapeless }, checkSubstitution)
}

/** Any object: its names are free and checked by hand. */
const shapeless: Rule = (value, path, report) => {
  if (typeof value !== 'object' || Array.isArray(value)) report(path, 'invalid property')
}

function mentionee(mentionable: Mentionable): Rule {
  const isGroup = mentionable !== 'nobody'
  const isMember = (id: unknown) => !Array.isArray(mentionable) || mentionable.includes(String(id))
  const check: ShapeCheck = (value, path, report) => {
    if (!isGroup) report(path, 'Mentions can only be sent to group chats')
    else if (value.type === 'user' && !isMember(value.userId)) report([...path, 'userId'], 'invalid property')
  }
  return byType({
    user: shape({ 'type!': text(20), 'userId!': pattern(/^U[0-9a-f]{32}$/) }, check),
    all: shape({ 'type!': text(20) }, check),
  })
}

const FIXED_MESSAGES = {
  text: textMessage,
  sticker: shape({ ...QUOTING, ...each(pattern(/^\d{1,20}$/), 'packageId!', 'stickerId!') }),
  image: shape({ ...COMMON, ...each(IMAGE_URL, 'originalContentUrl!', 'previewImageUrl!') }),
  flex: shape({ ...COMMON, 'altText!': text(1500), 'contents!': flexContainer }),
}

const messages = (mentionable: Mentionable): Rule =>
  list(1, 5, byType({ ...FIXED_MESSAGES, textV2: textV2Message(mentionable) }))

const UNITS = list(0, 1, pattern(/^\w{1,30}$/))

export const replyBody = (mentionable: Mentionable): Rule =>
  shape({ 'replyToken!': text(1000), 'messages!': messages(mentionable), notificationDisabled: flag })

export const pushBody = (mentionable: Mentionable): Rule =>
  shape({
    'to!': text(100),
    'messages!': messages(mentionable),
    notificationDisabled: flag,
    customAggregationUnits: UNITS,
  })

export const multicastBody: Rule = shape({
  // Every single id is looked at by the route: a wrong one has an error of its own.
  'to!': list(1, 500, () => {}),
  'messages!': messages('nobody'),
  notificationDisabled: flag,
  customAggregationUnits: UNITS,
})

export const validateBody: Rule = shape({ 'messages!': messages('unchecked') })
