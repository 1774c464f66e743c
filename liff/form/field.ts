// A row of the form as data: what stands on the screen, and what the rules made of it. Light on purpose: this
// comes with the first paint; the rules themselves (typed-figure.ts) arrive before the first key.
import type { DraftField } from '../../bot/contract/drafts.ts'
import type { FigureInput, FigureView, FormRow } from '../../bot/contract/reports.ts'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import type { Doubt } from '../../bot/domain/plausibility.ts'
import type { AmountRefusal } from '../../bot/domain/typed-amount.ts'

/** A row as it stands on the screen. */
export type Field = Omit<DraftField, 'editedAt'>
export type SplitLine = NonNullable<Field['split']>[number]

export type FieldRefusal = AmountRefusal | 'same_line_twice'

export type Verdict =
  | { kind: 'blank' }
  | { kind: 'saved' }
  /** Typed, and the rules are still on their way. */
  | { kind: 'unread' }
  | { kind: 'ready'; input: FigureInput; satang: bigint }
  | { kind: 'ask'; about: 'echo' | 'take_back'; satang: bigint }
  | { kind: 'ask'; about: 'doubt'; satang: bigint; doubt: Doubt }
  /** `line`: index of the split line, null for the one amount field. */
  | { kind: 'refused'; reason: FieldRefusal; line: number | null }

/** Satang of an amount on the wire. */
export const satangOf = (amount: string): bigint => parseBaht(amount) ?? 0n

export const isRecorded = (figure: FigureView | null): boolean => figure !== null && figure.amount !== null

/** The row as the stored figure fills it; an empty one where nothing is stored. */
export function fieldOf(figure: FigureView | null, row: FormRow): Field {
  const field: Field = {
    baseVersion: figure?.version ?? 0,
    text: '',
    split: null,
    noSalesReason: figure?.noSalesReason ?? null,
    note: figure?.note ?? '',
    source: figure?.source ?? 'visit',
    doubtReason: figure?.doubtReason ?? '',
    confirmedText: null,
  }
  const lines = (figure?.entries ?? []).map(({ category, channel, amount }) => ({
    category,
    channel,
    text: formatBaht(satangOf(amount)),
  }))
  const [only] = lines
  if (!only) return field
  const isPlain = lines.length === 1 && only.category === row.mainCategory && only.channel === row.mainChannel
  return isPlain ? { ...field, text: only.text } : { ...field, text: null, split: lines }
}

/** The officer types into the one field: what was confirmed or doubted before was another text. */
export const typeText = (field: Field, text: string): Field => ({
  ...field,
  text,
  noSalesReason: null,
  doubtReason: '',
  confirmedText: null,
})
