// Answer to ปฏิทิน: every date of the month, what is past, what comes next and in how many days.
import type { messagingApi } from '@line/bot-sdk'
import type { CivilDate, Role } from '../../db/vocabulary.ts'
import { MILESTONES } from '../../db/vocabulary.ts'
import type { PeriodCalendar } from '../domain/reporting-calendar.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { dateRowPart, dateRows, dateRowsWords } from './calendar-parts.ts'
import { daysUntil } from './day-words.ts'
import { linkButton } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply } from './menu-replies.ts'

export function calendarMessages(facts: {
  calendar: PeriodCalendar
  now: Date
  holidays: ReadonlySet<CivilDate>
  liffUrl: string
  /** Whose menu stands below. */
  role?: Role | null
}): messagingApi.Message[] {
  const { calendar, now, role = 'district_officer' } = facts
  const rows = dateRows(facts, MILESTONES)
  const next = rows.find(row => daysUntil(row.on, now) >= 0)
  const title = `กำหนดการเดือน${thaiPeriod(calendar.period)}`
  return cardReply(
    {
      tone: 'plain',
      about: 'ปฏิทินรายงานรายได้ OTOP',
      title,
      body: rows.map(row => dateRowPart(row, now, row.on === next?.on)),
      buttons: [linkButton('เปิดปฏิทิน', linksOf(facts.liffUrl).calendar(calendar.period))],
      altText: `${title} ${dateRowsWords(rows)}`,
    },
    role,
  )
}
