// Who changed one producer's record, or took a paper or a table away in which it can stand, in a span of time.
import { and, asc, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { audit } from '../schema/index.ts'
import { type AuditLine, listAudit } from './history.ts'

/** By id, or by its number in the department's register; several where provinces use one number. */
export async function findProducers(db: Db | Tx, search: string): Promise<{ id: string; name: string }[]> {
  const rows = await db.execute<{ id: string; name: string }>(
    sql`select id, name from producers where id::text = ${search} or code = ${search} order by code limit 20`,
  )
  return Array.from(rows)
}

/** Rows of the audit trail, oldest first; `until` is not included. */
export async function listProducerTrace(
  db: Db | Tx,
  producerId: string,
  { from, until }: { from: Date; until: Date },
): Promise<AuditLine[]> {
  const isAboutIt = sql`position(${producerId}::text in ${audit.detail}::text) > 0`
  // A paper or table of the whole office has it on one of its lines.
  const isOfItsOffice = sql`${audit.action} in ('make-document-link', 'make-sheet-link')
    and ${audit.detail} ->> 'producerId' is null and exists (select from producer_stays s
      where s.producer_id = ${producerId}::uuid and "audit"."office_code" in (s.office_code, s.province_code))`
  return listAudit(db)
    .where(
      and(
        sql`${audit.at} >= ${from.toISOString()}::timestamptz`,
        sql`${audit.at} < ${until.toISOString()}::timestamptz`,
        or(isAboutIt, isOfItsOffice),
      ),
    )
    .orderBy(asc(audit.seq))
}
