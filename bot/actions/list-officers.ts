// People of the offices: the chief sees the own district, the provincial staff every office of the province, and everybody
// at least themself, to keep the own phone number. Nobody of another province is ever among them.
import type { Db } from '../../db/connect.ts'
import { listNamings } from '../../db/queries/acting-chiefs.ts'
import { listContacts, listRemoved } from '../../db/queries/officer-changes.ts'
import { listOfficesOf, listPeople } from '../../db/queries/officers.ts'
import { listAssignments, listSubdistricts } from '../../db/queries/subdistricts.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { OfficeEntry, OfficerEntry, OfficerList } from '../contract/officers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { officeName } from '../domain/thai-words.ts'
import { stateOf } from './list-acting-chiefs.ts'

const REMOVED_LISTED_MS = 90 * 24 * 3600_000

/** Throws nothing: whoever has a session sees at least themself. */
export async function listOfficers(deps: Deps, actor: Actor): Promise<OfficerList> {
  const { db } = deps
  const now = deps.clock.now()
  const { provinceCode } = actor
  const isReadable = (code: OfficeCode) => may(actor, 'read_officers', code)
  const offices = (await listOfficesOf(db, provinceCode)).filter(
    office => isReadable(office.code) || office.code === actor.officeCode,
  )
  const read = await readOffices(
    db,
    actor,
    offices.map(office => office.code),
    now,
  )
  const since = new Date(now.getTime() - REMOVED_LISTED_MS)
  const removed = await listRemoved(db, provinceCode, since)
  return {
    offices: offices.map(office => ({
      code: office.code,
      name: officeName({ kind: office.kind, name: office.nameTh }),
      mayRead: isReadable(office.code),
      mayAssign: office.kind === 'district' && may(actor, 'assign_subdistricts', office.code),
      ...read(office.code, isReadable(office.code)),
    })),
    mayManage: may(actor, 'invite_officer', provinceCode),
    removed: removed
      .filter(row => isReadable(row.officeCode))
      .map(({ officeName: name, officeKind: kind, officeCode: _, removedAt, ...row }) => ({
        ...row,
        officeName: officeName({ kind, name }),
        removedAt: removedAt.toISOString(),
      })),
  }
}

type Read = Pick<OfficeEntry, 'officers' | 'subdistricts' | 'acting'>

/** What there is of each office; `isWhole` false = of oneself only. */
async function readOffices(db: Db, actor: Actor, codes: readonly OfficeCode[], now: Date) {
  const people = await listPeople(db, actor.provinceCode)
  const contacts = await listContacts(db, actor.provinceCode)
  const assigned = await listAssignments(db, actor.provinceCode)
  const tambon = await listSubdistricts(db, codes)
  const today = bangkokDateOf(now)
  const namings = (await listNamings(db, codes)).filter(
    ({ naming }) =>
      stateOf(naming, today) !== 'over' && people.some(person => person.officerId === naming.officerId),
  )
  return (code: OfficeCode, isWhole: boolean): Read => ({
    subdistricts: tambon
      .filter(item => item.officeCode === code)
      .map(({ code: subdistrict, name }) => ({ code: subdistrict, name })),
    officers: people
      .filter(person => person.officeCode === code && (isWhole || person.officerId === actor.id))
      .flatMap((person): OfficerEntry[] => {
        const contact = contacts.get(person.officerId)
        if (contact === undefined) return []
        const { officerId: id, fullName, role, isReachable } = person
        return [
          {
            id,
            fullName,
            role,
            isReachable,
            joinedAt: contact.joinedAt.toISOString(),
            phone: contact.phone,
            isMe: id === actor.id,
            subdistricts: assigned.get(id) ?? [],
          },
        ]
      }),
    acting: isWhole
      ? namings
          .filter(({ naming }) => naming.officeCode === code)
          .map(({ naming, officerName }) => ({
            fullName: officerName,
            fromOn: naming.fromOn,
            untilOn: naming.untilOn,
            isNow: stateOf(naming, today) === 'now',
          }))
      : [],
  })
}
