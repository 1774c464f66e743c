// Everything that says which rules hold for a district's month, in one statement: every action on a report asks it first.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { Milestone, OfficeKind } from '../vocabulary.ts'
import { runPrepared } from './prepared.ts'

export interface FoundPlace {
  code: string
  kind: OfficeKind
  nameTh: string
  provinceCode: string
  /** Corrections in force of this month. */
  corrections: { period: string; milestone: Milestone; correctedOn: string; reason: string }[]
  /** As `findReopening` gives it. */
  reopening: { until: Date; reason: string; grantedBy: string; grantedByName: string } | null
}

interface Row extends Omit<FoundPlace, 'reopening'> {
  until: string | null
  reason: string
  grantedBy: string
  grantedByName: string
}

/** Null = there is no such office. */
export async function findReportPlace(
  db: Db | Tx,
  officeCode: string,
  period: string,
): Promise<FoundPlace | null> {
  const [row] = await runPrepared<Row>(
    db,
    sql`
    select o.code, o.kind, o.name_th as "nameTh", o.province_code as "provinceCode", r.until, r.reason,
      r.granted_by as "grantedBy", p.full_name as "grantedByName",
      coalesce((select jsonb_agg(jsonb_build_object('period', c.period, 'milestone', c.milestone,
          'correctedOn', c.corrected_on, 'reason', c.reason))
        from calendar_corrections c
        where c.province_code = o.province_code and c.period = ${period} and c.replaced_by is null), '[]') as corrections
    from offices o
    left join reopenings r on r.office_code = o.code and r.period = ${period} and r.ended_at is null
    left join officers p on p.id = r.granted_by
    where o.code = ${officeCode}`,
  )
  if (row === undefined) return null
  const { until, reason, grantedBy, grantedByName, ...office } = row
  return {
    ...office,
    reopening: until === null ? null : { until: new Date(until), reason, grantedBy, grantedByName },
  }
}
