// Thirty invented officers for practice mode: two officers and a chief for each of Phayao's districts and its province.
// Nobody real: every name says so, and the LINE user ids exist only in the simulated platform.
import { createHash } from 'node:crypto'
import type { OfficeCode, Role } from '../vocabulary.ts'
import people from './data/demo-people.json' with { type: 'json' }

export type DemoPerson = {
  /** Stable handle, e.g. `5601-officer-1`, `56-chief`. */
  key: string
  /** `U` and 32 hex digits, as LINE writes them. */
  lineUserId: string
  displayName: string
  fullName: string
  role: Role
  officeCode: OfficeCode
}

/** The thirty demo people, district by district, the province last. */
export function listDemoPeople(): DemoPerson[] {
  return people.map(person => ({
    key: person.key,
    lineUserId: makeLineUserId(person.key),
    displayName: person.displayName,
    fullName: person.fullName,
    role: person.role as Role,
    officeCode: person.officeCode,
  }))
}

function makeLineUserId(key: string): string {
  return `U${createHash('sha256').update(`demo-person:${key}`).digest('hex').slice(0, 32)}`
}
