// Acting chiefs (รักษาราชการแทน) of every district the reader may name for, and who can be named.
import type { Db } from '../../db/connect.ts'
import { type ActingChiefRow, listNamings } from '../../db/queries/acting-chiefs.ts'
import { listOfficerNames, listOfficesOf, listPeople } from '../../db/queries/officers.ts'
import type { CivilDate } from '../../db/vocabulary.ts'
import type { ActingChiefList, ActingChiefView } from '../contract/acting-chiefs.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'

/** Throws access.denied. */
export async function listActingChiefs(deps: Deps, actor: Actor): Promise<ActingChiefList> {
  const { db, clock } = deps
  const today = bangkokDateOf(clock.now())
  const all = await listOfficesOf(db, actor.provinceCode)
  const own = all.filter(office => office.kind === 'district' && may(actor, 'name_acting_chief', office.code))
  if (own.length === 0) throw new Problem('access.denied')
  const offices = new Map(
    all.map(office => [office.code, officeName({ kind: office.kind, name: office.nameTh })]),
  )
  const nameOf = (code: string) => offices.get(code) ?? code
  return {
    today,
    actingChiefs: await readNamings(
      db,
      own.map(office => office.code),
      nameOf,
      today,
    ),
    offices: own.map(office => ({ code: office.code, name: nameOf(office.code) })),
    officers: (await listPeople(db, actor.provinceCode))
      .filter(person => mayBeNamed(person, actor))
      .map(({ officerId, fullName, role, officeCode }) => ({
        id: officerId,
        fullName,
        role,
        officeCode,
        officeName: nameOf(officeCode),
      })),
  }
}

/** District staff; nobody names themself, or an acting chief could go on without end. */
export const mayBeNamed = (
  person: { officerId: string; role: Actor['role'] },
  actor: Pick<Actor, 'id'>,
): boolean => person.role.startsWith('district_') && person.officerId !== actor.id

async function readNamings(
  db: Db,
  officeCodes: readonly string[],
  nameOf: (code: string) => string,
  today: CivilDate,
): Promise<ActingChiefView[]> {
  const rows = await listNamings(db, officeCodes)
  const names = await listOfficerNames(db, [...new Set(rows.map(row => row.naming.namedBy))])
  return rows.map(({ naming, officerName }) => ({
    id: naming.id,
    officeCode: naming.officeCode,
    officeName: nameOf(naming.officeCode),
    officerName,
    orderNumber: naming.orderNumber,
    fromOn: naming.fromOn,
    untilOn: naming.untilOn,
    state: stateOf(naming, today),
    namedBy: names.get(naming.namedBy) ?? null,
    namedAt: naming.namedAt.toISOString(),
  }))
}

/** Both days included. */
export function stateOf(
  naming: Pick<ActingChiefRow, 'fromOn' | 'untilOn' | 'endedAt'>,
  today: CivilDate,
): ActingChiefView['state'] {
  if (naming.endedAt !== null || naming.untilOn < today) return 'over'
  return naming.fromOn > today ? 'coming' : 'now'
}
