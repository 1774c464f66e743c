// Reads a LINE message the way a person and LINE's validator do: every text shown, every link, every colour pair.
import type { messagingApi } from '@line/bot-sdk'
import { findBodyError } from '../../bot/practice/line-platform/message-rules.ts'
import { validateBody } from '../../bot/practice/line-platform/message-shapes.ts'

type Messages = readonly messagingApi.Message[]
type Fields = Record<string, unknown>

/** All words of the messages as shown, joined by blanks; not the altText. */
export const shownIn = (messages: Messages): string => collect(messages, textsOf).join(' ')

/** Every text component whole, with its spans joined. */
export const linesIn = (messages: Messages): string[] => collect(messages, textsOf)

/** Addresses of all buttons, in order. */
export const linksIn = (messages: Messages): string[] =>
  collect(messages, part => (part.type === 'uri' ? [String(part.uri)] : []))

export const labelsIn = (messages: Messages): string[] =>
  collect(messages, part => (part.type === 'uri' ? [String(part.label)] : []))

/** Words of the quick replies below the last message. */
export const menuIn = (messages: Messages): string[] =>
  (messages.at(-1)?.quickReply?.items ?? []).map(item => (item.action as { text?: string }).text ?? '')

export function altTextIn(messages: Messages): string {
  const [message] = messages
  return message?.type === 'flex' ? message.altText : ''
}

/** What LINE would refuse; null = nothing. */
export const refusalOf = (messages: Messages) => findBodyError(validateBody, { messages })

/** Text colour with the ground it stands on, for the contrast. */
export function colorPairsIn(messages: Messages): [ink: string, ground: string][] {
  const walk = (value: unknown, ground: string): [string, string][] => {
    if (Array.isArray(value)) return value.flatMap(item => walk(item, ground))
    if (!isFields(value)) return []
    const inside = typeof value.backgroundColor === 'string' ? value.backgroundColor : ground
    return [...inkOf(value, ground), ...Object.values(value).flatMap(part => walk(part, inside))]
  }
  return walk(messages, '#FFFFFF')
}

function inkOf({ type, color, style }: Fields, ground: string): [string, string][] {
  if (typeof color !== 'string') return []
  if (type === 'button' && style === 'primary') return [['#FFFFFF', color]]
  return type === 'text' || type === 'span' || type === 'button' ? [[color, ground]] : []
}

/** WCAG contrast of two `#RRGGBB` colours. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function textsOf(part: Fields): string[] {
  if (part.type !== 'text') return []
  if (!Array.isArray(part.contents)) return [String(part.text)]
  return [part.contents.map(span => String(isFields(span) ? span.text : '')).join('')]
}

function collect(value: unknown, read: (part: Fields) => string[]): string[] {
  if (Array.isArray(value)) return value.flatMap(item => collect(item, read))
  if (!isFields(value)) return []
  return [
    ...read(value),
    ...Object.values(value).flatMap(item =>
      isFields(item) || Array.isArray(item) ? collect(item, read) : [],
    ),
  ]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
