// The summary of a province's month on paper: the sum, how complete and how punctual, growth with its coverage, and every
// district, as of a stated moment.
import { roundOf } from '../domain/fiscal-year.ts'
import type { ContentDistrict, ContentGrowth, ProvinceContent } from '../domain/province-content.ts'
import { canonicalText } from '../domain/report-content.ts'
import { thaiFiscalYear, thaiPeriod } from '../domain/thai-dates.ts'
import { officeName, REPORT_STATE_NAMES } from '../domain/thai-words.ts'
import { fitPlans, fitSize } from './amount-columns.ts'
import { bahtText } from './baht-text.ts'
import { dated, type Frame } from './frame.ts'
import { growthWords, paperAmount, paperCount, paperMoment, paperText, satangOf } from './paper-words.ts'
import { thaiDigits } from './thai-digits.ts'

interface Tile {
  label: string
  main: string
  under: string
}

interface DistrictRow {
  number: string
  name: string
  recorded: string
  noSales: string
  state: string
  submitted: string
  certified: string
  amount: string
  growth: string
}

export interface ProvincePaper {
  frame: Frame
  heading: { month: string; province: string; asOf: string; running: string }
  amount: string
  amountSize: number
  words: string
  tiles: Tile[]
  list: { size: number; width: number; rows: DistrictRow[]; total: DistrictRow }
  /** What growth is measured against. */
  rule: string
}

const FORM = 'สรุปรายได้ระดับจังหวัด'
const BIG_SIZES_PT = [17, 16, 15, 14, 13, 12, 11, 10]
const AMOUNT_SIZES_PT = [9, 8.5, 8, 7.5, 7, 6.5, 6]
/** The widest column of amounts that leaves room for the names. */
const AMOUNT_SPACE_PT = 130
const LEAST_PT = 62
const NOT_YET = '–'

const RULE_WORDS: Readonly<Record<ProvinceContent['rule'], string>> = {
  last_year: 'เทียบกับเดือนเดียวกันของปีก่อน',
  average_3_years: 'เทียบกับค่าเฉลี่ย 3 ปีย้อนหลังของเดือนเดียวกัน',
}

export function provincePaper(content: ProvinceContent): ProvincePaper {
  const { period, asOf, districts, rule } = content
  const province = officeName({ kind: 'province', name: content.provinceName })
  const month = thaiDigits(thaiPeriod(period))
  const moment = `ข้อมูล ณ ${paperMoment(asOf)}`
  const amount = paperAmount(content.amount)
  const rows = districts.map(rowOf)
  const total = totalOf(content)
  const { sizePt, widthsPt } = fitPlans(
    [[...rows, total].map(row => row.amount)],
    [{ spacePt: AMOUNT_SPACE_PT, leastPt: LEAST_PT, sizesPt: AMOUNT_SIZES_PT }],
  )
  return {
    frame: {
      title: `${FORM} ${province} ${month}`,
      author: `สำนักงานพัฒนาชุมชน${province}`,
      keywords: ['OTOP', FORM, content.provinceCode, period],
      ...dated(asOf),
      attachment: { name: 'province.json', text: canonicalText(content) },
      foot: [FORM, province, month, moment].join('  ·  '),
      draft: null,
      seal: null,
    },
    heading: { month: monthWords(content), province, asOf: moment, running: `${FORM} ${province} ${month}` },
    amount,
    amountSize: fitSize([amount], 250, BIG_SIZES_PT),
    words: bahtText(satangOf(content.amount)),
    tiles: tilesOf(content),
    list: { size: sizePt, width: widthsPt[0] ?? LEAST_PT, rows, total },
    rule: thaiDigits(RULE_WORDS[rule]),
  }
}

function monthWords({ period, fiscalYear }: ProvinceContent): string {
  const month = thaiPeriod(period).replace(' ', ' พ.ศ. ')
  return thaiDigits(
    `ประจำเดือน${month} (ปีงบประมาณ พ.ศ. ${thaiFiscalYear(fiscalYear)} รอบที่ ${roundOf(period)})`,
  )
}

function tilesOf(content: ProvinceContent): Tile[] {
  const { producers, offices, onTime, growthMonth, growthYear } = content
  return [
    {
      label: 'ผู้ผลิตที่บันทึกแล้ว',
      main: of(producers.recorded, producers.expected, 'ราย'),
      under: `ไม่มียอดขาย ${paperCount(producers.noSales)} ราย`,
    },
    {
      label: 'ส่งรายงานแล้ว',
      main: of(offices.submitted, offices.of, 'อำเภอ'),
      under: punctual(onTime.submitted, onTime.isDuePassed, 'ทันวันครบกำหนด'),
    },
    {
      label: 'ลงนามรับรองแล้ว',
      main: of(offices.certified, offices.of, 'อำเภอ'),
      under: punctual(onTime.certified, onTime.isSignOffPassed, 'ทันสิ้นเดือน'),
    },
    growthTile('เดือนนี้เทียบฐาน', growthMonth, 'อำเภอ'),
    growthTile('สะสมปีงบประมาณเทียบฐาน', growthYear, 'อำเภอ-เดือน'),
  ]
}

const of = (count: number, all: number, unit: string) => `${paperCount(count)} จาก ${paperCount(all)} ${unit}`

const punctual = (count: number, isPassed: boolean, words: string) =>
  `${words} ${paperCount(count)} อำเภอ${isPassed ? '' : ' (ยังไม่ครบกำหนด)'}`

const growthTile = (label: string, growth: ContentGrowth, unit: string): Tile => ({
  label,
  main: growthWords(growth.tenths),
  under: `เทียบได้ ${of(growth.covered, growth.of, unit)}`,
})

const rowOf = (district: ContentDistrict, index: number): DistrictRow => ({
  number: paperCount(index + 1),
  name: paperText(district.officeName),
  recorded: `${paperCount(district.recorded)}/${paperCount(district.expected)}`,
  noSales: paperCount(district.noSales),
  state: REPORT_STATE_NAMES[district.state],
  submitted: timely(district.isSubmittedOnTime),
  certified: timely(district.isCertifiedOnTime),
  amount: paperAmount(district.amount),
  growth: percent(district.growth.tenths),
})

function totalOf({ amount, producers, offices, onTime, growthMonth }: ProvinceContent): DistrictRow {
  return {
    number: '',
    name: 'รวมทั้งจังหวัด',
    recorded: `${paperCount(producers.recorded)}/${paperCount(producers.expected)}`,
    noSales: paperCount(producers.noSales),
    state: `รับรอง ${paperCount(offices.certified)}/${paperCount(offices.of)}`,
    submitted: `${paperCount(onTime.submitted)}/${paperCount(onTime.of)}`,
    certified: `${paperCount(onTime.certified)}/${paperCount(onTime.of)}`,
    amount: paperAmount(amount),
    growth: percent(growthMonth.tenths),
  }
}

const timely = (isOnTime: boolean | null) => (isOnTime === null ? NOT_YET : isOnTime ? 'ทัน' : 'ไม่ทัน')

/** `+๓.๓`, from tenths; a dash where there is no base, or the month is not reported. */
function percent(tenths: number | null): string {
  if (tenths === null) return NOT_YET
  const size = Math.abs(tenths)
  return thaiDigits(`${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${Math.floor(size / 10)}.${size % 10}`)
}
