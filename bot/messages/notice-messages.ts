// Notices: facts in, one LINE message out. Several notices to one person on one morning become one carousel,
// the most pressing first. Pure: the JSON of the result is stored and sent again byte for byte on a retry.
import type { messagingApi } from '@line/bot-sdk'
import type { NoticeKind } from '../../db/vocabulary.ts'
import { NOTICE_PRIORITY } from '../domain/notice-rules.ts'
import { actingChiefNamed } from './acting-notices.ts'
import { type Card, cardMessage } from './card.ts'
import {
  lastCall,
  reportDue,
  reportDueHeadsUp,
  signOffDue,
  windowCloses,
  windowOpens,
} from './entry-notices.ts'
import { figureAnswered, figureQuestioned } from './figure-notices.ts'
import { forecastDue } from './forecast-notices.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { nudge } from './nudge-notice.ts'
import { allCertified, provinceSummary, quotaHeld } from './province-notices.ts'
import { reopeningEnds, reopeningRanOut, reportReopened } from './reopening-notices.ts'
import { calendarCorrected, reportReturned } from './report-notices.ts'
import { reportSubmitted } from './submitted-notice.ts'

export type { NoticeFacts } from './notice-facts.ts'

const CARDS: Readonly<Record<NoticeKind, (facts: NoticeFacts) => Card>> = {
  window_opens: windowOpens,
  report_due_heads_up: reportDueHeadsUp,
  report_due: reportDue,
  sign_off_due: signOffDue,
  last_call: lastCall,
  window_closes: windowCloses,
  forecast_due: forecastDue,
  forecast_heads_up_14: forecastDue,
  forecast_heads_up_3: forecastDue,
  summary_due_day: provinceSummary,
  summary_month_end: provinceSummary,
  summary_closed: provinceSummary,
  all_certified: allCertified,
  calendar_corrected: calendarCorrected,
  report_submitted: reportSubmitted,
  report_returned: reportReturned,
  report_reopened: reportReopened,
  reopening_ends: reopeningEnds,
  reopening_ran_out: reopeningRanOut,
  acting_chief_named: actingChiefNamed,
  figure_questioned: figureQuestioned,
  figure_answered: figureAnswered,
  nudge,
  quota_held: quotaHeld,
}

/** One message for all notices of one recipient; none for no notice. `window_opens` alone is equal for a whole province. */
export function noticeMessages(facts: readonly NoticeFacts[]): messagingApi.Message[] {
  if (facts.length === 0) return []
  const rank = (item: NoticeFacts) => NOTICE_PRIORITY.indexOf(item.kind)
  const cards = facts.toSorted((a, b) => rank(a) - rank(b)).map(item => CARDS[item.kind](item))
  return [cardMessage(withoutRepeats(cards))]
}

/** Three questions about one report, or one returned twice overnight, are several notices and one card. */
const withoutRepeats = (cards: readonly Card[]): Card[] => [
  ...new Map(cards.map(card => [JSON.stringify(card), card])).values(),
]
