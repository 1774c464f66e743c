// Notices about the yearly forecast (แบบประมาณการรายได้, letter §2): 14 days before, 3 days before, on the day. The button
// leads to the district's own form, and the words say how far it is.
import { isComplete } from '../domain/completeness.ts'
import type { ForecastProgress } from '../domain/forecast.ts'
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
  const step = stepOf(facts)
  return {
    tone: toneOf(days),
    about: `รายได้ OTOP ${year}`,
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      text(asks),
      ...(advice === null ? [] : [text(advice)]),
      ...(office === null ? [] : [callout(step.says, step.isDone ? 'green' : 'amber')]),
    ],
    buttons: [linkButton(step.button, formOf(facts))],
    altText: [
      title,
      asks,
      ...(office === null ? [] : [`${districtWords(office.officeName)} ${step.says}`]),
      ...(advice === null ? [] : [advice]),
    ].join(' '),
  }
}

/** Where it is of no district there is no form: then the first screen. */
function formOf({ office, calendar, liffUrl }: NoticeFacts): string {
  const links = linksOf(liffUrl)
  return office === null ? links.home : links.forecast(office.officeCode, calendar.fiscalYear)
}

interface Step {
  says: string
  button: string
  isDone: boolean
}

function stepOf({ office, forecast }: NoticeFacts): Step {
  if (office?.isForecastFiled) return { says: 'ยื่นแบบประมาณการแล้ว', button: 'ดูแบบประมาณการ', isDone: true }
  const says = `ยังไม่ได้ยื่นแบบประมาณการ ${progressWords(forecast)}`.trim()
  return { says, button: buttonOf(forecast), isDone: false }
}

const recordedOf = ({ done, expected }: ForecastProgress) => ({ recorded: done, expected })

function progressWords(forecast: ForecastProgress | null): string {
  if (forecast === null || forecast.expected === 0) return ''
  if (isComplete(recordedOf(forecast))) return 'กรอกครบแล้ว เหลือเพียงกดยื่น'
  return `กรอกแล้ว ${forecast.done} จาก ${forecast.expected} ราย`
}

function buttonOf(forecast: ForecastProgress | null): string {
  if (forecast === null || forecast.done === 0) return 'กรอกแบบประมาณการ'
  return isComplete(recordedOf(forecast)) ? 'ตรวจแล้วยื่น' : 'กรอกแบบประมาณการต่อ'
}

function toneOf(days: number): Card['tone'] {
  if (days < 0) return 'urgent'
  return days > 3 ? 'plain' : 'due'
}
