// "Who saw or changed this producer's record between two moments?" Every change is on record, and so is every paper and
// table that was taken away; who only looked at a page is not: the service keeps no record of reading.
import { findProducers, listProducerTrace } from '../../db/queries/producer-trace.ts'
import type { Deps } from '../deps.ts'
import { auditWords } from '../domain/audit-words.ts'
import { thaiMoment } from '../domain/thai-dates.ts'
import { readNames } from './show-report-history.ts'

export interface TraceLine {
  at: string
  /** Null = the clock, LINE or a command. */
  by: string | null
  says: string
  details: string[]
}

export const searchProducers = (deps: Deps, search: string) => findProducers(deps.db, search)

export async function traceProducer(
  deps: Deps,
  producerId: string,
  span: { from: Date; until: Date },
): Promise<TraceLine[]> {
  const rows = await listProducerTrace(deps.db, producerId, span)
  const names = await readNames(deps.db, rows)
  return rows.map(row => {
    const { says, details } = auditWords(row, names)
    return { at: thaiMoment(row.at), by: row.byName, says, details: [...details] }
  })
}
