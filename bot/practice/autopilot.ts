// "Let the districts work by themselves": what the districts of a province do between two instants, by their plans of
// work, so that a rehearsed month looks as a real one does. Every act goes through the real actions.
import type { CivilDate, OfficeCode, Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { addMonths, bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { fillForecast } from './fill-forecast.ts'
import { type FillStep, fillOffice } from './fill-office.ts'
import { planForecast, planMonth } from './work-plan.ts'

export interface Act {
  at: Date
  officeCode: OfficeCode
  period: Period
  does: 'begin' | FillStep | 'forecast'
}

/** Recorded in the first sitting. */
const FIRST_SHARE = 0.6

/**
 * All acts of these districts up to `upTo`, in order, from the month before `after` on: its window may still be open,
 * and what a district has not done by then it does late.
 */
export function listActs(
  span: { after: Date; upTo: Date },
  officeCodes: readonly OfficeCode[],
  holidays: ReadonlySet<CivilDate>,
): Act[] {
  const acts: Act[] = []
  const last = periodOf(bangkokDateOf(span.upTo))
  const first = addMonths(periodOf(bangkokDateOf(span.after)), -1)
  for (let period = first; period <= last; period = addMonths(period, 1)) {
    for (const officeCode of officeCodes) {
      const month = planMonth(officeCode, period, holidays)
      acts.push({ at: month.beganAt, officeCode, period, does: 'begin' })
      acts.push({ at: month.submittedAt, officeCode, period, does: 'submitted' })
      acts.push({ at: month.certifiedAt, officeCode, period, does: 'certified' })
      if (period.endsWith('-01'))
        acts.push({ at: planForecast(officeCode, period, holidays), officeCode, period, does: 'forecast' })
    }
  }
  return acts.filter(act => act.at <= span.upTo).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Does it if it is still to be done; a rule that forbids it (another was faster, the window is closed) ends it quietly. */
export async function perform(deps: Deps, act: Act): Promise<void> {
  const { officeCode, period, does } = act
  if (does === 'forecast') return fillForecast(deps, officeCode, fiscalYearOf(period))
  const share = does === 'begin' ? FIRST_SHARE : 1
  const { problem } = await fillOffice(deps, {
    officeCode,
    period,
    share,
    upTo: does === 'begin' ? 'figures' : does,
  })
  if (problem !== null) deps.log.info('practice.act_not_done', { officeCode, period, does })
}
