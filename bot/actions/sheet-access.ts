// Whether somebody may take a table away, asked when the link is made and once more when it is opened.
import type { Db, Tx } from '../../db/connect.ts'
import { findOffice } from '../../db/queries/officers.ts'
import type { OfficeCode, OfficeKind, Period, SheetName } from '../../db/vocabulary.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { EARLIEST_PERIOD, fiscalYearOf, periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { Problem } from '../domain/problems.ts'
import { abilityFor } from '../domain/sheet-rules.ts'

export interface SheetTarget {
  sheet: SheetName
  officeCode: OfficeCode
  /** One of the two, as the sheet asks (domain/sheet-rules.ts). */
  period: Period | null
  fiscalYear: number | null
}

export interface SheetOffice {
  code: OfficeCode
  kind: OfficeKind
  /** Bare. */
  name: string
  provinceCode: string
}

/** Throws access.denied (also for an office elsewhere: nobody learns what there is), office.unknown, period.unknown. */
export async function openSheetOffice(
  db: Db | Tx,
  actor: Actor,
  { sheet, officeCode, period, fiscalYear }: SheetTarget,
  now: Date,
): Promise<SheetOffice> {
  const ability = abilityFor(sheet, officeCode)
  if (ability === null || !may(actor, ability, officeCode)) throw new Problem('access.denied')
  const office = await findOffice(db, officeCode)
  if (office === null) throw new Problem('office.unknown')
  const isThere = period === null ? isYear(sheet, fiscalYear ?? 0, now) : isMonth(period, now)
  if (!isThere) throw new Problem('period.unknown')
  return { code: office.code, kind: office.kind, name: office.nameTh, provinceCode: office.provinceCode }
}

const latestOf = (now: Date): Period => addMonths(periodOf(bangkokDateOf(now)), 1)

const isMonth = (period: Period, now: Date): boolean => period >= EARLIEST_PERIOD && period <= latestOf(now)

/** Baselines are of years that were not recorded here, forecasts also of the next one. */
function isYear(sheet: SheetName, fiscalYear: number, now: Date): boolean {
  const [october = ''] = periodsOfFiscalYear(fiscalYear)
  const running = fiscalYearOf(latestOf(now))
  if (sheet === 'baseline') return fiscalYear <= running
  return october >= EARLIEST_PERIOD && fiscalYear <= (sheet === 'forecast' ? running + 1 : running)
}
