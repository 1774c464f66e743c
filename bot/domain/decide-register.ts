// What becomes of each row of a register that is taken in: shown before anything is saved, and decided again by this very
// function when it is saved. A producer is known by its registration number, else by its name in its district.
import type { Category, OfficeCode } from '../../db/vocabulary.ts'
import { createNameIndex, type NameIndex } from './producer-name-index.ts'
import { cleanName, foldOf, skeletonOf } from './producer-skeleton.ts'
import type { ProducerKind } from './producer-words.ts'

export interface RegisterRow {
  /** Registration number; null = the file has none. */
  code: string | null
  name: string
  /** District. */
  officeCode: OfficeCode
  /** Six digits; null = not in the file, what is known stays. */
  subdistrictCode: string | null
  mainCategory: Category
  /** Null = not in the file, what is known stays. */
  kind: ProducerKind | null
  product: string | null
  /** The officer has looked: it is another producer than the one it is like. */
  isNew?: boolean
  /** The officer has looked: it is the very producer that it is like. */
  isSame?: boolean
}

/** A producer of the province as it is on record. */
export interface RegisteredProducer {
  id: string
  code: string
  name: string
  officeCode: OfficeCode
  subdistrictCode: string | null
  mainCategory: Category
  kind: ProducerKind
  product: string
  mergedInto: string | null
}

/** Districts of the province, each with its tambon; an empty set = their codes are not known here. */
export type RegisterPlaces = ReadonlyMap<OfficeCode, ReadonlySet<string>>

export interface RegisterChange {
  field: 'code' | 'name' | 'subdistrictCode' | 'mainCategory' | 'kind' | 'product'
  from: string | null
  to: string | null
}

/** Who a row is like: a producer on record, or an earlier row of the same file (its place, from 0). */
export interface RegisterTwin {
  id: string | null
  row: number | null
  code: string | null
  name: string
  officeCode: OfficeCode
}

export const REGISTER_REFUSALS = [
  'unknown_office',
  'unknown_subdistrict',
  'no_name',
  /** Its number, or without one its name, stands in an earlier row. */
  'twice',
  /** On record in another district: a move has a month and is made on the producer's page. */
  'other_district',
  /** Turned out to be another producer. */
  'merged',
] as const
export type RegisterRefusal = (typeof REGISTER_REFUSALS)[number]

export type RegisterOutcome =
  | { outcome: 'added' }
  /** `found`: the one on record that is changed; found by its name, it may be spelled a little otherwise. */
  | { outcome: 'changed'; id: string; found: RegisterTwin; changes: RegisterChange[] }
  | { outcome: 'unchanged'; id: string }
  /**
   * Same district, a very similar name, another number: nothing is saved of it before somebody looked (`isNew`, `isSame`).
   * `changes`: what the file would change of the one on record, were it the same; null = it is like an earlier row.
   */
  | { outcome: 'doubtful'; like: RegisterTwin; changes: RegisterChange[] | null }
  | { outcome: 'refused'; reason: RegisterRefusal; like: RegisterTwin | null }

/** Names above this (and with the same numbers in them) are looked at: of the demo names one in a hundred. */
const VERY_SIMILAR = 0.85

/** One outcome per row, in the order of the rows. */
export function decideRegister(
  existing: readonly RegisteredProducer[],
  rows: readonly RegisterRow[],
  places: RegisterPlaces,
): RegisterOutcome[] {
  const known = createKnown(existing)
  return rows.map((row, index) => {
    const outcome = decideRow(known, row, places)
    known.note(row, index, outcome)
    return outcome
  })
}

function decideRow(known: Known, row: RegisterRow, places: RegisterPlaces): RegisterOutcome {
  const subdistricts = places.get(row.officeCode)
  if (subdistricts === undefined) return refused('unknown_office')
  if (!isTambonOf(row.subdistrictCode, row.officeCode, subdistricts)) return refused('unknown_subdistrict')
  if (foldOf(row.name) === '') return refused('no_name')
  const earlier = known.earlier(row)
  if (earlier !== null) return refused('twice', earlier)
  const byCode = known.byCode(row.code)
  if (byCode !== null) return decideFound(known, row, byCode)
  if (row.isNew === true) return { outcome: 'added' }
  const byName = known.byName(row)
  const rival = byName && row.code !== null ? known.claimOf(byName.id) : null
  // That one got another number from an earlier row: one of the two is somebody else.
  if (rival !== null && rival.code !== null) return { outcome: 'doubtful', like: rival, changes: null }
  if (byName !== null) return decideFound(known, row, byName)
  const like = known.like(row)
  if (like === null) return { outcome: 'added' }
  const twin = like.id === null ? null : known.byId(like.id)
  if (twin !== null && row.isSame === true) return decideFound(known, row, twin)
  return { outcome: 'doubtful', like, changes: twin && changesOf(row, twin) }
}

function decideFound(known: Known, row: RegisterRow, found: RegisteredProducer): RegisterOutcome {
  if (found.mergedInto !== null) return refused('merged', twinOf(known.byId(found.mergedInto) ?? found))
  if (found.officeCode !== row.officeCode) return refused('other_district', twinOf(found))
  const claim = known.claimOf(found.id)
  if (claim !== null) return refused('twice', claim)
  const changes = changesOf(row, found)
  return changes.length === 0
    ? { outcome: 'unchanged', id: found.id }
    : { outcome: 'changed', id: found.id, found: twinOf(found), changes }
}

const refused = (reason: RegisterRefusal, like: RegisterTwin | null = null): RegisterOutcome => ({
  outcome: 'refused',
  reason,
  like,
})

/** Nothing known of the tambon of a province: its six digits must at least begin with the district. */
export const isTambonOf = (
  code: string | null,
  officeCode: OfficeCode,
  known: ReadonlySet<string>,
): boolean =>
  code === null || (known.size > 0 ? known.has(code) : /^\d{6}$/.test(code) && code.startsWith(officeCode))

function changesOf(row: RegisterRow, found: RegisteredProducer): RegisterChange[] {
  const wanted: Partial<Record<RegisterChange['field'], string | null>> = {
    code: row.code && cleanCode(row.code),
    // Without a number it was found by its name: another spelling of it is no news.
    name: row.code === null ? null : cleanName(row.name),
    subdistrictCode: row.subdistrictCode,
    mainCategory: row.mainCategory,
    kind: row.kind,
    product: row.product && cleanName(row.product),
  }
  return (Object.entries(wanted) as [RegisterChange['field'], string | null][])
    .filter(([field, to]) => to !== null && to !== '' && to !== found[field])
    .filter(([field, to]) => field !== 'code' || codeKey(to ?? '') !== codeKey(found.code))
    .map(([field, to]) => ({ field, from: found[field], to }))
}

/** Numbers that were made because nobody knew one: N5605-0001. */
const MADE = /^N\d{4}-\d{4,}$/

/** True for a number that this program made; the department's takes its place when it is known. */
export const isMadeCode = (code: string): boolean => MADE.test(code)

/** The next made number of a district, after those that are taken. */
export function makeCode(officeCode: OfficeCode, taken: Iterable<string>): string {
  const numbers = [...taken]
    .filter(code => isMadeCode(code) && code.startsWith(`N${officeCode}-`))
    .map(code => Number(code.slice(6)))
  return `N${officeCode}-${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}`
}

/** A number as it is stored: Arabic digits, spaces single. */
export const cleanCode = (code: string): string =>
  code
    .normalize('NFKC')
    .replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
    .trim()
    .replace(/\s+/gu, ' ')

/** The same for every way to type the same number. */
export const codeKey = (code: string): string => foldOf(code)

const nameKey = ({ officeCode, name }: { officeCode: OfficeCode; name: string }) =>
  `${officeCode}:${foldOf(name)}`

const twinOf = (found: RegisteredProducer): RegisterTwin => ({
  id: found.id,
  row: null,
  code: found.code,
  name: found.name,
  officeCode: found.officeCode,
})

type Known = ReturnType<typeof createKnown>

/** What is on record, and what earlier rows bring. */
function createKnown(existing: readonly RegisteredProducer[]) {
  const byId = new Map(existing.map(item => [item.id, item]))
  const byCode = new Map(existing.map(item => [codeKey(item.code), item]))
  const byName = Map.groupBy(
    existing.filter(item => item.mergedInto === null),
    nameKey,
  )
  const indexes = new Map<OfficeCode, NameIndex<RegisterTwin>>()
  const indexOf = (officeCode: OfficeCode) => {
    const index = indexes.get(officeCode) ?? createNameIndex<RegisterTwin>()
    indexes.set(officeCode, index)
    return index
  }
  for (const item of existing)
    if (item.mergedInto === null) indexOf(item.officeCode).add(skeletonOf(item.name), twinOf(item))
  const rows = new Map<string, RegisterTwin>()
  const claims = new Map<string, RegisterTwin>()
  const keysOf = (row: RegisterRow) =>
    row.code === null ? `name ${nameKey(row)}` : `code ${codeKey(row.code)}`
  return {
    byId: (id: string) => byId.get(id) ?? null,
    byCode: (code: string | null) => (code === null ? null : (byCode.get(codeKey(code)) ?? null)),
    /** The one of that name in that district: where the file has a number, only if ours was made. */
    byName(row: RegisterRow): RegisteredProducer | null {
      const same = byName.get(nameKey(row)) ?? []
      const fitting = row.code === null ? same : same.filter(item => isMadeCode(item.code))
      return same.length === 1 ? (fitting[0] ?? null) : null
    },
    /** The earlier row that speaks of this producer. */
    claimOf: (id: string) => claims.get(id) ?? null,
    earlier: (row: RegisterRow) => rows.get(keysOf(row)) ?? null,
    like: (row: RegisterRow) => indexOf(row.officeCode).best(skeletonOf(row.name), VERY_SIMILAR),
    note(row: RegisterRow, index: number, decided: RegisterOutcome): void {
      const { outcome } = decided
      if (outcome === 'refused' || rows.has(keysOf(row))) return
      const { code, name, officeCode } = row
      const twin = { id: null, row: index, code, name, officeCode }
      rows.set(keysOf(row), twin)
      if ('id' in decided) claims.set(decided.id, twin)
      if (outcome === 'added') indexOf(officeCode).add(skeletonOf(name), twin)
    },
  }
}
