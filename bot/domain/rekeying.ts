// Typing the figures once more into the department's own system: what is left to type, and what one slip would explain a
// total there that is not ours. Pure; the page and the tests compute with it. A slip is only named where it fits to the satang.
import { CATEGORIES, type Category, CHANNELS, type Channel, type Satang } from '../../db/vocabulary.ts'
import { sumSatang } from './money.ts'

export interface RekeyedLine {
  category: Category
  channel: Channel
  satang: Satang
}

export interface RekeyedFigure {
  producerId: string
  /** 0 = nothing was ever stored. */
  version: number
  /** Null = no figure (blank). */
  satang: Satang | null
  lines: readonly RekeyedLine[]
  /** The version that was typed in and what it said (null = nothing); null = not typed in yet. */
  tick: { version: number; satang: Satang | null } | null
}

/** blank = nothing to type; open = not typed yet; changed = typed, and the figure is another one since; done. */
export type RekeyingState = 'blank' | 'open' | 'changed' | 'done'

export function rekeyingStateOf({ version, satang, tick }: Omit<RekeyedFigure, 'lines'>): RekeyingState {
  if (tick !== null && tick.version !== version) return 'changed'
  // Taken back, and taken out over there as well.
  if (satang === null) return 'blank'
  return tick === null ? 'open' : 'done'
}

const isPending = (figure: RekeyedFigure): boolean => {
  const state = rekeyingStateOf(figure)
  return state === 'open' || state === 'changed'
}

/** `of`: what is or was to be typed. */
export function rekeyingProgress(figures: readonly RekeyedFigure[]): {
  done: number
  of: number
  blank: number
} {
  const count = (state: RekeyingState) => figures.filter(item => rekeyingStateOf(item) === state).length
  const blank = count('blank')
  return { done: count('done'), of: figures.length - blank, blank }
}

/** The next one to type after that one, going round; null = nothing is left. */
export function nextToRekey<T extends RekeyedFigure>(figures: readonly T[], after: string | null): T | null {
  const from = figures.findIndex(figure => figure.producerId === after) + 1
  const others = figures.slice(0, Math.max(0, from - 1))
  return [...figures.slice(from), ...others].find(isPending) ?? null
}

/** Of one category (or of all where null) in one channel (or in all). */
export function sumOf(
  figures: readonly Pick<RekeyedFigure, 'lines'>[],
  category: Category | null,
  channel: Channel | null,
): Satang {
  const fits = (line: RekeyedLine) =>
    (category === null || line.category === category) && (channel === null || line.channel === channel)
  return sumSatang(figures.flatMap(figure => figure.lines.filter(fits).map(line => line.satang)))
}

/** One thing that would explain the difference by itself; `onTop` = besides all that is pending anyway. */
export type Cause = { onTop: boolean } & (
  | { kind: 'pending' }
  | { kind: 'not_typed' | 'old_amount' | 'typed_twice' | 'not_ticked'; producerId: string }
  | { kind: 'line_not_typed'; producerId: string; category: Category; channel: Channel }
  | { kind: 'sum_not_typed'; category: Category | null; channel: Channel | null }
)

export interface Difference {
  /** The department's total less ours: below 0 = something is missing there. */
  satang: Satang
  /** Not typed, or changed since: by how much the department's total grows once it is. */
  pending: { producerId: string; state: 'open' | 'changed'; satang: Satang }[]
  pendingSatang: Satang
  /** The likelier ones first; empty where nothing single explains it, and where there is no difference. */
  causes: Cause[]
}

export function explainDifference(figures: readonly RekeyedFigure[], departmentSatang: Satang): Difference {
  const ours = sumSatang(figures.map(figure => figure.satang ?? 0n))
  const pending = figures.filter(isPending).map(figure => ({
    producerId: figure.producerId,
    state: figure.tick === null ? ('open' as const) : ('changed' as const),
    satang: gainOf(figure),
  }))
  const pendingSatang = sumSatang(pending.map(item => item.satang))
  const satang = departmentSatang - ours
  return {
    satang,
    pending,
    pendingSatang,
    causes: findCauses(figures, -satang, pending.length, pendingSatang),
  }
}

/** By how much the department's total grows once this one is typed as it is now. */
const gainOf = ({ satang, tick }: RekeyedFigure): Satang => (satang ?? 0n) - (tick?.satang ?? 0n)

function findCauses(
  figures: readonly RekeyedFigure[],
  lacking: Satang,
  pendingCount: number,
  pendingSatang: Satang,
): Cause[] {
  if (lacking === 0n) return []
  const isPendingAll = pendingCount > 1 && lacking === pendingSatang
  const alone = slips(figures, lacking).map(cause => ({ ...cause, onTop: false }))
  const all: Cause[] = isPendingAll ? [{ kind: 'pending', onTop: false }] : []
  if (all.length + alone.length > 0 || pendingSatang === 0n) return [...all, ...alone]
  // A slip besides work that is simply not finished yet.
  return slipsOnTop(figures, lacking - pendingSatang).map(cause => ({ ...cause, onTop: true }))
}

type Slip<T = Cause> = T extends Cause ? Omit<T, 'onTop'> : never

/** What one slip explains that `lacking` is missing (below 0: is too much) where everything else was typed. */
function slips(figures: readonly RekeyedFigure[], lacking: Satang): Slip[] {
  const inOrder = [...figures.filter(isPending), ...figures.filter(figure => !isPending(figure))]
  return [
    ...inOrder.flatMap((figure): Slip[] => {
      const { producerId, satang, tick } = figure
      if (tick !== null && isPending(figure) && lacking === gainOf(figure))
        return [{ kind: 'old_amount', producerId }]
      return satang === lacking ? [{ kind: 'not_typed', producerId }] : []
    }),
    ...linesNotTyped(figures, lacking),
    ...sumsNotTyped(figures, lacking),
    ...typedTwice(figures, lacking),
  ]
}

/** Of what is ticked; and what was typed but not ticked. */
function slipsOnTop(figures: readonly RekeyedFigure[], lacking: Satang): Slip[] {
  const done = figures.filter(figure => rekeyingStateOf(figure) === 'done')
  return [
    ...figures
      .filter(figure => isPending(figure) && gainOf(figure) === -lacking)
      .map(({ producerId }): Slip => ({ kind: 'not_ticked', producerId })),
    ...done
      .filter(figure => figure.satang === lacking)
      .map(({ producerId }): Slip => ({ kind: 'not_typed', producerId })),
    ...linesNotTyped(done, lacking),
    ...typedTwice(done, lacking),
  ]
}

/** One of several amounts of a producer. */
const linesNotTyped = (figures: readonly RekeyedFigure[], lacking: Satang): Slip[] =>
  figures
    .filter(figure => figure.lines.length > 1)
    .flatMap(({ producerId, lines }) =>
      lines
        .filter(line => line.satang === lacking)
        .map(({ category, channel }): Slip => ({ kind: 'line_not_typed', producerId, category, channel })),
    )

const typedTwice = (figures: readonly RekeyedFigure[], lacking: Satang): Slip[] =>
  figures
    .filter(figure => figure.satang !== null && figure.satang > 0n && figure.satang === -lacking)
    .map(({ producerId }): Slip => ({ kind: 'typed_twice', producerId }))

/** A whole category, a whole channel, or one channel of a category; the widest where they are the very same lines. */
function sumsNotTyped(figures: readonly RekeyedFigure[], lacking: Satang): Slip[] {
  const countOf = (category: Category | null, channel: Channel | null) =>
    figures.filter(figure => sumOf([figure], category, channel) > 0n).length
  const fits = (category: Category | null, channel: Channel | null) =>
    sumOf(figures, category, channel) === lacking && countOf(category, channel) > 1
  const slip = (category: Category | null, channel: Channel | null): Slip => ({
    kind: 'sum_not_typed',
    category,
    channel,
  })
  if (fits(null, null)) return [slip(null, null)]
  const categories = CATEGORIES.filter(category => fits(category, null))
  const channels = CHANNELS.filter(channel => fits(null, channel))
  const cells = CATEGORIES.filter(category => !categories.includes(category)).flatMap(category =>
    CHANNELS.filter(channel => !channels.includes(channel) && fits(category, channel)).map(channel =>
      slip(category, channel),
    ),
  )
  return [
    ...categories.map(category => slip(category, null)),
    ...channels.map(channel => slip(null, channel)),
    ...cells,
  ]
}
