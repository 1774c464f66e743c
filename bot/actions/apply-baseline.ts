// Totals of months that were not recorded here go into the record as a base for growth: typed on the page, or out of a
// file. Both end here, in the caller's transaction: one audit row with counts and every amount before and after, and nothing where nothing changed.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { type BaselineRow, listBaselines, replaceBaselines } from '../../db/queries/baselines.ts'
import { listOfficesOf, lockOffice } from '../../db/queries/officers.ts'
import { type Actor, may } from '../domain/access.ts'
import { bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { auditBy } from './audit-by.ts'

export interface BaselineInput {
  fiscalYear: number
  /** Each district-month at most once; null takes away what was imported for it. Others stay as they are. */
  rows: readonly BaselineRow[]
}

export interface BaselineCounts {
  added: number
  changed: number
  removed: number
  unchanged: number
}

/**
 * Throws access.denied (also for a district of another province), office.unknown, baseline.bad_month (not of the fiscal
 * year, or not over yet; detail.month).
 */
export async function applyBaseline(
  tx: Tx,
  actor: Actor,
  { fiscalYear, rows }: BaselineInput,
  now: Date,
): Promise<BaselineCounts> {
  const { provinceCode } = actor
  await checkBaseline(tx, actor, { fiscalYear, rows }, now)
  await lockOffice(tx, provinceCode)
  const stored = await listBaselines(tx, provinceCode, periodsOfFiscalYear(fiscalYear))
  const before = new Map(stored.map(row => [`${row.officeCode}:${row.period}`, row.amountSatang]))
  const beforeOf = (row: BaselineRow) => before.get(`${row.officeCode}:${row.period}`) ?? null
  const different = rows.filter(row => row.amountSatang !== beforeOf(row))
  const counts: BaselineCounts = {
    added: different.filter(row => beforeOf(row) === null).length,
    changed: different.filter(row => beforeOf(row) !== null && row.amountSatang !== null).length,
    removed: different.filter(row => row.amountSatang === null).length,
    unchanged: rows.length - different.length,
  }
  if (different.length === 0) return counts
  const offices = await listOfficesOf(tx, provinceCode)
  const cells = different.map(row => ({
    officeCode: row.officeCode,
    officeName: offices.find(office => office.code === row.officeCode)?.nameTh ?? row.officeCode,
    period: row.period,
    from: bahtOf(beforeOf(row)),
    to: bahtOf(row.amountSatang),
  }))
  await replaceBaselines(tx, different, { provinceCode, by: actor.id, at: now })
  await insertAudit(tx, {
    ...auditBy(actor, now),
    action: 'save-baseline',
    provinceCode,
    officeCode: provinceCode,
    detail: { fiscalYear, ...counts, cells },
  })
  return counts
}

const bahtOf = (satang: bigint | null) => (satang === null ? null : toBaht(satang))

/** Whether these may be saved; throws as applyBaseline does. */
export async function checkBaseline(
  tx: Tx,
  actor: Actor,
  { fiscalYear, rows }: BaselineInput,
  now: Date,
): Promise<void> {
  const codes = [actor.provinceCode, ...rows.map(row => row.officeCode)]
  if (!codes.every(code => may(actor, 'set_targets', code))) throw new Problem('access.denied')
  const offices = await listOfficesOf(tx, actor.provinceCode)
  const districts = new Set(offices.filter(office => office.kind === 'district').map(office => office.code))
  if (!rows.every(row => districts.has(row.officeCode))) throw new Problem('office.unknown')
  const possible = new Set(importablePeriods(fiscalYear, now))
  const bad = rows.find(row => !possible.has(row.period))
  if (bad !== undefined) throw new Problem('baseline.bad_month', { month: thaiPeriod(bad.period) })
}

/** Months of the fiscal year that are over: what a month sold is not known before its end. */
export const importablePeriods = (fiscalYear: number, now: Date): string[] =>
  periodsOfFiscalYear(fiscalYear).filter(period => period < periodOf(bangkokDateOf(now)))
