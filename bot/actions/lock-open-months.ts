// A producer joins or leaves a district's months only where the district has not reported them. The reports stay locked
// until the transaction ends, so that nobody submits at this very moment what is being changed.
import type { Tx } from '../../db/connect.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { listReportStates } from '../../db/queries/producer-months.ts'
import { lockReport } from '../../db/queries/reports.ts'
import type { ReportState } from '../../db/vocabulary.ts'
import { addMonths } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { byPlace, type StayMonth } from '../domain/producer-stays.ts'
import { isReported } from '../domain/report-states.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { officeName } from '../domain/thai-words.ts'

/** Throws producer.month_reported: one of these months is out of the district's hands. */
export async function lockOpenMonths(
  tx: Tx,
  provinceCode: string,
  months: readonly StayMonth[],
  now: Date,
): Promise<void> {
  // Asked before, so that a refusal leaves no empty drafts behind and waits for nobody.
  const before = await listReportStates(tx, months)
  await refuseReported(tx, months, month => before.get(`${month.officeCode}:${month.period}`) ?? 'draft')
  const locked = await lockMonths(tx, provinceCode, months, now)
  await refuseReported(tx, months, month => locked.get(month) ?? 'draft')
}

/** Their states, locked one after another in an order that is always the same. */
export async function lockMonths(
  tx: Tx,
  provinceCode: string,
  months: readonly StayMonth[],
  now: Date,
): Promise<Map<StayMonth, ReportState>> {
  const states = new Map<StayMonth, ReportState>()
  for (const month of [...months].sort(byPlace)) {
    const { officeCode, period } = month
    states.set(month, (await lockReport(tx, { provinceCode, officeCode, period }, now)).state)
  }
  return states
}

/** Names the newest of them: from the month after it on everything is possible. */
async function refuseReported(
  tx: Tx,
  months: readonly StayMonth[],
  stateOf: (month: StayMonth) => ReportState,
): Promise<void> {
  const [newest] = months
    .filter(month => isReported(stateOf(month)))
    .sort((a, b) => (a.period < b.period ? 1 : -1))
  if (newest === undefined) return
  const office = await findOffice(tx, newest.officeCode)
  const first = addMonths(newest.period, 1)
  throw new Problem('producer.month_reported', {
    office: office && officeName({ kind: office.kind, name: office.nameTh }),
    period: thaiPeriod(newest.period),
    first: thaiPeriod(first),
    firstPeriod: first,
  })
}
