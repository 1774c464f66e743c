// What the names in a register mean: districts and tambon by their names, categories and kinds by their words. Names are
// matched exactly after folding; what fits nothing is refused with its cell, never guessed.
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { RegisterRow } from './decide-register.ts'
import { isFormula, readWord } from './fold-words.ts'
import type { RegisterRead } from './read-register.ts'
import { foldPlace, KIND_SPELLINGS, MAIN_DISTRICT, type RegisterColumn } from './register-table-words.ts'
import { CATEGORY_SPELLINGS } from './upload-table-words.ts'

/** A district with its tambon; none = they are not known here. */
export interface NamedDistrict {
  code: OfficeCode
  name: string
  subdistricts: readonly { code: string; name: string }[]
}

export const REGISTER_FAULTS = [
  'no_name',
  'name_too_long',
  'product_too_long',
  'code_too_long',
  /** Excel has made `5.6E+12` of a long number: the rest of its digits is lost. */
  'code_shortened',
  'formula',
  'unknown_district',
  'unknown_subdistrict',
  'unknown_category',
  'unknown_kind',
] as const
export type RegisterFaultReason = (typeof REGISTER_FAULTS)[number]

type RegisterReadColumn = Exclude<RegisterColumn, 'province'>

export interface RegisterFault {
  column: RegisterReadColumn
  text: string | null
  reason: RegisterFaultReason
}

export type PlacedRow =
  | { kind: 'placed'; row: number; register: RegisterRow }
  | { kind: 'refused'; row: number; faults: RegisterFault[] }

/** Letters that the pages of producers take, too. */
const LONGEST = { name: 150, product: 150, code: 40 } as const

const SHORTENED = /^\d(?:\.\d+)?e\+\d+$/i

/** In the order of the rows. */
export function placeRegister(
  rows: readonly RegisterRead[],
  districts: readonly NamedDistrict[],
): PlacedRow[] {
  const find = createPlaceFinder(districts)
  return rows.map(row => placeRow(row, find))
}

type Find = ReturnType<typeof createPlaceFinder>

function createPlaceFinder(districts: readonly NamedDistrict[]) {
  const byName = new Map(districts.map(district => [foldPlace('district', district.name), district]))
  const towns = districts.filter(district => district.name.startsWith(MAIN_DISTRICT))
  const [town] = towns
  if (town !== undefined && towns.length === 1) byName.set(foldPlace('district', MAIN_DISTRICT), town)
  const tambon = new Map(
    districts.map(district => [
      district.code,
      Map.groupBy(district.subdistricts, item => foldPlace('subdistrict', item.name)),
    ]),
  )
  return {
    district: (name: string) => byName.get(foldPlace('district', name)) ?? null,
    /** Two of one name in one district would be two readings. */
    subdistrict(officeCode: OfficeCode, name: string): string | null {
      const found = tambon.get(officeCode)?.get(foldPlace('subdistrict', name)) ?? []
      return found.length === 1 ? (found[0]?.code ?? null) : null
    },
  }
}

function placeRow(read: RegisterRead, find: Find): PlacedRow {
  const faults: RegisterFault[] = textFaults(read)
  const fault = (column: RegisterReadColumn, reason: RegisterFaultReason) => {
    faults.push({ column, text: read[column], reason })
    return null
  }
  const district = find.district(read.district ?? '') ?? fault('district', 'unknown_district')
  const mainCategory =
    readWord(CATEGORY_SPELLINGS, read.category ?? '') ?? fault('category', 'unknown_category')
  const kind =
    read.kind === null ? null : (readWord(KIND_SPELLINGS, read.kind) ?? fault('kind', 'unknown_kind'))
  const subdistrictCode =
    district === null || district.subdistricts.length === 0 || read.subdistrict === null
      ? null
      : (find.subdistrict(district.code, read.subdistrict) ?? fault('subdistrict', 'unknown_subdistrict'))
  if (faults.length > 0 || district === null || mainCategory === null || read.name === null)
    return { kind: 'refused', row: read.row, faults }
  const { name, code, product } = read
  const register = { code, name, officeCode: district.code, subdistrictCode, mainCategory, kind, product }
  return { kind: 'placed', row: read.row, register }
}

/** What is wrong with what is taken over word for word. */
function textFaults(read: RegisterRead): RegisterFault[] {
  const reasonOf = (column: keyof typeof LONGEST): RegisterFaultReason | null => {
    const text = read[column]
    if (text === null) return column === 'name' ? 'no_name' : null
    if (isFormula(text)) return 'formula'
    if (column === 'code' && SHORTENED.test(text)) return 'code_shortened'
    return text.length > LONGEST[column] ? `${column}_too_long` : null
  }
  return (['name', 'product', 'code'] as const).flatMap(column => {
    const reason = reasonOf(column)
    return reason === null ? [] : [{ column, text: read[column], reason }]
  })
}
