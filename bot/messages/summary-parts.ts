// The province's month as pieces of a card: total, growth with its coverage, completeness, on-time rate, who is
// missing. Every number comes from the summary as it is; this file only puts words around them.

import { AGAINST_WORDS } from '../domain/baseline-words.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import type { Growth } from '../domain/growth.ts'
import { formatBaht } from '../domain/money.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import { isCertified } from '../domain/report-states.ts'
import { thaiFiscalYear, thaiMoment } from '../domain/thai-dates.ts'
import { COLORS, callout, field, figure, type Part, row, rule, sideBySide, text } from './flex-parts.ts'
import { progressParts, progressWords } from './office-parts.ts'
import { shortPlace } from './place-words.ts'

/** Lines of missing districts in a summary; a reply to ใครยังไม่ส่ง has room for more. */
export const MISSING_IN_SUMMARY = 9

/** What the year's growth counts, one a district and month: nine districts over four months are 36. */
const DISTRICT_MONTHS = 'รายงาน'

/** `เพิ่มขึ้น 3.3%`, `ลดลง 0.3%`, `เท่าเดิม`; null = no base to compare with. */
export function changeWords(tenths: number | null): string {
  if (tenths === null) return 'ไม่มีฐานเทียบ'
  if (tenths === 0) return 'เท่าเดิม'
  const size = Math.abs(tenths)
  // A tiny base makes meaningless percentages, and past 2^53 no number is exact.
  const percent = size > 99_999 ? 'กว่า 9,999%' : ` ${Math.floor(size / 10)}.${size % 10}%`
  return `${tenths > 0 ? 'เพิ่มขึ้น' : 'ลดลง'}${percent}`
}

/** `เทียบ 8 จาก 9 อำเภอ`: always said with a growth, for without it one missing district misleads. */
export const coverageWords = (growth: Growth, unit = 'อำเภอ'): string =>
  `เทียบ ${growth.covered} จาก ${growth.of} ${unit}`

export const totalWords = (summary: ProvinceSummary): string => `รวม ${formatBaht(summary.amountSatang)} บาท`

/** Everything a summary shows, from the total down to the missing districts. */
export function summaryParts(summary: ProvinceSummary): Part[] {
  return [
    text(`ข้อมูล ณ ${thaiMoment(summary.asOf)}`, { size: 'sm', color: COLORS.quiet }),
    totalPart(summary),
    ...growthParts(summary),
    rule(),
    ...progressParts(summary.producers),
    officeTiles(summary),
    ...onTimeParts(summary),
    rule(),
    ...missingParts(summary, MISSING_IN_SUMMARY),
  ]
}

/** The same in sentences, most important first. */
export function summaryWords(summary: ProvinceSummary): string {
  const { offices, producers, growthMonth, growthYear, rule: against } = summary
  return [
    totalWords(summary),
    `${progressWords(producers)}`,
    `ครบ ${offices.complete} ส่งแล้ว ${offices.submitted} รับรองแล้ว ${offices.certified} จาก ${offices.of} อำเภอ`,
    ...onTimeRows(summary).map(([label, value]) => `${label} ${value}`),
    `${AGAINST_WORDS[against]} ${growthWords(growthMonth)}`,
    `สะสมปีงบประมาณ ${growthWords(growthYear, DISTRICT_MONTHS)}`,
    missingWords(summary),
  ].join(' ')
}

export const totalPart = (summary: ProvinceSummary): Part =>
  figure('', formatBaht(summary.amountSatang), 'บาท')

/** Growth of the month and of the fiscal year to date, each with what was compared. */
export function growthParts(summary: ProvinceSummary): Part[] {
  const year = thaiFiscalYear(fiscalYearOf(summary.period))
  return [
    monthGrowthPart(summary),
    growthPart(
      `สะสมปีงบประมาณ ${year}`,
      summary.growthYear.tenths,
      coverageWords(summary.growthYear, DISTRICT_MONTHS),
    ),
  ]
}

export function monthGrowthPart({ growthMonth, offices, rule: against }: ProvinceSummary): Part {
  // Nothing was compared because nobody has reported: a base may well exist.
  const compared = offices.submitted === 0 ? 'ยังไม่มีอำเภอส่งรายงาน' : coverageWords(growthMonth)
  return growthPart(AGAINST_WORDS[against], growthMonth.tenths, compared)
}

/** A change in words, and beside it what it was compared with. */
export const growthPart = (label: string, tenths: number | null, compared: string | null): Part =>
  field(
    label,
    sideBySide(
      text(changeWords(tenths), { weight: 'bold', color: changeColor(tenths), flex: 0 }),
      ...(compared === null
        ? []
        : [text(compared, { size: 'sm', color: COLORS.quiet, align: 'end', flex: 1 })]),
    ),
  )

const growthWords = (growth: Growth, unit?: string): string =>
  growth.tenths === null
    ? changeWords(null)
    : `${changeWords(growth.tenths)} (${coverageWords(growth, unit)})`

function changeColor(tenths: number | null): string {
  if (tenths === null || tenths === 0) return COLORS.quiet
  return tenths > 0 ? COLORS.green : COLORS.red
}

/** Districts complete, submitted, certified, side by side. */
function officeTiles({ offices }: ProvinceSummary): Part {
  const tile = (count: number, label: string): Part => ({
    type: 'box',
    layout: 'vertical',
    contents: [
      text(`${count}/${offices.of}`, { size: 'xl', weight: 'bold', color: COLORS.green, align: 'center' }),
      text(label, { size: 'sm', color: COLORS.quiet, align: 'center' }),
    ],
    flex: 1,
    backgroundColor: COLORS.greenTint,
    cornerRadius: 'md',
    paddingAll: '8px',
  })
  return {
    type: 'box',
    layout: 'horizontal',
    contents: [
      tile(offices.complete, 'บันทึกครบ'),
      tile(offices.submitted, 'ส่งแล้ว'),
      tile(offices.certified, 'รับรองแล้ว'),
    ],
    spacing: 'sm',
    margin: 'lg',
  }
}

/** Only once the day is over: before that a rate would call offices late that still have time. */
function onTimeRows({ onTime }: ProvinceSummary): [label: string, value: string][] {
  const rate = (count: number) => `${count} จาก ${onTime.of} ${percentWords(count, onTime.of)}`.trim()
  return [
    ...(onTime.isDuePassed ? [['ส่งทันกำหนด', rate(onTime.submitted)] as [string, string]] : []),
    ...(onTime.isSignOffPassed ? [['รับรองทันกำหนด', rate(onTime.certified)] as [string, string]] : []),
  ]
}

const onTimeParts = (summary: ProvinceSummary): Part[] =>
  onTimeRows(summary).map(([label, value]) => ({
    ...sideBySide(
      text(label, { color: COLORS.quiet, flex: 1 }),
      text(value, { weight: 'bold', align: 'end', flex: 1 }),
    ),
    margin: 'md',
  }))

const percentWords = (count: number, of: number): string => {
  if (of === 0) return ''
  const tenths = Math.round((count / of) * 1000)
  return `(${tenths / 10}%)`
}

type Missing = ProvinceSummary['missing'][number]

/** Who is not certified yet: at most `most` lines, then how many more. */
export function missingParts(summary: ProvinceSummary, most: number): Part[] {
  const { missing, offices } = summary
  if (offices.of === 0) return [text('ยังไม่มีอำเภอในระบบ')]
  if (missing.length === 0) return [callout('ทุกอำเภอลงนามรับรองครบแล้ว', 'green')]
  const shown = missing.slice(0, most)
  const more = missing.length - shown.length
  return [
    text(`ยังไม่ลงนามรับรอง ${missing.length} อำเภอ`, { weight: 'bold', margin: 'md' }),
    ...shown.map(office => row(shortPlace(office.officeName), standingWords(office), standingColor(office))),
    ...(more > 0 ? [text(`และอีก ${more} อำเภอ`, { color: COLORS.quiet })] : []),
  ]
}

export function missingWords(summary: ProvinceSummary): string {
  const { missing, offices } = summary
  if (offices.of === 0) return 'ยังไม่มีอำเภอในระบบ'
  if (missing.length === 0) return 'ทุกอำเภอลงนามรับรองครบแล้ว'
  const shown = missing.slice(0, MISSING_IN_SUMMARY).map(office => shortPlace(office.officeName))
  const more = missing.length - shown.length
  const rest = more > 0 ? ` และอีก ${more} อำเภอ` : ''
  return `ยังไม่ลงนามรับรอง ${missing.length} อำเภอ: ${shown.join(' ')}${rest}`
}

/** Where one district stands, short enough for the end of a line. */
function standingWords({ state, left, expected }: Missing): string {
  if (isCertified(state)) return 'รับรองแล้ว'
  if (state === 'submitted') return 'รอลงนามรับรอง'
  if (expected === 0) return 'ยังไม่มีผู้ผลิต'
  const progress = left > 0 ? `เหลือ ${left} จาก ${expected}` : 'บันทึกครบ ยังไม่ส่ง'
  if (state !== 'returned') return progress
  return left > 0 ? `ถูกตีกลับ เหลือ ${left}` : 'ถูกตีกลับ'
}

const standingColor = ({ state, left }: Missing): string => {
  if (state === 'returned') return COLORS.red
  return state === 'submitted' || left === 0 ? COLORS.ink : COLORS.amber
}
