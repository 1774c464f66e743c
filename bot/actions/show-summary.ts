// The province's summary page: the numbers of the LINE message, every district, and whom to phone.
import { findOffice, listPeople } from '../../db/queries/officers.ts'
import { listDistrictAmounts, listDistrictMonths } from '../../db/queries/progress.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { GrowthView, SummaryView } from '../contract/summaries.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import type { Growth } from '../domain/growth.ts'
import { toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { viewCalendar } from './calendar-view.ts'
import { readSummary } from './read-summary.ts'

/** Throws access.denied, period.unknown. */
export async function showSummary(deps: Deps, actor: Actor, period: Period): Promise<SummaryView> {
  const { db } = deps
  const { provinceCode } = actor
  if (!may(actor, 'read_summary', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  const later = addMonths(period, 1)
  const earlier = addMonths(period, -1)
  if (period > addMonths(periodOf(bangkokDateOf(now)), 1)) throw new Problem('period.unknown')
  const summary = await readSummary(db, provinceCode, period, now)
  const districts = await listDistrictMonths(db, { provinceCode, period, fiscalYear: fiscalYearOf(period) })
  const people = await listPeople(db, provinceCode)
  const province = await findOffice(db, provinceCode)
  const before = await listDistrictAmounts(db, provinceCode, [earlier])
  return {
    period,
    provinceName: province?.nameTh ?? provinceCode,
    asOf: now.toISOString(),
    amount: toBaht(summary.amountSatang),
    producers: summary.producers,
    offices: summary.offices,
    onTime: summary.onTime,
    rule: summary.rule,
    growthMonth: viewGrowth(summary.growthMonth),
    growthYear: viewGrowth(summary.growthYear),
    districts: districts
      .filter(row => row.expected > 0)
      .map(row => ({
        officeCode: row.officeCode,
        officeName: row.officeName,
        state: row.state,
        recorded: row.recorded,
        expected: row.expected,
        amount: toBaht(row.amountSatang),
        people: people
          .filter(person => person.officeCode === row.officeCode)
          .map(person => ({ fullName: person.fullName, canBeReached: person.isReachable })),
      })),
    calendar: await viewCalendar(db, actor, period, now),
    earlier: before.some(row => !row.isImported) ? earlier : null,
    later: later <= periodOf(bangkokDateOf(now)) ? later : null,
  }
}

export const viewGrowth = (growth: Growth): GrowthView => ({
  now: toBaht(growth.nowSatang),
  base: toBaht(growth.baseSatang),
  tenths: growth.tenths,
  covered: growth.covered,
  of: growth.of,
})
