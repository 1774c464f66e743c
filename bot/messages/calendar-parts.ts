// The dates of one month as rows with a calendar leaf each. Order follows the dates, which staff can correct.
import type { CivilDate, Milestone } from '../../db/vocabulary.ts'
import { bangkokTimeOf } from '../domain/civil-time.ts'
import type { PeriodCalendar } from '../domain/reporting-calendar.ts'
import { MONTH_NAMES_SHORT, thaiDateWithWeekday, thaiFiscalYear, thaiTime } from '../domain/thai-dates.ts'
import { daysUntil, restDayAdvice, shortDateWithWeekday } from './day-words.ts'
import { COLORS, type Part, stack, text } from './flex-parts.ts'
import { reasonWords } from './place-words.ts'

export interface DateRow {
  milestone: Milestone
  on: CivilDate
  label: string
  /** For the closing: ` เวลา 23:59 น.`; else empty. */
  time: string
  /** Said below: a rest day, a corrected date. */
  notes: string[]
}

export interface DateFacts {
  calendar: PeriodCalendar
  holidays: ReadonlySet<CivilDate>
  now: Date
}

/** Names of the milestones as things to do; the forecast names its fiscal year. */
export const milestoneWords = (milestone: Milestone, fiscalYear: number): string =>
  ({
    window_opens: 'เปิดระบบให้บันทึก',
    report_due: 'บันทึก รต.1 ให้ครบ',
    sign_off_due: 'ลงนามรับรองและส่ง รต.2',
    window_closes: 'ปิดระบบ',
    forecast_due: `ส่งแบบประมาณการรายได้ ปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`,
  })[milestone]

/** The given milestones that this month has, by date. */
export function dateRows(facts: DateFacts, milestones: readonly Milestone[]): DateRow[] {
  return milestones
    .flatMap(milestone => {
      const on = facts.calendar.on[milestone]
      return on === null ? [] : [dateRow(facts, milestone, on)]
    })
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
}

function dateRow({ calendar, holidays, now }: DateFacts, milestone: Milestone, on: CivilDate): DateRow {
  const isWindow = milestone === 'window_opens' || milestone === 'window_closes'
  const advice = isWindow ? null : restDayAdvice(on, now, holidays)
  const reason = calendar.corrected[milestone]
  const time = milestone === 'window_closes' ? ` เวลา ${thaiTime(bangkokTimeOf(calendar.closesAt))}` : ''
  return {
    milestone,
    on,
    label: milestoneWords(milestone, calendar.fiscalYear),
    time,
    notes: [
      ...(advice === null ? [] : [advice]),
      ...(reason === undefined ? [] : [`เลื่อนจากกำหนดเดิม: ${reasonWords(reason)}`]),
    ],
  }
}

/** `บันทึก รต.1 ให้ครบ วันเสาร์ที่ 25 ม.ค. 68 …` for the altText: short dates, and a note of two rows said once. */
export function dateRowsWords(rows: readonly DateRow[]): string {
  const words = rows.flatMap(row => [`${row.label} ${shortDateWithWeekday(row.on)}${row.time}`, ...row.notes])
  return [...new Set(words)].join(' ')
}

/** One row with its leaf. A past day is pale and says so; the next one is marked. */
export function dateRowPart(row: DateRow, now: Date, isNext: boolean): Part {
  const days = daysUntil(row.on, now)
  const color = days < 0 ? COLORS.quiet : COLORS.ink
  return {
    type: 'box',
    layout: 'horizontal',
    contents: [
      dayLeaf(row.on, leafLook(days, isNext)),
      stack([
        text(row.label, { weight: 'bold', color }),
        text(`${thaiDateWithWeekday(row.on)}${row.time}`, { size: 'sm', color: COLORS.quiet }),
        ...(isNext || days < 0 ? [text(distanceWords(days), distanceLook(days))] : []),
        ...row.notes.map(note => text(note, { size: 'sm', color: COLORS.amber })),
      ]),
    ],
    spacing: 'lg',
    margin: 'lg',
  }
}

const distanceLook = (days: number) =>
  ({ size: 'sm', weight: 'bold', color: days < 0 ? COLORS.quiet : COLORS.green }) as const

function distanceWords(days: number): string {
  if (days < 0) return 'ผ่านแล้ว'
  if (days === 0) return 'วันนี้'
  return days === 1 ? 'พรุ่งนี้' : `อีก ${days} วัน`
}

interface LeafLook {
  background: string
  ink: string
}

function leafLook(days: number, isNext: boolean): LeafLook {
  if (isNext) return { background: COLORS.green, ink: COLORS.white }
  return days < 0
    ? { background: COLORS.pale, ink: COLORS.quiet }
    : { background: COLORS.greenTint, ink: COLORS.green }
}

/** A tear-off calendar leaf: the day large, the month below. It does not grow with the text: the row says it too. */
function dayLeaf(on: CivilDate, { background, ink }: LeafLook): Part {
  const month = MONTH_NAMES_SHORT[Number(on.slice(5, 7)) - 1] ?? ''
  return {
    type: 'box',
    layout: 'vertical',
    contents: [
      {
        ...text(String(Number(on.slice(8))), { size: 'xl', color: ink, weight: 'bold', align: 'center' }),
        scaling: false,
      },
      { ...text(month, { size: 'sm', color: ink, align: 'center' }), scaling: false },
    ],
    flex: 0,
    width: '56px',
    height: '60px',
    justifyContent: 'center',
    backgroundColor: background,
    cornerRadius: 'md',
  }
}
