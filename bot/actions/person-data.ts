// Who a person is in the record: all their rows as an officer, and the words by which they are found anywhere else.
import type { Db, Tx } from '../../db/connect.ts'
import { findOfficer } from '../../db/queries/history.ts'
import { findPeople, listFormerNames, listOfficersOf, type Needle } from '../../db/queries/personal-data.ts'
import type { Deps } from '../deps.ts'
import { ERASED_NAME } from '../domain/erased-words.ts'
import { Problem } from '../domain/problems.ts'

/** A shorter name is part of other words: it is looked for by id only. */
const SHORTEST_NAME = 6
/** What stands where a LINE id stood; nobody signs in with it. */
const ERASED = 'erased:'

export type PersonRow = Awaited<ReturnType<typeof listOfficersOf>>[number]

export interface Person {
  lineUserId: string
  rows: PersonRow[]
  ids: string[]
  needles: Needle[]
}

/** For whoever looks somebody up by a part of the name, or by id. */
export const searchPeople = (deps: Deps, search: string) => findPeople(deps.db, search)

/** `also`: other words that name the person. Throws officer.not_found. */
export async function readPerson(db: Db | Tx, officerId: string, also: readonly string[]): Promise<Person> {
  const [officer] = (await findOfficer(db, officerId)) === null ? [] : await findPeople(db, officerId)
  if (officer === undefined) throw new Problem('officer.not_found')
  const { lineUserId } = officer
  const rows = await listOfficersOf(db, lineUserId)
  const ids = rows.map(row => row.id)
  const names = [...rows.map(row => row.fullName), ...(await listFormerNames(db, ids))]
  const phones = rows.flatMap(row => (row.phone === null ? [] : [row.phone]))
  return {
    lineUserId,
    rows,
    ids,
    needles: [
      ...(lineUserId.startsWith(ERASED) ? [] : [{ text: lineUserId, instead: ERASED + officer.id }]),
      ...[...new Set(names)]
        .filter(name => name !== ERASED_NAME && name.length >= SHORTEST_NAME)
        .map(text => ({ text, instead: ERASED_NAME })),
      ...[...phones, ...also.filter(text => text.length >= SHORTEST_NAME)].map(text => ({
        text,
        instead: ERASED_NAME,
      })),
    ],
  }
}
