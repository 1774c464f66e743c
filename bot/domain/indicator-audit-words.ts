// What the audit trail says of targets, the baseline rule and imported baselines. Part of PROVINCE_AUDIT_WRITERS.
import { BASELINE_RULES, SPANS, TARGET_KINDS } from '../../db/vocabulary.ts'
import { type AuditWords, line, named, words } from './audit-lines.ts'
import type { AuditReader } from './audit-reader.ts'
import { BASELINE_RULE_NAMES } from './baseline-words.ts'
import { isPeriod } from './civil-time.ts'
import { SPAN_NAMES, targetWords } from './indicator-words.ts'
import { formatBaht, parseBaht } from './money.ts'
import { makeTarget } from './target-rules.ts'
import { thaiFiscalYear, thaiPeriod } from './thai-dates.ts'

const MOST_CELLS = 30

export const INDICATOR_AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  'set-target': setTarget,
  'set-baseline-rule': of =>
    words(`กำหนดฐานที่ใช้เทียบอัตราการเพิ่ม${yearOf(of)}`, change(ruleOf(of, 'from'), ruleOf(of, 'to'))),
  'save-baseline': of =>
    words(
      `บันทึกยอดฐานของเดือนที่ไม่ได้บันทึกในระบบ${yearOf(of)}`,
      line('เพิ่ม', cells(of, 'added')),
      line('แก้ไข', cells(of, 'changed')),
      line('ลบ', cells(of, 'removed')),
      ...amounts(of),
    ),
}

function setTarget(of: AuditReader): AuditWords {
  const [from, to] = [targetIn(of, 'from'), targetIn(of, 'to')]
  const span = SPANS.find(item => item === of.text('span'))
  const verb = to === null && from !== null ? 'ยกเลิก' : 'กำหนด'
  return words(
    `${verb}เป้าหมาย${span === undefined ? '' : ` ${SPAN_NAMES[span]}`}${yearOf(of)}`,
    change(from, to),
  )
}

/** A target as it is kept; null also where a row says something else. */
function targetIn({ row }: AuditReader, key: string): string | null {
  const value = row.detail[key]
  if (typeof value !== 'object' || value === null) return null
  const { kind, tenths } = value as { kind?: unknown; tenths?: unknown }
  const known = TARGET_KINDS.find(item => item === kind)
  const target = known === undefined ? null : makeTarget(known, [tenths].flat().map(Number))
  return target && targetWords(target)
}

const ruleOf = (of: AuditReader, key: string) =>
  named(BASELINE_RULE_NAMES, BASELINE_RULES.find(rule => rule === of.text(key)) ?? null)

const change = (from: string | null, to: string | null): string | null =>
  from === null ? to : `${from} → ${to ?? 'ไม่มี'}`

/** Nothing where there is none. */
const cells = (of: AuditReader, key: string): string | null => {
  const count = of.count(key)
  return count ? `${count} เดือน` : null
}

/** What each month was and is; the first of them where there are many. */
function amounts(of: AuditReader): (string | null)[] {
  const list = of.list('cells')
  const lines = list.slice(0, MOST_CELLS).map(({ officeName, period, from, to }) => {
    const change = `${amountWords(from)} → ${amountWords(to)}`
    const isKnown = typeof officeName === 'string' && typeof period === 'string' && isPeriod(period)
    return isKnown ? `${officeName} ${thaiPeriod(period)}: ${change}` : change
  })
  const rest = list.length - lines.length
  return [...lines, rest > 0 ? `และอีก ${rest} เดือน` : null]
}

function amountWords(amount: unknown): string {
  const satang = typeof amount === 'string' ? parseBaht(amount) : null
  return satang === null ? 'ไม่มียอด' : `${formatBaht(satang, { decimals: 'auto' })} บาท`
}

const yearOf = (of: AuditReader): string => {
  const year = of.count('fiscalYear')
  return year === null ? '' : ` ปีงบประมาณ ${thaiFiscalYear(year)}`
}
