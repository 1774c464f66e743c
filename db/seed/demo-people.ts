// Thirty invented officers for practice mode: two officers and a chief for each of Phayao's districts and its province.
// Nobody real: every name says so, and the LINE user ids exist only in the simulated platform.
import { createHash } from 'node:crypto'
import type { OfficeCode, Role } from '../vocabulary.ts'
import people from './data/demo-people.json' with { type: 'json' }
import { PHAYAO_SUBDISTRICTS } from './places.ts'

export type DemoPerson = {
  /** Stable handle, e.g. `5601-officer-1`, `56-chief`. */
  key: string
  /** `U` and 32 hex digits, as LINE writes them. */
  lineUserId: string
  displayName: string
  fullName: string
  role: Role
  officeCode: OfficeCode
  /** Of a block that no exchange has given out: nobody is called by a demo. */
  phone: string
  /** Tambon that a district's two officers share among them; empty for everybody else. */
  subdistrictCodes: string[]
}

/** The thirty demo people, district by district, the province last. */
export function listDemoPeople(): DemoPerson[] {
  return people.map((person, index) => ({
    key: person.key,
    lineUserId: makeLineUserId(person.key),
    displayName: person.displayName,
    fullName: person.fullName,
    role: person.role as Role,
    officeCode: person.officeCode,
    phone: `02000${String(index + 1).padStart(4, '0')}`,
    subdistrictCodes: shareOf(person),
  }))
}

/** The first officer has the first half of the district's tambon, the second the rest. */
function shareOf({ key, officeCode }: { key: string; officeCode: OfficeCode }): string[] {
  const all = PHAYAO_SUBDISTRICTS.map(place => place.code).filter(code => code.startsWith(officeCode))
  const half = Math.ceil(all.length / 2)
  if (key === `${officeCode}-officer-1` && officeCode.length === 4) return all.slice(0, half)
  return key === `${officeCode}-officer-2` && officeCode.length === 4 ? all.slice(half) : []
}

function makeLineUserId(key: string): string {
  return `U${createHash('sha256').update(`demo-person:${key}`).digest('hex').slice(0, 32)}`
}
