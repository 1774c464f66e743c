// Whom LINE does not reach in the province: the page, and the rows of the printed phone list, from one reading.
import type { Db, Tx } from '../../db/connect.ts'
import { findOffice, listAudience, listOfficesOf } from '../../db/queries/officers.ts'
import { listOpenInvitations, listPhones } from '../../db/queries/unreachable.ts'
import type { OfficeCode, Role } from '../../db/vocabulary.ts'
import type { UnreachableView } from '../contract/board.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import {
  type OfficePerson,
  type OpenInvitation,
  type UnreachableRow,
  unreachableOf,
} from '../domain/unreachable.ts'
import { UNREACHABLE_WORDS } from '../domain/unreachable-words.ts'

/** One line of the printed list. A post without anybody has an empty name: it is filled in by hand. */
export interface PhoneListRow {
  /** In full, `อำเภอจุน`. */
  officeName: string
  fullName: string
  role: Role
  phone: string | null
  /** In Thai. */
  reason: string
}

export interface UnreachableOffice {
  officeCode: OfficeCode
  /** In full. */
  officeName: string
  /** A message reaches nobody there. */
  isCutOff: boolean
  rows: UnreachableRow[]
}

/** Offices of the province with somebody to phone, districts by code, the province's own at the end. */
export async function readUnreachable(
  db: Db | Tx,
  provinceCode: string,
  now: Date,
): Promise<UnreachableOffice[]> {
  const offices = await listOfficesOf(db, provinceCode)
  const phones = await listPhones(db, provinceCode)
  const people = withPhones(await listAudience(db, provinceCode, now), phones)
  return findUnreachable(offices, people, await listOpenInvitations(db, provinceCode, now))
}

/** Everybody with what is known of their phone. */
export function withPhones<Someone extends { officerId: string }>(
  people: readonly Someone[],
  phones: Awaited<ReturnType<typeof listPhones>>,
) {
  const known = new Map(phones.map(row => [row.officerId, row]))
  return people.map(person => ({
    ...person,
    phone: known.get(person.officerId)?.phone ?? null,
    hasBlocked: known.get(person.officerId)?.hasBlocked ?? false,
  }))
}

/** The same for who has the rows already. */
export const findUnreachable = (
  offices: Awaited<ReturnType<typeof listOfficesOf>>,
  people: readonly OfficePerson[],
  invitations: readonly OpenInvitation[],
): UnreachableOffice[] =>
  offices
    .toSorted((a, b) => b.code.length - a.code.length || a.code.localeCompare(b.code))
    .map(({ code, kind, nameTh }) => ({
      officeCode: code,
      officeName: officeName({ kind, name: nameTh }),
      ...unreachableOf({ code, kind }, people, invitations),
    }))
    .filter(office => office.rows.length > 0)

/** Rows of the phone list as it is printed. */
export async function readPhoneList(db: Db | Tx, provinceCode: string, now: Date): Promise<PhoneListRow[]> {
  const offices = await readUnreachable(db, provinceCode, now)
  return offices.flatMap(office =>
    office.rows.map(({ fullName, role, phone, reason }) => ({
      officeName: office.officeName,
      fullName: fullName ?? '',
      role,
      phone,
      reason: UNREACHABLE_WORDS[reason],
    })),
  )
}

/** Throws access.denied. */
export async function listUnreachable(deps: Deps, actor: Actor): Promise<UnreachableView> {
  const { provinceCode } = actor
  if (!may(actor, 'read_notices', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  const province = await findOffice(deps.db, provinceCode)
  return {
    asOf: now.toISOString(),
    provinceCode,
    provinceName: province?.nameTh ?? provinceCode,
    offices: (await readUnreachable(deps.db, provinceCode, now)).map(office => ({
      ...office,
      rows: office.rows.map(row => ({ ...row, invitedAt: row.invitedAt?.toISOString() ?? null })),
    })),
  }
}
