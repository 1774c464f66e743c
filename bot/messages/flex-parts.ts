// The pieces every card is built of. Sizes are for readers of 40 to 60: 16 px and up, growing with the phone's
// own setting (`scaling`); nothing is said by colour alone. Key order is fixed: the JSON is stored and re-sent.
import type { messagingApi } from '@line/bot-sdk'
import { shorten } from './shorten.ts'

export type Part = messagingApi.FlexComponent

/** All pairs used as text on background reach WCAG AA (4.5:1); LINE's own #06C755 with white does not. */
export const COLORS = {
  ink: '#14211B',
  quiet: '#4F5B55',
  white: '#FFFFFF',
  green: '#067A3A',
  greenTint: '#E7F5EC',
  amber: '#A84A00',
  amberTint: '#FFF3DC',
  red: '#B3261E',
  redTint: '#FDECEA',
  track: '#D9E0DC',
  pale: '#F0F3F1',
  line: '#E3E8E5',
} as const

type Size = 'xs' | 'sm' | 'md' | 'lg' | 'xl' | 'xxl'

export interface TextLook {
  size?: Size
  color?: string
  weight?: 'regular' | 'bold'
  align?: 'start' | 'end' | 'center'
  margin?: string
  flex?: number
  isStruck?: boolean
}

/** Longest text of one component, code points. What people wrote is cut shorter where it comes in. */
const LONGEST_TEXT = 400

export function text(words: string, look: TextLook = {}): messagingApi.FlexText {
  return {
    type: 'text',
    text: shorten(words, LONGEST_TEXT),
    size: look.size ?? 'md',
    color: look.color ?? COLORS.ink,
    weight: look.weight ?? 'regular',
    align: look.align ?? 'start',
    ...(look.flex !== undefined && { flex: look.flex }),
    ...(look.margin !== undefined && { margin: look.margin }),
    ...(look.isStruck && { decoration: 'line-through' as const }),
    wrap: true,
    scaling: true,
  }
}

/** A sentence with one large figure in it: บันทึกแล้ว `41` จาก 63 ราย. Either end may be empty. */
export function figure(
  before: string,
  large: string,
  after: string,
  color: string = COLORS.ink,
): messagingApi.FlexText {
  const small = (words: string): messagingApi.FlexSpan[] =>
    words === '' ? [] : [{ type: 'span', text: words, size: 'md', color: COLORS.ink, weight: 'regular' }]
  return {
    type: 'text',
    contents: [
      ...small(before === '' ? '' : `${before} `),
      { type: 'span', text: shorten(large, 40), size: sizeOf(large), color, weight: 'bold' },
      ...small(after === '' ? '' : ` ${after}`),
    ],
    wrap: true,
    scaling: true,
  }
}

/** Long amounts get smaller so that they stay on one line of a 300 px bubble. */
const sizeOf = (large: string): Size => {
  if (large.length <= 14) return 'xxl'
  return large.length <= 18 ? 'xl' : 'lg'
}

export const stack = (contents: Part[], margin?: string): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'vertical',
  contents,
  spacing: 'xs',
  ...(margin !== undefined && { margin }),
})

/** Label left, value right; both wrap. */
export const row = (label: string, value: string, color: string = COLORS.ink): messagingApi.FlexBox =>
  sideBySide(
    text(label, { color: COLORS.quiet, flex: 4 }),
    text(value, { color, weight: 'bold', align: 'end', flex: 6 }),
  )

/** A small label with its value below, for values that need the whole width. */
export const field = (label: string, value: Part): messagingApi.FlexBox =>
  stack([text(label, { size: 'sm', color: COLORS.quiet }), value], 'md')

export const sideBySide = (...contents: Part[]): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'horizontal',
  contents,
  spacing: 'md',
})

/** A sentence set apart on a tinted ground. */
export const callout = (
  words: string,
  tone: 'green' | 'amber' | 'red',
  weight: 'regular' | 'bold' = 'bold',
): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'vertical',
  contents: [text(words, { color: COLORS[tone], weight })],
  backgroundColor: COLORS[`${tone}Tint`],
  cornerRadius: 'md',
  paddingAll: '12px',
  margin: 'lg',
})

export const rule = (margin = 'lg'): messagingApi.FlexSeparator => ({
  type: 'separator',
  margin,
  color: COLORS.line,
})

/** `percent` 0 to 100. The numbers stand beside it in words: this is only their picture. */
export const progressBar = (percent: number, color: string = COLORS.green): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'vertical',
  contents: percent > 0 ? [bar(`${Math.min(100, percent)}%`, color)] : [],
  height: '10px',
  backgroundColor: COLORS.track,
  cornerRadius: '5px',
  margin: 'md',
})

const bar = (width: string, color: string): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'vertical',
  contents: [],
  width,
  height: '10px',
  backgroundColor: color,
  cornerRadius: '5px',
})

/** The steps of a report from left to right: done, the one that is next, and later ones. */
export const stepper = (steps: readonly { label: string; isDone: boolean }[]): messagingApi.FlexBox => {
  const next = steps.findIndex(step => !step.isDone)
  return {
    type: 'box',
    layout: 'horizontal',
    contents: steps.map((step, index) => stepPart(step.label, lookOf(step.isDone, index === next))),
    spacing: 'sm',
    margin: 'lg',
  }
}

interface StepLook {
  background: string
  border: string
  ink: string
}

function lookOf(isDone: boolean, isNext: boolean): StepLook {
  if (isDone) return { background: COLORS.green, border: COLORS.green, ink: COLORS.white }
  return isNext
    ? { background: COLORS.white, border: COLORS.amber, ink: COLORS.amber }
    : { background: COLORS.pale, border: COLORS.pale, ink: COLORS.quiet }
}

/** No other part is that round. */
const STEP_CORNER = '16px'

const stepPart = (label: string, { background, border, ink }: StepLook): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'vertical',
  contents: [text(label, { size: 'sm', color: ink, align: 'center' })],
  flex: 1,
  backgroundColor: background,
  borderColor: border,
  borderWidth: '1px',
  cornerRadius: STEP_CORNER,
  paddingAll: '4px',
})

/** Whether a box is a step that is done; null = it is no step. Only its colours say so. */
export function readStep({ cornerRadius, backgroundColor }: messagingApi.FlexBox): boolean | null {
  return cornerRadius === STEP_CORNER ? backgroundColor === COLORS.green : null
}

/** Opens a page. LINE cuts a label that is too long for the button's one line: keep it under 25 letters. */
export const linkButton = (
  label: string,
  uri: string,
  style: 'primary' | 'link' = 'primary',
): messagingApi.FlexButton => ({
  type: 'button',
  style,
  color: COLORS.green,
  height: 'md',
  action: { type: 'uri', label: shorten(label, 40), uri },
  scaling: true,
})
