// What submit, certify and return have in common: lock, check that the person saw this very version, move, record.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { changeReport, lockReport, type ReportRow } from '../../db/queries/reports.ts'
import type { OfficeCode, Period, ReportState } from '../../db/vocabulary.ts'
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import { ABILITY_OF_MOVE, type Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { decideMove, type Move, windowStateOf } from '../domain/report-states.ts'
import { REPORT_STATE_NAMES } from '../domain/thai-words.ts'
import { auditBy } from './audit-by.ts'
import { openPlace, type ReportPlace, readWindow, windowProblem } from './report-place.ts'

export interface MoveInput {
  officeCode: OfficeCode
  period: Period
  /** The report's version as the person saw it. */
  version: number
}

interface MoveRule {
  move: Exclude<Move, 'save'>
  /** Columns to write, checked inside the lock; throws what speaks against the move. */
  change(tx: Tx, report: ReportRow, place: ReportPlace): Promise<Partial<ReportRow>>
  /** Notices and the like, after the move, in the same transaction. */
  after(tx: Tx, report: ReportRow, place: ReportPlace): Promise<void>
  /** Whether what was done is what is asked now, beyond person, version and state; left out = it is. */
  isSame?(report: ReportRow, place: ReportPlace): boolean
  /** Reasons and the like for the audit trail; asked after `change`. */
  detail?: () => Record<string, unknown>
}

/**
 * Moves a report along. The same person asking twice for what is already done gets the same answer.
 * Throws access.denied, window.*, report.wrong_state, report.stale and what `change` throws.
 */
export async function moveReport(
  deps: Deps,
  actor: Actor,
  input: MoveInput,
  rule: MoveRule,
): Promise<ReportMoved> {
  const now = deps.clock.now()
  const moved = await deps.db.transaction(async tx => {
    const opened = await openPlace(tx, actor, ABILITY_OF_MOVE[rule.move], input, now)
    const report = await lockReport(tx, opened, now)
    const place = { ...opened, ...(await readWindow(tx, opened, now)) }
    const isSame = rule.isSame?.(report, place) ?? true
    if (isSame && isRepeat(rule.move, report, actor, input.version))
      return { state: report.state, version: report.version }
    const to = targetOf(rule.move, report, place)
    if (report.version !== input.version) throw new Problem('report.stale', { version: report.version })
    const change = await rule.change(tx, report, place)
    const version = await changeReport(tx, report, { ...change, state: to })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: `${rule.move}-report`,
      provinceCode: place.provinceCode,
      officeCode: place.officeCode,
      period: place.period,
      detail: { from: report.state, to, version, ...rule.detail?.() },
    })
    await rule.after(tx, { ...report, ...change, state: to, version }, place)
    return { state: to, version }
  })
  deps.wake()
  return moved
}

function targetOf(move: Move, report: ReportRow, place: ReportPlace): ReportState {
  const window = windowStateOf(place.window)
  const decided = decideMove({ move, state: report.state, window, roles: place.roles })
  if ('to' in decided) return decided.to
  if (decided.refused === 'role') throw new Problem('access.denied')
  if (decided.refused === 'window') throw windowProblem(place, move)
  throw new Problem('report.wrong_state', {
    state: REPORT_STATE_NAMES[report.state],
    current: report.state,
  })
}

type Deed = 'submittedBy' | 'certifiedBy' | 'acceptedBy' | 'returnedBy'

/** What the row looks like after a move; of a reopening its own row says it (`isSame`). */
const DONE: Partial<Record<Move, { state: ReportState; by: Deed }>> = {
  submit: { state: 'submitted', by: 'submittedBy' },
  certify: { state: 'certified', by: 'certifiedBy' },
  accept: { state: 'accepted', by: 'acceptedBy' },
  return: { state: 'returned', by: 'returnedBy' },
}

/** A double tap or a repeated request: exactly this move of this person on this version was the last change. */
function isRepeat(move: MoveRule['move'], report: ReportRow, actor: Actor, version: number): boolean {
  if (report.version !== version + 1) return false
  if (move === 'reopen') return true
  const done = DONE[move]
  return done !== undefined && report.state === done.state && report[done.by] === actor.id
}
