// Everything that is kept about one person (PDPA, section 30): what they are, what they did in words, and every row of
// every table that names them or was made by them. Secrets are hashes and stay where they are.
import { listOfficerAudit } from '../../db/queries/history.ts'
import { findOffice } from '../../db/queries/officers.ts'
import {
  listOfficerColumns,
  listRowsAbout,
  listTextColumns,
  type TextColumn,
} from '../../db/queries/personal-data.ts'
import type { Deps } from '../deps.ts'
import { auditWords } from '../domain/audit-words.ts'
import { OFFICIAL_RECORDS, TABLE_NAMES, EXPORT_WORDS as W } from '../domain/erased-words.ts'
import { thaiMoment } from '../domain/thai-dates.ts'
import { officeName, ROLE_NAMES } from '../domain/thai-words.ts'
import { type Person, type PersonRow, readPerson } from './person-data.ts'
import { readNames } from './show-report-history.ts'

/** Nobody may get in with them, and nobody can read them. */
const SECRETS = /_hash$|^reply_token$/
const MOST_LINES = 100_000
/** Of a person, a group or a room. */
const LINE_ID = /\b[UCR][0-9a-f]{32}\b/g

/** Ready to be written as JSON. Throws officer.not_found. */
export async function exportPerson(deps: Deps, officerId: string): Promise<Record<string, unknown>> {
  const person = await readPerson(deps.db, officerId, [])
  const people = await Promise.all(person.rows.map(row => describe(deps, row)))
  const histories = await Promise.all(person.ids.map(id => readHistory(deps, id)))
  return {
    [W.of]: person.rows.at(-1)?.fullName,
    [W.writtenAt]: thaiMoment(deps.clock.now()),
    [W.person]: people,
    [W.history]: histories.flat(),
    [W.records]: await readRecords(deps, person),
  }
}

async function describe({ db }: Deps, row: PersonRow): Promise<Record<string, unknown>> {
  const office = await findOffice(db, row.officeCode)
  return {
    [W.name]: row.fullName,
    [W.lineUserId]: row.lineUserId,
    [W.phone]: row.phone,
    [W.role]: ROLE_NAMES[row.role],
    [W.office]: office === null ? row.officeCode : officeName({ kind: office.kind, name: office.nameTh }),
    [W.joinedAt]: thaiMoment(row.joinedAt),
    [W.removedAt]: row.removedAt === null ? null : thaiMoment(row.removedAt),
  }
}

async function readHistory({ db }: Deps, id: string): Promise<Record<string, unknown>[]> {
  const rows = await listOfficerAudit(db, id, MOST_LINES)
  const names = await readNames(db, rows)
  return rows.map(row => {
    const { says, details } = auditWords(row, names)
    return { [W.at]: thaiMoment(row.at), [W.says]: says, [W.details]: details }
  })
}

/** By table; whole rows under the names of their columns. */
async function readRecords({ db }: Deps, person: Person): Promise<Record<string, unknown>> {
  const texts = Map.groupBy(await listTextColumns(db), column => column.table)
  const byId = Map.groupBy(await listOfficerColumns(db), column => column.table)
  const records: Record<string, unknown> = {}
  for (const table of [...new Set([...texts.keys(), ...byId.keys(), 'officers'])].sort()) {
    const idColumns = (byId.get(table) ?? []).map(({ column }) => column)
    const rows = await listRowsAbout(db, table, {
      columns: searchable(texts.get(table) ?? []),
      needles: person.needles,
      idColumns: table === 'officers' ? ['id'] : idColumns,
      ids: person.ids,
    })
    if (rows.length === 0) continue
    const isOfficial = OFFICIAL_RECORDS.includes(table)
    const label = TABLE_NAMES[table] ?? table
    records[isOfficial ? `${label} (${W.staysAsRecord})` : label] = rows.map(row =>
      hideOthers(withoutSecrets(row), person.lineUserId),
    )
  }
  return records
}

const searchable = (columns: readonly TextColumn[]): TextColumn[] =>
  columns.filter(({ column }) => !SECRETS.test(column))

const withoutSecrets = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !SECRETS.test(column)))

/** Messages went to others, too: whose they are is not this person's to know. */
const hideOthers = (row: Record<string, unknown>, own: string): Record<string, unknown> =>
  JSON.parse(JSON.stringify(row).replace(LINE_ID, id => (id === own ? id : W.other))) as Record<
    string,
    unknown
  >
