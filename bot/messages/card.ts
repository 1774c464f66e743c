// A card = one Flex bubble with the sentence that stands for it where no bubble is shown (altText).
// Several cards become one carousel within LINE's limits: 12 bubbles, one size, 30 KB each, 50 KB together.
import type { messagingApi } from '@line/bot-sdk'
import { COLORS, type Part, text } from './flex-parts.ts'
import { shorten } from './shorten.ts'

/** plain: good to know; due: act today; urgent: the last day, or late. */
export type Tone = 'plain' | 'due' | 'urgent'

export interface Card {
  tone: Tone
  /** What it is about: the month, the province. */
  about: string
  title: string
  body: Part[]
  buttons: messagingApi.FlexButton[]
  /** Says the same as the card, most important first: it is what the notification shows. */
  altText: string
}

/** LINE takes 1500 UTF-16 units; 400 code points are as much as anybody reads in a notification. */
const LONGEST_ALT_TEXT = 400
const MOST_BUBBLES = 12
const MOST_CAROUSEL_BYTES = 50_000

const TONES: Readonly<Record<Tone, { background: string; quiet: string }>> = {
  plain: { background: COLORS.green, quiet: '#E7F5EC' },
  due: { background: COLORS.amber, quiet: '#FFF3DC' },
  urgent: { background: COLORS.red, quiet: '#FDECEA' },
}

/** One message of one card, or of several merged in the given order; at least one is needed. */
export function cardMessage(cards: readonly Card[]): messagingApi.FlexMessage {
  const [first] = cards
  if (first === undefined) throw new RangeError('A message needs a card')
  if (cards.length === 1) return flexMessage(shorten(first.altText, LONGEST_ALT_TEXT), bubbleOf(first))
  return flexMessage(mergedAltText(cards), { type: 'carousel', contents: fittingBubbles(cards) })
}

const flexMessage = (altText: string, contents: messagingApi.FlexContainer): messagingApi.FlexMessage => ({
  type: 'flex',
  altText,
  contents,
})

function mergedAltText(cards: readonly Card[]): string {
  const words = `มี ${cards.length} เรื่อง: ${cards.map((card, index) => `(${index + 1}) ${card.altText}`).join(' ')}`
  if ([...words].length <= LONGEST_ALT_TEXT) return shorten(words, LONGEST_ALT_TEXT)
  // Too long: every card keeps a fair share, so that none disappears behind the first.
  const share = Math.floor((LONGEST_ALT_TEXT - 16) / cards.length) - 6
  if (share < 12) return shorten(words, LONGEST_ALT_TEXT)
  const parts = cards.map((card, index) => `(${index + 1}) ${shorten(card.altText, share)}`)
  return shorten(`มี ${cards.length} เรื่อง: ${parts.join(' ')}`, LONGEST_ALT_TEXT)
}

/** As many bubbles as LINE takes, in order; the rest are named in a last one. */
function fittingBubbles(cards: readonly Card[]): messagingApi.FlexBubble[] {
  const all = cards.map(bubbleOf)
  if (isFitting(all)) return all
  for (let kept = Math.min(cards.length, MOST_BUBBLES) - 1; kept > 0; kept -= 1) {
    const bubbles = [...all.slice(0, kept), bubbleOf(restCard(cards.slice(kept)))]
    if (isFitting(bubbles)) return bubbles
  }
  return all.slice(0, 1)
}

const isFitting = (bubbles: readonly messagingApi.FlexBubble[]): boolean =>
  bubbles.length <= MOST_BUBBLES &&
  Buffer.byteLength(JSON.stringify({ type: 'carousel', contents: bubbles })) <= MOST_CAROUSEL_BYTES

function restCard(cards: readonly Card[]): Card {
  const [first] = cards
  const named = cards.slice(0, 9).map(card => `${shorten(card.title, 80)} (${shorten(card.about, 60)})`)
  const unnamed = cards.length - named.length
  const lines = unnamed > 0 ? [...named, `และอีก ${unnamed} เรื่อง`] : named
  return {
    tone: 'plain',
    about: 'รายได้ OTOP',
    title: `อีก ${cards.length} เรื่อง`,
    body: lines.map(line => text(line)),
    buttons: first?.buttons.slice(0, 1) ?? [],
    altText: lines.join(' '),
  }
}

function bubbleOf(card: Card): messagingApi.FlexBubble {
  const tone = TONES[card.tone]
  return {
    type: 'bubble',
    size: 'mega',
    header: {
      type: 'box',
      layout: 'vertical',
      contents: [
        text(card.about, { size: 'sm', color: tone.quiet }),
        text(card.title, { size: 'xl', color: COLORS.white, weight: 'bold' }),
      ],
      spacing: 'xs',
      paddingAll: '18px',
      backgroundColor: tone.background,
    },
    body: {
      type: 'box',
      layout: 'vertical',
      contents: card.body,
      spacing: 'sm',
      paddingAll: '18px',
      backgroundColor: COLORS.white,
    },
    ...(card.buttons.length > 0 && { footer: footerOf(card.buttons) }),
  }
}

const footerOf = (buttons: messagingApi.FlexButton[]): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'vertical',
  contents: buttons,
  spacing: 'sm',
  paddingAll: '18px',
  paddingTop: 'none',
  backgroundColor: COLORS.white,
})
