// Erases a person who has left (PDPA, section 33): nothing is sent to them any more; their name, LINE id and number are
// taken out of every text of the record. What they did stays, done by "an erased user". Two kinds of record are kept
// as they were signed: certified reports and filed forecasts. Rows of the audit trail lose the name, not their seal: the
// erasure's own row says which rows they are and what they say since, and the check of the chain goes by it.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { hashAuditRows } from '../../db/queries/audit-erasures.ts'
import { lockOfficer } from '../../db/queries/officer-changes.ts'
import {
  blankOfficers,
  deletePersonal,
  listRowsAbout,
  listTextColumns,
  replaceWords,
  switchRefusal,
} from '../../db/queries/personal-data.ts'
import type { Deps } from '../deps.ts'
import { ERASED_NAME, OFFICIAL_RECORDS, OTHER_REGISTERS } from '../domain/erased-words.ts'
import { Problem } from '../domain/problems.ts'
import { eraseUnwantedPhotos } from './erase-photos.ts'
import { type Person, readPerson } from './person-data.ts'

export interface ErasedPerson {
  officerIds: string[]
  /** Rows out of which a word was taken, by table. */
  rewritten: Record<string, number>
  /** Records that name the person and stay, by table. */
  stays: Record<string, number>
}

const KEPT = [...OFFICIAL_RECORDS, ...OTHER_REGISTERS]
const APPEND_ONLY = ['audit', 'figure_versions'] as const
/**
 * `also`: what else names the person in texts, such as a number that went with their removal. Erasing again changes
 * nothing more. Throws officer.not_found, officer.still_active.
 */
export async function erasePerson(
  deps: Deps,
  officerId: string,
  also: readonly string[],
): Promise<ErasedPerson> {
  const at = deps.clock.now()
  const erased = await deps.db.transaction(async tx => {
    const person = await readPerson(tx, officerId, also)
    await refuseActive(tx, person)
    if (person.needles.length === 0) return { officerIds: person.ids, rewritten: {}, stays: {} }
    await deletePersonal(tx, { ...person, at })
    const { rewritten, auditRows } = await rewrite(tx, person)
    const stays = await countKept(tx, person)
    await blankOfficers(tx, person.ids, { name: ERASED_NAME, at })
    const [home] = person.rows.slice(-1)
    await insertAudit(tx, {
      at,
      actorKind: 'command',
      origin: 'command',
      action: 'erase-person',
      provinceCode: home?.provinceCode ?? null,
      officeCode: home?.officeCode ?? null,
      detail: { officerId, officerIds: person.ids, rows: await hashAuditRows(tx, auditRows) },
    })
    return { officerIds: person.ids, rewritten, stays }
  })
  await eraseUnwantedPhotos(deps)
  return erased
}

/** Whoever still works here is removed or handed over first: an office does not lose its last officer by an erasure. */
async function refuseActive(tx: Tx, { ids }: Person): Promise<void> {
  for (const id of ids)
    if ((await lockOfficer(tx, id))?.removedAt === null) throw new Problem('officer.still_active')
}

/** Every text of every table but the records that stay; of the audit trail also which rows. */
async function rewrite(
  tx: Tx,
  { needles, ids }: Person,
): Promise<{ rewritten: Record<string, number>; auditRows: number[] }> {
  const columns = (await listTextColumns(tx)).filter(
    ({ table }) => !KEPT.includes(table) && table !== 'officers',
  )
  const inAudit = columns.filter(({ table }) => table === 'audit')
  const rows = await listRowsAbout(tx, 'audit', { columns: inAudit, needles, idColumns: [], ids })
  const rewritten: Record<string, number> = {}
  for (const table of APPEND_ONLY) await switchRefusal(tx, table, 'disable')
  for (const column of columns) {
    const count = await replaceWords(tx, column, needles)
    if (count > 0) rewritten[column.table] = (rewritten[column.table] ?? 0) + count
  }
  for (const table of APPEND_ONLY) await switchRefusal(tx, table, 'enable')
  return { rewritten, auditRows: rows.map(row => Number(row.seq)) }
}

async function countKept(tx: Tx, { needles, ids }: Person): Promise<Record<string, number>> {
  const columns = (await listTextColumns(tx)).filter(({ table }) => KEPT.includes(table))
  const counts: Record<string, number> = {}
  for (const table of KEPT) {
    const own = columns.filter(column => column.table === table)
    const rows = await listRowsAbout(tx, table, { columns: own, needles, idColumns: [], ids })
    if (rows.length > 0) counts[table] = rows.length
  }
  return counts
}
