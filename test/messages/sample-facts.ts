// Facts for the message tests: January 2568 in Dok Khamtai (41 of 63 recorded) and a province of nine districts.

import { instantOf } from '../../bot/domain/civil-time.ts'
import type { OfficeProgress } from '../../bot/domain/completeness.ts'
import type { ProvinceSummary } from '../../bot/domain/province-summary.ts'
import { windowFor } from '../../bot/domain/report-states.ts'
import { type CalendarCorrection, calendarOf, entryWindowOf } from '../../bot/domain/reporting-calendar.ts'
import type { NoticeFacts, Remark, ReturnedFacts, SubmittedFacts } from '../../bot/messages/notice-facts.ts'
import type { NoticeKind } from '../../db/vocabulary.ts'

export const LIFF_URL = 'https://liff.line.me/2006000000-AbCdEfGh'
export const PERIOD = '2025-01'
export const PLACES = ['เมืองพะเยา', 'จุน', 'เชียงคำ', 'เชียงม่วน', 'ดอกคำใต้', 'ปง', 'แม่ใจ', 'ภูซาง', 'ภูกามยาว']

/** Bangkok time. */
export const at = (on: string, time = '09:00'): Date => instantOf(on, time)

export const officeAs = (over: Partial<OfficeProgress> = {}): OfficeProgress => ({
  officeCode: '5605',
  officeName: 'ดอกคำใต้',
  state: 'draft',
  recorded: 41,
  expected: 63,
  isForecastFiled: false,
  ...over,
})

export function summaryAs(over: Partial<ProvinceSummary> = {}): ProvinceSummary {
  return {
    period: PERIOD,
    asOf: at('2025-01-25', '16:30'),
    amountSatang: 1_284_050_050n,
    producers: { expected: 700, recorded: 613, noSales: 20 },
    offices: { of: 9, complete: 7, submitted: 6, certified: 5 },
    onTime: { submitted: 6, certified: 5, of: 9, isDuePassed: false, isSignOffPassed: false },
    rule: 'last_year',
    growthMonth: { nowSatang: 103n, baseSatang: 100n, tenths: 33, covered: 8, of: 9 },
    growthYear: { nowSatang: 99n, baseSatang: 100n, tenths: -12, covered: 35, of: 36 },
    missing: missingAs(4),
    ...over,
  }
}

/** That many districts not certified: 22 of 63 left in the first, one less in each further one. */
export const missingAs = (count: number): ProvinceSummary['missing'] =>
  Array.from({ length: count }, (_, index) => ({
    officeCode: String(5601 + index),
    officeName: PLACES[index] ?? `ที่ ${index + 1}`,
    left: Math.max(0, 22 - index),
    expected: 63,
    state: 'draft' as const,
  }))

const DUE_ON: Partial<Record<NoticeKind, string>> = {
  window_opens: '2025-01-10',
  sign_off_due: '2025-01-31',
  last_call: '2025-02-06',
  window_closes: '2025-02-06',
}

export function factsOf(kind: NoticeKind, over: Partial<NoticeFacts> = {}): NoticeFacts {
  const dueOn = over.dueOn ?? DUE_ON[kind] ?? '2025-01-25'
  const now = over.now ?? at(kind === 'last_call' ? '2025-02-05' : dueOn)
  const calendar = over.calendar ?? calendarOf(over.period ?? PERIOD, [])
  return {
    kind,
    period: PERIOD,
    dueOn,
    now,
    calendar,
    window: windowFor(entryWindowOf(calendar, now), over.reopened ?? null, now),
    holidays: new Set(),
    liffUrl: LIFF_URL,
    role: 'district_officer',
    office: officeAs(),
    forecast: kind.startsWith('forecast') ? { expected: 63, done: 12 } : null,
    summary: null,
    provinceName: 'พะเยา',
    correction: null,
    returned: null,
    submitted: null,
    acting: null,
    reopened: null,
    questions: null,
    answer: null,
    heldCount: 0,
    ...over,
  }
}

/** A producer's id as addresses carry it. */
export const PRODUCER = '0b9f4c1e-5d0a-4d7e-9a51-7f6a1c2d3e4f'

export const returnedAs = (over: Partial<ReturnedFacts> = {}): ReturnedFacts => ({
  reason: 'ยอดสูงกว่าเดือนก่อน 10 เท่า',
  by: 'นางสาวใบบัว ตัวอย่าง',
  figure: null,
  wasCertified: false,
  ...over,
})

/** 1,284,560.00 baht of 63 producers, all of them with a figure last year, 61 with one last month. */
export const submittedAs = (over: Partial<SubmittedFacts> = {}): SubmittedFacts => ({
  by: 'นางสาวแก้วตา ตัวอย่าง',
  amountSatang: 128_456_000n,
  categories: [
    { category: 'food', amountSatang: 100_000_000n },
    { category: 'textile_apparel', amountSatang: 28_456_000n },
  ],
  lastYear: { nowSatang: 128_456_000n, baseSatang: 119_020_000n, tenths: 79, covered: 63, of: 63 },
  lastMonth: { nowSatang: 120_000_000n, baseSatang: 125_000_000n, tenths: -40, covered: 61, of: 63 },
  doubts: [],
  zeros: [],
  changes: null,
  ...over,
})

export const remarkAs = (over: Partial<Remark> = {}): Remark => ({
  producerId: PRODUCER,
  producerName: 'กลุ่มทอผ้าบ้านดอกคำใต้',
  text: 'ยอดนี้รวมงานกาชาดด้วยหรือไม่',
  by: { name: 'นายสมชาย ตัวอย่าง', role: 'district_chief' },
  ...over,
})

export const correctedTo = (correctedOn: string, reason: string): CalendarCorrection => ({
  period: PERIOD,
  milestone: 'window_closes',
  correctedOn,
  reason,
})
