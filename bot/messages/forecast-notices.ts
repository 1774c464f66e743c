// Notices about the yearly forecast (แบบประมาณการรายได้, letter §2): 14 days before, 3 days before, on the day.
import { thaiDateWithWeekday, thaiFiscalYear } from '../domain/thai-dates.ts'
import type { Card } from './card.ts'
import { daysUntil, dueWords, restDayAdvice } from './day-words.ts'
import { callout, linkButton, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { officeTitle } from './office-parts.ts'
import { districtWords } from './place-words.ts'

/** One card for all three: the days are counted, so a late one says so. */
export function forecastDue(facts: NoticeFacts): Card {
  const { office, dueOn, now, holidays, calendar } = facts
  const days = daysUntil(dueOn, now)
  const title = dueWords('ส่งแบบประมาณการรายได้', dueOn, now)
  const year = `ปีงบประมาณ ${thaiFiscalYear(calendar.fiscalYear)}`
  const asks = `แบบประมาณการรายได้ ${year} ${days < 0 ? 'ครบกำหนดแล้วตั้งแต่' : 'ส่งภายใน'}${thaiDateWithWeekday(dueOn)}`
  const advice = restDayAdvice(dueOn, now, holidays)
  const state = office?.isForecastFiled ? 'ส่งแบบประมาณการแล้ว' : 'ยังไม่ได้ส่งแบบประมาณการ'
  const isFiled = office?.isForecastFiled ?? false
  return {
    tone: toneOf(days),
    about: `รายได้ OTOP ${year}`,
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      text(asks),
      ...(advice === null ? [] : [text(advice)]),
      ...(office === null ? [] : [callout(state, isFiled ? 'green' : 'amber')]),
    ],
    buttons: [linkButton(isFiled ? 'ดูแบบประมาณการ' : 'ส่งแบบประมาณการ', linksOf(facts.liffUrl).home)],
    altText: [
      title,
      asks,
      ...(office === null ? [] : [`${districtWords(office.officeName)} ${state}`]),
      ...(advice === null ? [] : [advice]),
    ].join(' '),
  }
}

function toneOf(days: number): Card['tone'] {
  if (days < 0) return 'urgent'
  return days > 3 ? 'plain' : 'due'
}
