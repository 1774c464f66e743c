// The reporting calendar as events for calendars that people subscribe to: what each day is, whether people work on it,
// and every correction with its reason. Nobody is named: the feed is open to all.
import type { CivilDate, Milestone, Period } from '../../db/vocabulary.ts'
import { weekdayOf } from '../domain/civil-time.ts'
import type { CalendarFeed, FeedEvent } from '../domain/icalendar.ts'
import { isWorkingDay, workingDayBefore } from '../domain/notice-rules.ts'
import { type CalendarCorrection, calendarOf, type PeriodCalendar } from '../domain/reporting-calendar.ts'
import {
  thaiDate,
  thaiDateWithWeekday,
  thaiFiscalYear,
  thaiPeriod,
  thaiPeriodShort,
  WEEKDAY_NAMES,
} from '../domain/thai-dates.ts'
import { linksOf } from './links.ts'
import { provinceWords, reasonWords } from './place-words.ts'

/** One correction, also one that was corrected again. */
export interface MadeCorrection extends CalendarCorrection {
  madeAt: Date
  /** False = another one came after it. */
  isInForce: boolean
}

export interface CalendarFeedFacts {
  provinceCode: string
  provinceName: string
  liffUrl: string
  periods: readonly Period[]
  /** Of these periods, in the order in which they were made. */
  corrections: readonly MadeCorrection[]
  /** Names by day. */
  holidays: ReadonlyMap<CivilDate, string>
}

/** Twice in the working day: a date moved in the morning is there in the afternoon. */
const REFRESH_HOURS = 4

export function calendarFeed(facts: CalendarFeedFacts): CalendarFeed {
  const place = provinceWords(facts.provinceName)
  return {
    name: `กำหนดการรายงานรายได้ OTOP ${place}`,
    description: `กำหนดการบันทึกและรับรองรายได้ OTOP รายเดือนของ${place} รวมวันที่แก้ไข ปรับปรุงเองเมื่อมีการเปลี่ยนแปลง`,
    refreshHours: REFRESH_HOURS,
    events: facts.periods.flatMap(period => eventsOf(facts, period)),
  }
}

function eventsOf(facts: CalendarFeedFacts, period: Period): FeedEvent[] {
  const made = facts.corrections.filter(item => item.period === period)
  const calendar = calendarOf(
    period,
    made.filter(item => item.isInForce),
  )
  return (Object.keys(SUMMARIES) as Milestone[]).flatMap(milestone => {
    const on = calendar.on[milestone]
    if (on === null) return []
    const corrections = made.filter(item => item.milestone === milestone)
    return [
      {
        // Not the service's address: that may change, and the event is still the same.
        uid: `${milestone}.${period}.${facts.provinceCode}@otop-revenue`,
        on,
        summary: SUMMARIES[milestone](calendar),
        description: [
          SENTENCES[milestone](calendar),
          ...restDayLines(on, milestone, facts.holidays),
          ...correctionLines(corrections, calendarOf(period, []).on[milestone] ?? on),
        ].join('\n'),
        sequence: corrections.length,
        changedAt: corrections.at(-1)?.madeAt ?? null,
        url: linksOf(facts.liffUrl).calendar(period),
      },
    ]
  })
}

/** Short: a month's view on a phone shows three words. */
const SUMMARIES: Readonly<Record<Milestone, (calendar: PeriodCalendar) => string>> = {
  window_opens: ({ period }) => `เปิดระบบ OTOP ${thaiPeriodShort(period)}`,
  report_due: ({ period }) => `ครบกำหนด รต.1 ${thaiPeriodShort(period)}`,
  sign_off_due: ({ period }) => `ครบกำหนดลงนาม รต.2 ${thaiPeriodShort(period)}`,
  window_closes: ({ period }) => `ปิดระบบ OTOP ${thaiPeriodShort(period)}`,
  forecast_due: ({ fiscalYear }) => `ครบกำหนดประมาณการรายได้ ปี ${thaiFiscalYear(fiscalYear)}`,
}

const SENTENCES: Readonly<Record<Milestone, (calendar: PeriodCalendar) => string>> = {
  window_opens: ({ period }) => `เปิดระบบให้บันทึกรายได้ OTOP เดือน${thaiPeriod(period)}`,
  report_due: ({ period }) => `วันสุดท้ายของการบันทึก รต.1 เดือน${thaiPeriod(period)} ให้ครบทุกราย`,
  sign_off_due: ({ period }) => `วันสุดท้ายที่พัฒนาการอำเภอลงนามรับรอง รต.2 เดือน${thaiPeriod(period)} และส่งจังหวัด`,
  window_closes: ({ period }) => `ปิดระบบเดือน${thaiPeriod(period)} เวลา 23:59 น. หลังจากนั้นแก้ไขตัวเลขไม่ได้`,
  forecast_due: ({ fiscalYear }) =>
    `วันสุดท้ายของการส่งแบบประมาณการรายได้ ปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`,
}

/** Which rest day it is; of what is due also until when it is better done. */
function restDayLines(
  on: CivilDate,
  milestone: Milestone,
  holidays: ReadonlyMap<CivilDate, string>,
): string[] {
  const days = new Set(holidays.keys())
  if (isWorkingDay(on, days)) return []
  const which = holidays.get(on) ?? `วัน${WEEKDAY_NAMES[weekdayOf(on)]}`
  const isDue = milestone !== 'window_opens'
  const advice = isDue ? ` ควรทำให้เสร็จภายใน${thaiDateWithWeekday(workingDayBefore(on, days))}` : ''
  return [`ตรงกับวันหยุด (${which})${advice}`]
}

/** From the letter's date on, one line for each time it was moved. */
function correctionLines(corrections: readonly MadeCorrection[], letterOn: CivilDate): string[] {
  return corrections.map(({ correctedOn, reason }, index) => {
    const from = corrections[index - 1]?.correctedOn ?? letterOn
    return `แก้ไขจาก ${thaiDate(from)} เป็น ${thaiDate(correctedOn)} เพราะ ${reasonWords(reason)}`
  })
}
