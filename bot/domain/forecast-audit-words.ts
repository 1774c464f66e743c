// Wording file: what the audit trail says of forecasts. Part of PROVINCE_AUDIT_WRITERS.
import { type AuditWords, line, words } from './audit-lines.ts'
import type { AuditReader } from './audit-reader.ts'
import { formatBaht } from './money.ts'
import { thaiFiscalYear } from './thai-dates.ts'

/** Of a whole district filled in at once: enough to see what it was. */
const MOST_PRODUCERS = 30

export const FORECAST_AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  'save-forecast': savedWords,
  'file-forecast': filedWords,
}

function savedWords(of: AuditReader): AuditWords {
  const list = of.list('figures')
  const lines = list.slice(0, MOST_PRODUCERS).map(item => {
    const name = of.names.producers.get(String(item.producerId)) ?? 'ผู้ผลิตรายหนึ่ง'
    return `${name}: ทั้งปี ${baht(item.from)} → ${baht(item.to)} บาท`
  })
  const rest = list.length - lines.length
  const tenths = of.count('percentTenths')
  return words(
    `บันทึกแบบประมาณการรายได้${year(of)} ${list.length} ราย`,
    line('ร้อยละที่ใช้กับยอดปีก่อน', tenths === null ? null : percent(tenths)),
    ...lines,
    rest > 0 ? `และอีก ${rest} ราย` : null,
  )
}

/** Rows of before there was a form have no version: there it was only stated. */
function filedWords(of: AuditReader): AuditWords {
  const number = of.count('number')
  if (number === null) return words(`แจ้งว่าส่งแบบประมาณการรายได้แล้ว${year(of)}`)
  return words(
    `ยื่นแบบประมาณการรายได้${year(of)} ฉบับที่ ${number}`,
    line('รวมทั้งปี', of.text('amount') && `${baht(of.text('amount'))} บาท`),
  )
}

function year(of: AuditReader): string {
  const fiscalYear = of.count('fiscalYear')
  return fiscalYear === null ? '' : ` ปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`
}

/** A canonical sum. */
const baht = (amount: unknown): string =>
  typeof amount === 'string' && /^\d+\.\d\d$/.test(amount)
    ? formatBaht(BigInt(amount.replace('.', '')), { decimals: 'auto' })
    : '–'

const percent = (tenths: number): string =>
  `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}%`
