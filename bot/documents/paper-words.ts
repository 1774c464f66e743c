// Words of the printed forms that depend on the data: amounts, dates, growth, who signs as what.
// Thai digits and Buddhist years throughout; what never changes is written in the templates themselves.
import type { Period } from '../../db/vocabulary.ts'
import { bangkokDateOf, bangkokTimeOf } from '../domain/civil-time.ts'
import { roundOf } from '../domain/fiscal-year.ts'
import { formatBaht } from '../domain/money.ts'
import type { ContentProducer, ReportContent } from '../domain/report-content.ts'
import { thaiDate, thaiFiscalYear, thaiPeriod } from '../domain/thai-dates.ts'
import { NO_SALES_NAME, NO_SALES_REASON_NAMES, officeName, ROLE_NAMES } from '../domain/thai-words.ts'
import { breakable } from './line-breaks.ts'
import { printable, shorten } from './printable.ts'
import { thaiDigits, thaiDigitsOfWords } from './thai-digits.ts'

/** Satang of a canonical amount; a total may be larger than one figure can be. */
export function satangOf(baht: string): bigint {
  const [whole = '', satang = ''] = baht.split('.')
  return BigInt(`${whole}${satang.padEnd(2, '0')}`)
}

/** `๑๒,๕๐๐.๕๐` */
export const paperAmount = (baht: string): string => thaiDigits(formatBaht(satangOf(baht)))

/** An amount in a table; nothing sold there is a dash, so that figures stand out. */
export const paperCell = (baht: string): string => (satangOf(baht) === 0n ? '–' : paperAmount(baht))

/** What people typed: fit for the font and the line, with Thai digits, at most so many characters as read. */
export const paperText = (text: string, most = Infinity): string =>
  breakable(thaiDigitsOfWords(shorten(printable(text), most)))

/** `๑๒๖` */
export const paperCount = (count: number): string => thaiDigits(String(count))

/** `๓๐ มกราคม ๒๕๖๘ เวลา ๑๖.๓๐ น.`: on paper the time has a full stop. */
export function paperMoment(instant: string): string {
  const at = new Date(instant)
  const time = bangkokTimeOf(at).replace(':', '.')
  return thaiDigits(`${thaiDate(bangkokDateOf(at))} เวลา ${time} น.`)
}

/** `มกราคม ๒๕๖๘` */
export const paperPeriod = (period: Period): string => thaiDigits(thaiPeriod(period))

/** `ประจำเดือนมกราคม พ.ศ. ๒๕๖๘ (ปีงบประมาณ พ.ศ. ๒๕๖๘ รอบที่ ๑)` */
export function reportedMonth({ period, fiscalYear }: ReportContent): string {
  const month = thaiPeriod(period).replace(' ', ' พ.ศ. ')
  const year = `ปีงบประมาณ พ.ศ. ${thaiFiscalYear(fiscalYear)} รอบที่ ${roundOf(period)}`
  return thaiDigits(`ประจำเดือน${month} (${year})`)
}

export const districtOf = (content: ReportContent): string =>
  officeName({ kind: 'district', name: content.officeName })

export const provinceOf = (content: ReportContent): string =>
  officeName({ kind: 'province', name: content.provinceName })

export const officeOf = (content: ReportContent): string => `สำนักงานพัฒนาชุมชน${districtOf(content)}`

/** `เพิ่มขึ้นร้อยละ ๓.๓`, from tenths of a percent; null = no base. */
export function growthWords(tenths: number | null): string {
  if (tenths === null) return 'ไม่มีฐานเทียบ'
  if (tenths === 0) return 'ไม่เปลี่ยนแปลง'
  const percent = formatBaht(BigInt(Math.abs(tenths)) * 10n).slice(0, -1)
  return thaiDigits(`${tenths > 0 ? 'เพิ่มขึ้น' : 'ลดลง'}ร้อยละ ${percent}`)
}

export const baseWords = (base: string | null): string =>
  base === null ? '' : `จากฐาน ${paperAmount(base)} บาท`

/** What stands in place of figures; null = there are figures. */
export function noSalesWords({ noSalesReason, entries }: ContentProducer): string | null {
  if (entries.length > 0) return null
  return noSalesReason === null ? NO_SALES_NAME : `${NO_SALES_NAME} (${NO_SALES_REASON_NAMES[noSalesReason]})`
}

/** Under the certifier's name: the position, or whose place an acting chief takes. */
export function positionOf({ officeName: place, certified }: ReportContent): string {
  const position = `${ROLE_NAMES.district_chief}${place}`
  return certified?.acting ? `รักษาราชการแทน ${position}` : position
}

/** By which order, and from when until when, an acting chief signs; empty for the chief. */
export function authorityOf({ certified }: ReportContent): string[] {
  if (!certified?.acting) return []
  const { orderNumber, fromOn, untilOn } = certified.acting
  const [from, until] = [thaiDigits(thaiDate(fromOn)), thaiDigits(thaiDate(untilOn))]
  return [
    `ตามคำสั่งที่ ${paperText(orderNumber)}`,
    fromOn === untilOn ? `เฉพาะวันที่ ${from}` : `ตั้งแต่วันที่ ${from} ถึงวันที่ ${until}`,
  ]
}

/** `ฉบับที่ ๒ (ใช้แทนฉบับที่ ๑)` */
export const versionWords = (number: number, isDraft: boolean): string =>
  thaiDigits(
    `${isDraft ? 'ร่าง' : ''}ฉบับที่ ${number}${number > 1 && !isDraft ? ` (ใช้แทนฉบับที่ ${number - 1})` : ''}`,
  )
