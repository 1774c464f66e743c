// What each amount of a baseline file would do: saved, unchanged, asked about or refused. Pure.
import type { OfficeCode, Period, Satang } from '../../db/vocabulary.ts'
import { readAmountCell } from './amount-cell.ts'
import { foldWords } from './fold-words.ts'
import type { BaselineCell, BaselineContent } from './read-baseline.ts'
import { foldPlace, MAIN_DISTRICT } from './register-table-words.ts'
import type { AmountRefusal } from './typed-amount.ts'

export type BaselineFault = AmountRefusal | 'unknown_office' | 'other_name' | 'twice' | 'month_not_over'

export interface BaselineOutcome {
  /** `5605:2023-10`, or the cell where it is no district of the province. */
  key: string
  cell: BaselineCell
  officeCode: OfficeCode | null
  kind: 'save' | 'ask' | 'unchanged' | 'refused'
  /** `zero`: a whole district sold nothing in a whole month. */
  ask: 'echo' | 'zero' | null
  fault: BaselineFault | null
  from: Satang | null
  to: Satang | null
}

export interface BaselineFacts {
  districts: readonly { code: OfficeCode; name: string }[]
  /** Months that are over, of the fiscal year. */
  possible: readonly Period[]
  /** What is stored, by `5605:2023-10`. */
  stored: ReadonlyMap<string, Satang>
}

/** In the order of the file. */
export function judgeBaseline(content: BaselineContent, facts: BaselineFacts): BaselineOutcome[] {
  const find = createDistrictFinder(facts.districts)
  const seen = new Set<string>()
  return content.cells.map(cell => {
    const found = find(cell)
    const outcome = judgeCell(cell, found, facts, seen)
    if (outcome.officeCode !== null) seen.add(`${outcome.officeCode}:${cell.period}`)
    return outcome
  })
}

type Found = OfficeCode | 'unknown_office' | 'other_name'

/** By code, by name, or by both where they agree. */
function createDistrictFinder(districts: BaselineFacts['districts']): (cell: BaselineCell) => Found {
  const codes = new Set(districts.map(district => district.code))
  const byName = new Map(districts.map(({ code, name }) => [foldPlace('district', name), code]))
  const towns = districts.filter(({ name }) => name.startsWith(MAIN_DISTRICT))
  const [town] = towns
  if (town !== undefined && towns.length === 1) byName.set(foldPlace('district', MAIN_DISTRICT), town.code)
  return ({ code, name }) => {
    const named = name === null ? null : (byName.get(foldPlace('district', name)) ?? null)
    if (code === null) return named ?? 'unknown_office'
    const folded = foldWords(code)
    if (!codes.has(folded)) return 'unknown_office'
    return name !== null && named !== folded ? 'other_name' : folded
  }
}

function judgeCell(
  cell: BaselineCell,
  found: Found,
  { possible, stored }: BaselineFacts,
  seen: ReadonlySet<string>,
): BaselineOutcome {
  const isFound = found !== 'unknown_office' && found !== 'other_name'
  const officeCode = isFound ? found : null
  const key = officeCode === null ? cell.cell : `${officeCode}:${cell.period}`
  const from = stored.get(key) ?? null
  const outcome: BaselineOutcome = {
    key,
    cell,
    officeCode,
    kind: 'refused',
    ask: null,
    fault: null,
    from,
    to: null,
  }
  if (!isFound) return { ...outcome, fault: found }
  if (seen.has(key)) return { ...outcome, key: cell.cell, fault: 'twice' }
  if (!possible.includes(cell.period)) return { ...outcome, fault: 'month_not_over' }
  const read = readAmountCell(cell.amount)
  if (read.kind === 'refused' && read.reason === 'zero_needs_reason')
    return from === 0n
      ? { ...outcome, kind: 'unchanged', to: 0n }
      : { ...outcome, kind: 'ask', ask: 'zero', to: 0n }
  if (read.kind !== 'amount')
    return { ...outcome, fault: read.kind === 'refused' ? read.reason : 'not_a_number' }
  if (read.satang === from) return { ...outcome, kind: 'unchanged', to: read.satang }
  return { ...outcome, kind: read.echo ? 'ask' : 'save', ask: read.echo ? 'echo' : null, to: read.satang }
}
