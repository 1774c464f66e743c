// What growth is measured against: the rule of a province and fiscal year, and totals of months that were not recorded
// here. Whoever reads totals for growth asks listDistrictAmounts: there what was recorded comes first.
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { baselineRules } from '../schema/index.ts'
import type { BaselineRule } from '../vocabulary.ts'
import { runPrepared } from './prepared.ts'

/** No row = against last year. */
export async function findBaselineRule(
  db: Db | Tx,
  provinceCode: string,
  fiscalYear: number,
): Promise<BaselineRule> {
  const [row] = await db
    .select({ rule: baselineRules.rule })
    .from(baselineRules)
    .where(and(eq(baselineRules.provinceCode, provinceCode), eq(baselineRules.fiscalYear, fiscalYear)))
    .prepare('baseline rule')
    .execute()
  return row?.rule ?? 'last_year'
}

export async function upsertBaselineRule(tx: Tx, row: typeof baselineRules.$inferInsert): Promise<void> {
  const { rule, setBy, setAt } = row
  await tx
    .insert(baselineRules)
    .values(row)
    .onConflictDoUpdate({
      target: [baselineRules.provinceCode, baselineRules.fiscalYear],
      set: { rule, setBy, setAt },
    })
}

/** A district's month and what it sold; null = not known. */
export interface BaselineRow {
  officeCode: string
  period: string
  amountSatang: bigint | null
}

/** Imported totals of a province in these periods, also of months that were recorded here. */
export async function listBaselines(
  db: Db | Tx,
  provinceCode: string,
  periods: readonly string[],
): Promise<{ officeCode: string; period: string; amountSatang: bigint }[]> {
  const rows = await runPrepared<{ office_code: string; period: string; amount: string }>(
    db,
    sql`
    select office_code, period, amount::text from baselines
    where province_code = ${provinceCode} and period = any(${sql.param(`{${periods.join(',')}}`)}::text[])
    order by office_code, period`,
  )
  return rows.map(row => ({
    officeCode: row.office_code,
    period: row.period,
    amountSatang: BigInt(row.amount.replace('.', '')),
  }))
}

/** Puts these totals in the place of what was imported for these district-months before; null takes one away. */
export async function replaceBaselines(
  tx: Tx,
  rows: readonly BaselineRow[],
  { provinceCode, by, at }: { provinceCode: string; by: string | null; at: Date },
): Promise<void> {
  if (rows.length === 0) return
  const column = (pick: (row: BaselineRow) => string | null) => sql.param(rows.map(pick))
  await tx.execute(sql`
    with input as (
      select * from unnest(${column(row => row.officeCode)}::text[], ${column(row => row.period)}::text[],
        ${column(row => row.amountSatang?.toString() ?? null)}::numeric[]) i(office_code, period, satang)
    ), gone as (
      delete from baselines b using input i
      where b.office_code = i.office_code and b.period = i.period and i.satang is null
    )
    insert into baselines (office_code, period, province_code, amount, imported_by, imported_at)
    select office_code, period, ${provinceCode}, satang / 100, ${by}::uuid, ${at.toISOString()}::timestamptz
    from input where satang is not null order by office_code, period
    on conflict (office_code, period) do update
      set amount = excluded.amount, imported_by = excluded.imported_by, imported_at = excluded.imported_at`)
}
