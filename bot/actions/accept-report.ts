// The province takes a certified report as it is. It stays readable and is changed only by returning or reopening it.
import type { ReportMoved } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { type MoveInput, moveReport } from './move-report.ts'

/** Throws what moveReport throws. */
export function acceptReport(deps: Deps, actor: Actor, input: MoveInput): Promise<ReportMoved> {
  const now = deps.clock.now()
  return moveReport(deps, actor, input, {
    move: 'accept',
    change: async () => ({ acceptedAt: now, acceptedBy: actor.id }),
    // Nobody has to act: the state on every screen says it.
    after: async () => undefined,
  })
}
