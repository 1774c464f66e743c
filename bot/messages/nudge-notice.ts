// A nudge: the provincial office asks a district for what it still owes of a month. Own progress, when it was or is due,
// and the button of the next step; who pressed it at the province is nobody's business in the district.
import { thaiPeriod } from '../domain/thai-dates.ts'
import { steadParts, steadWords } from './acting-notices.ts'
import type { Card } from './card.ts'
import { daysUntil, dueWords } from './day-words.ts'
import { COLORS, callout, linkButton, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { type Situation, situationOf } from './next-step.ts'
import { aboutMonth, type NoticeFacts, stepIn } from './notice-facts.ts'
import { officeParts, officeWords } from './office-parts.ts'
import { provinceWords } from './place-words.ts'
import { windowWords } from './window-words.ts'

const ASKS: Partial<Record<Situation, string>> = {
  unfinished: 'จังหวัดขอให้บันทึกรายได้ให้ครบ',
  ready: 'จังหวัดขอให้ส่งรายงาน',
  returned: 'จังหวัดขอให้แก้ไขแล้วส่งรายงานใหม่',
  submitted: 'จังหวัดขอให้ลงนามรับรอง รต.2',
}

/** To those who must act now: officers while it is not submitted, the chief once it is. */
export function nudge(facts: NoticeFacts): Card {
  const { window, provinceName } = facts
  const own = stepIn(facts)
  const situation = own === null ? null : situationOf(own.office)
  const title = (situation === null ? undefined : ASKS[situation]) ?? 'จังหวัดขอให้ส่งรายงานเดือนนี้'
  const from = `จากสำนักงานพัฒนาชุมชน${provinceWords(provinceName)}`
  const due = dueWordsOf(facts, situation)
  return {
    tone: due.isPast ? 'urgent' : 'due',
    about: aboutMonth(facts),
    title,
    body: [
      text(from, { size: 'sm', color: COLORS.quiet }),
      ...steadParts(facts),
      ...(own === null ? [callout('โปรดเปิดแบบบันทึกเพื่อดูสถานะ', 'amber')] : officeParts(own.office, own.step)),
      text(due.says, { margin: 'md', ...(due.isPast && { weight: 'bold' as const }) }),
      text(windowWords(window), { size: 'sm', color: COLORS.quiet }),
    ],
    buttons: [
      own === null
        ? linkButton('เปิดแบบบันทึกรายได้', linksOf(facts.liffUrl).form(facts.period))
        : own.step.button,
    ],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(own === null ? [] : [officeWords(own.office, own.step)]),
      due.says,
      `(${windowWords(window)})`,
      from,
      ...steadWords(facts),
    ].join(' '),
  }
}

/** What waits for the chief is due at the month's end, everything else on the due day. */
function dueWordsOf({ calendar, now }: NoticeFacts, situation: Situation | null) {
  const isSigning = situation === 'submitted'
  const on = isSigning ? calendar.on.sign_off_due : calendar.on.report_due
  return {
    says: dueWords(isSigning ? 'ลงนามรับรอง รต.2' : 'บันทึก รต.1', on, now),
    isPast: daysUntil(on, now) < 0,
  }
}
