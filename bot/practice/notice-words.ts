// Wording file: milestones in the few words that the practice page has room for.
import type { Milestone } from '../../db/vocabulary.ts'

export const MILESTONE_NAMES: Readonly<Record<Milestone, string>> = {
  window_opens: 'เปิดระบบ',
  report_due: 'บันทึก รต.1',
  sign_off_due: 'ลงนาม รต.2',
  window_closes: 'ปิดระบบ',
  forecast_due: 'ประมาณการ',
}
