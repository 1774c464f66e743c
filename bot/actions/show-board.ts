// The province's board of one fiscal year: where every district stands in every month, how far sales are from the target,
// who owes what, and whether a nudge is possible. Everything on it is of one moment, which it says.
import type { Span } from '../../db/vocabulary.ts'
import type { BoardStanding, BoardView, OwedView } from '../contract/board.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { achievedTenths, countInTime } from '../domain/board.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import type { OfficeIndicator } from '../domain/indicator-year.ts'
import { toBaht } from '../domain/money.ts'
import { rolesConcerned } from '../domain/notice-planning.ts'
import { nextSendingTime } from '../domain/notice-rules.ts'
import { costOfNudge, nudgeRefusalOf, planNudge } from '../domain/nudge.ts'
import { Problem } from '../domain/problems.ts'
import { spanOfRound } from '../domain/spans.ts'
import { type BoardFacts, EARLIEST_YEAR, type OwedReport, readBoard } from './read-board.ts'
import { readQuota } from './read-quota.ts'
import { viewStanding } from './show-indicator.ts'
import { viewGrowth } from './show-summary.ts'

/** Throws access.denied, period.unknown (a year that has not begun). */
export async function showBoard(deps: Deps, actor: Actor, fiscalYear: number): Promise<BoardView> {
  const { provinceCode } = actor
  if (!may(actor, 'read_summary', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  // LINE is asked meanwhile; it never throws, and never takes long.
  const asked = readQuota(deps)
  const facts = await deps.db.transaction(tx => readBoard(tx, provinceCode, fiscalYear, now), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
  const goesAt = nextSendingTime(now)
  return {
    ...viewBoard(facts),
    later: fiscalYear < facts.newestYear ? fiscalYear + 1 : null,
    mayNudge: may(actor, 'nudge_office', provinceCode),
    nudgesGoAt: goesAt > now ? goesAt.toISOString() : null,
    quota: await asked,
  }
}

function viewBoard(facts: BoardFacts): Omit<BoardView, 'later' | 'mayNudge' | 'nudgesGoAt' | 'quota'> {
  const { now, provinceCode, provinceName, fiscalYear, focus, rows, indicators, summary } = facts
  const spans: Span[] = [spanOfRound(focus), 'year']
  const cells = rows.flatMap(row => row.cells).filter(cell => cell.kind === 'report')
  const isLater = facts.firstPeriod !== null && fiscalYearOf(facts.firstPeriod) < fiscalYear
  return {
    asOf: now.toISOString(),
    provinceCode,
    provinceName,
    fiscalYear,
    earlier: isLater && fiscalYear > EARLIEST_YEAR ? fiscalYear - 1 : null,
    focus,
    openUntil: facts.window.isOpen ? facts.window.closesAt.toISOString() : null,
    month: {
      amount: toBaht(summary.amountSatang),
      producers: summary.producers,
      offices: summary.offices,
      onTime: summary.onTime,
      growthMonth: viewGrowth(summary.growthMonth),
    },
    province: viewPlace(indicators.province, spans),
    rule: indicators.rule,
    onTime: {
      submitted: countInTime(cells.map(cell => cell.submitted)),
      certified: countInTime(cells.map(cell => cell.certified)),
    },
    districts: rows.map(row => ({
      officeCode: row.officeCode,
      officeName: row.officeName,
      cells: row.cells.map(({ amountSatang, ...cell }) => ({ ...cell, amount: toBaht(amountSatang) })),
      ...viewPlace(
        indicators.districts.find(district => district.officeCode === row.officeCode) ?? null,
        spans,
      ),
    })),
    owed: facts.owed.map(viewOwed),
    attention: { offices: facts.unreachable, notices: facts.undelivered },
  }
}

/** Null = the indicator knows nothing of this district: it has neither producers nor figures. */
function viewPlace(indicator: OfficeIndicator | null, spans: readonly Span[]): BoardView['province'] {
  if (indicator === null) return { amount: '0.00', growth: NO_GROWTH, standings: [] }
  const total = indicator.months.reduce((sum, month) => sum + (month.nowSatang ?? 0n), 0n)
  return {
    amount: toBaht(total),
    growth: viewGrowth(indicator.spans.year.growth),
    standings: spans.flatMap(span => viewSpan(indicator, span)),
  }
}

const NO_GROWTH = { now: '0.00', base: '0.00', tenths: null, covered: 0, of: 0 }

function viewSpan(indicator: OfficeIndicator, span: Span): BoardStanding[] {
  const { growth, standing } = indicator.spans[span]
  if (standing === null) return []
  const { needed: _needed, remaining: _remaining, ...view } = viewStanding(standing)
  const achieved = achievedTenths(growth, standing.target)
  return [{ ...view, span, growth: viewGrowth(growth), achievedTenths: achieved }]
}

function viewOwed(owed: OwedReport): OwedView {
  const { office, period, window, people, past } = owed
  const asked = new Set(planNudge(owed).map(notice => notice.officerId))
  // Who acts for the own chief is there twice, and asked as the one whose turn it is.
  const isTheirs = rolesConcerned('nudge', office)
  const here = people.filter(person => person.officeCode === office.officeCode)
  return {
    officeCode: office.officeCode,
    officeName: office.officeName,
    period,
    state: office.state,
    recorded: office.recorded,
    expected: office.expected,
    openUntil: window.isOpen ? window.closesAt.toISOString() : null,
    people: here.map(({ officerId, fullName, role, isActing, phone, isReachable }) => ({
      fullName,
      role,
      isActing,
      phone,
      canBeReached: isReachable,
      isAsked: asked.has(officerId) && isTheirs.includes(role),
    })),
    nudges: past.map(({ at, heardOn, byName, told, sent, waiting, held }) => ({
      at: at.toISOString(),
      heardOn,
      byName,
      told,
      sent,
      waiting,
      held,
    })),
    refusal: nudgeRefusalOf(owed),
    cost: costOfNudge(owed),
  }
}
