// How wide columns of amounts must be, and how large their type may be, so that no amount ever leaves its column.
// Thai digits are wide and not of one width: a width is the wider one of both fonts, and the tests hold it to their files.

const EM: Readonly<Record<string, number>> = {
  '๐': 0.666,
  '๑': 0.691,
  '๒': 0.716,
  '๓': 0.709,
  '๔': 0.688,
  '๕': 0.688,
  '๖': 0.675,
  '๗': 0.793,
  '๘': 0.684,
  '๙': 0.7,
  ',': 0.291,
  '.': 0.291,
  '–': 0.54,
}

/** Both insets of a cell (3 pt each), its line, and a hair for rounding. */
export const AMOUNT_INSET_PT = 7

export interface AmountColumns {
  sizePt: number
  widthsPt: number[]
}

/** Width of an amount in em, the wider one of both fonts. Anything that is not part of an amount throws RangeError. */
export function amountEm(text: string): number {
  let width = 0
  for (const character of text) {
    const em = EM[character]
    if (em === undefined) throw new RangeError(`Not part of an amount: ${character}`)
    width += em
  }
  return width
}

export interface ColumnPlan {
  spacePt: number
  /** A column is never narrower: its heading needs this. */
  leastPt: number
  /** Largest first. */
  sizesPt: readonly number[]
}

/** The first plan, at its largest size, in which all columns fit; the last one at its smallest where none does. */
export function fitPlans<P extends ColumnPlan>(
  columns: readonly (readonly string[])[],
  plans: readonly P[],
): AmountColumns & { plan: P } {
  const ems = columns.map(texts => Math.max(0, ...texts.map(amountEm)))
  let fitted: (AmountColumns & { plan: P }) | null = null
  for (const plan of plans) {
    for (const sizePt of plan.sizesPt) {
      const widthsPt = ems.map(em => Math.max(plan.leastPt, em * sizePt + AMOUNT_INSET_PT))
      fitted = { sizePt, widthsPt, plan }
      if (widthsPt.reduce((sum, width) => sum + width, 0) <= plan.spacePt) return fitted
    }
  }
  if (fitted === null) throw new RangeError('No size to fit')
  return fitted
}

/** The largest of the sizes at which every one of these amounts fits into `spacePt` by itself. */
export const fitSize = (amounts: readonly string[], spacePt: number, sizesPt: readonly number[]): number =>
  fitPlans([amounts], [{ spacePt: spacePt + AMOUNT_INSET_PT, leastPt: 0, sizesPt }]).sizePt
