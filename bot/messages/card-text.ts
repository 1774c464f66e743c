// A message back as text: what a person reads of its cards, line by line, for a list of what will be sent. It reads the
// very bytes that go to LINE, so the list cannot say anything else.
import type { messagingApi } from '@line/bot-sdk'
import { readStep } from './flex-parts.ts'

/** One card as people read it. */
export interface CardText {
  /** Small line above the title. */
  about: string
  title: string
  lines: string[]
  /** What stands on its buttons. */
  buttons: string[]
}

/** Cards of a request body as it is stored (`{"messages":[…]}`), in order. */
export function cardsOf(body: string): CardText[] {
  const { messages } = JSON.parse(body) as { messages: messagingApi.Message[] }
  return messages.flatMap(message => {
    if (message.type !== 'flex') return []
    const { contents } = message as messagingApi.FlexMessage
    return contents.type === 'carousel' ? contents.contents.map(readBubble) : [readBubble(contents)]
  })
}

function readBubble(bubble: messagingApi.FlexBubble): CardText {
  const [about = '', title = ''] = bubble.header ? linesOf(bubble.header) : []
  return {
    about,
    title,
    lines: bubble.body ? linesOf(bubble.body) : [],
    buttons: bubble.footer ? labelsOf(bubble.footer) : [],
  }
}

/** Every text is a line; texts side by side are one. A calendar leaf repeats what stands beside it, and a step's colour
 * becomes a word. */
function linesOf(part: messagingApi.FlexComponent): string[] {
  if (part.type === 'text') return [wordsOf(part as messagingApi.FlexText)]
  if (part.type !== 'box') return []
  const box = part as messagingApi.FlexBox
  if (isLeaf(box)) return []
  const isDone = readStep(box)
  if (isDone !== null) return [`${box.contents.flatMap(linesOf).join(' ')}: ${isDone ? 'แล้ว' : 'ยัง'}`]
  const lines = box.contents.map(linesOf).filter(inside => inside.length > 0)
  const isRow = box.layout === 'horizontal' && lines.every(inside => inside.length === 1)
  return isRow && lines.length > 1 ? [lines.flat().join(' · ')] : lines.flat()
}

const isLeaf = (box: messagingApi.FlexBox): boolean => box.width !== undefined && box.height !== undefined

function wordsOf({ text, contents }: messagingApi.FlexText): string {
  if (contents === undefined) return text ?? ''
  return contents.map(span => span.text ?? '').join('')
}

const labelsOf = (footer: messagingApi.FlexBox): string[] =>
  footer.contents.flatMap(part => {
    if (part.type !== 'button') return []
    const { action } = part as messagingApi.FlexButton
    return 'label' in action && typeof action.label === 'string' ? [action.label] : []
  })
