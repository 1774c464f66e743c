// The state of a district report as a small coloured word.
import type { ReportView } from '../../bot/contract/reports.ts'
import { REPORT_STATE_NAMES } from '../../bot/domain/thai-words.ts'

export const StateBadge = ({ state }: { state: ReportView['state'] }) => (
  <span class={`badge ${state}`}>{REPORT_STATE_NAMES[state]}</span>
)
