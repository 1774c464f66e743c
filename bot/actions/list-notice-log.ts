// The log of every notice about one month: to whom, planned for when, and what became of it, in words.
import { listNoticePeriods, listNoticesAbout } from '../../db/queries/notices.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { NoticeLog } from '../contract/board.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { reasonInThai } from '../domain/notice-words.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'

/** Far more than a month of the largest province has (33 offices, some twelve notices to each of their people). */
const MOST_LISTED = 2000

/** The newest first. Throws access.denied, period.unknown. */
export async function listNoticeLog(deps: Deps, actor: Actor, period: Period): Promise<NoticeLog> {
  const { provinceCode } = actor
  if (!may(actor, 'read_notices', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  if (period > addMonths(periodOf(bangkokDateOf(now)), 1)) throw new Problem('period.unknown')
  const { rows, count } = await listNoticesAbout(deps.db, { provinceCode, period, most: MOST_LISTED })
  const others = await listNoticePeriods(deps.db, provinceCode)
  return {
    asOf: now.toISOString(),
    period,
    earlier: others.findLast(other => other < period) ?? null,
    later: others.find(other => other > period) ?? null,
    count,
    notices: rows.map(({ notice, name, kind, officerName, byName }) => ({
      id: notice.id,
      kind: notice.kind,
      state: notice.state,
      hasNoWay: notice.state === 'skipped' && notice.reason === 'unreachable',
      officeCode: notice.officeCode,
      officeName: officeName({ kind, name }),
      to: officerName,
      plannedFor: notice.sendAfter.toISOString(),
      settledAt: notice.settledAt?.toISOString() ?? null,
      reason: notice.state === 'sent' ? null : reasonInThai(notice.reason),
      byName: notice.kind === 'nudge' ? byName : null,
    })),
  }
}
