// What the audit trail says of producers: added, corrected, suspended, back, moved, merged, taken in with a register.
// Part of AUDIT_WRITERS.
import { type AuditWords, after, line, named, words } from './audit-lines.ts'
import type { AuditReader } from './audit-reader.ts'
import { isPeriod } from './civil-time.ts'
import { PRODUCER_KIND_NAMES } from './producer-words.ts'
import { thaiPeriod, thaiPeriodShort } from './thai-dates.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from './thai-words.ts'

/** Of a whole register: enough to see what it was. */
const MOST_NAMES = 30

export const PRODUCER_AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  'add-producer': of => words(`เพิ่มผู้ผลิต ${producer(of)}${since(of)}`, line('เลขทะเบียน', of.text('code'))),
  'change-producer': of => words(`แก้ข้อมูลผู้ผลิต ${producer(of)}`, ...changes(of.list('changes'))),
  'suspend-producer': of => words(`พักผู้ผลิต ${producer(of)}${since(of)}`, line('เหตุผล', of.text('reason'))),
  'reactivate-producer': of =>
    words(
      `ให้ผู้ผลิต ${producer(of)} กลับเข้ารายชื่อ${since(of)}`,
      of.text('wasMergedInto') && 'แยกออกจากรายที่เคยรวมไว้',
    ),
  'move-producer': of => words(`ย้ายผู้ผลิต ${producer(of)}${after(' ไป', of.text('toOfficeName'))}${since(of)}`),
  'receive-producer': of =>
    words(`รับผู้ผลิต ${producer(of)}${after(' ที่ย้ายมาจาก', of.text('fromOfficeName'))}${since(of)}`),
  'merge-producer': of =>
    words(
      `รวมผู้ผลิต ${producer(of)}${after(' เข้ากับ ', of.text('intoName'))}`,
      line('เดือนที่มียอดทั้งสองราย', months(of)),
    ),
  'put-producers': registerWords,
}

function registerWords(of: AuditReader): AuditWords {
  const [added, changed] = [of.list('added'), of.list('changed')]
  const lines = [
    ...added.map(item => nameIn(item) && `เพิ่ม ${nameIn(item)}`),
    ...changed.map(item => nameIn(item) && `แก้ ${nameIn(item)}`),
  ].filter(item => item !== null)
  const rest = lines.length - MOST_NAMES
  return words(
    `นำเข้าทะเบียนผู้ผลิต เพิ่ม ${added.length} ราย แก้ไข ${changed.length} ราย`,
    ...lines.slice(0, MOST_NAMES),
    rest > 0 ? `และอีก ${rest} ราย` : null,
  )
}

const nameIn = (item: Record<string, unknown>): string | null =>
  typeof item.name === 'string' ? item.name : null

const FIELDS = {
  code: 'เลขทะเบียน',
  name: 'ชื่อ',
  product: 'ผลิตภัณฑ์',
  kind: 'ประเภทผู้ผลิต',
  mainCategory: 'ประเภทผลิตภัณฑ์',
  mainChannel: 'ช่องทางหลัก',
  subdistrictCode: 'รหัสตำบล',
} as const

const VALUES = {
  ...PRODUCER_KIND_NAMES,
  ...CATEGORY_NAMES,
  ...CHANNEL_NAMES,
}

const changes = (items: readonly Record<string, unknown>[]): (string | null)[] =>
  items.map(({ field, from, to }) => {
    const label = named(FIELDS, typeof field === 'string' ? field : null)
    return label && `${label}: ${valueWords(from)} → ${valueWords(to)}`
  })

const valueWords = (value: unknown): string =>
  typeof value === 'string' && value !== '' ? (named(VALUES, value) ?? value) : 'ไม่ระบุ'

function since(of: AuditReader): string {
  const from = of.text('fromPeriod')
  return from !== null && isPeriod(from) ? ` ตั้งแต่เดือน${thaiPeriod(from)}` : ''
}

/** A row keeps them as a list of months. */
function months({ row }: AuditReader): string | null {
  const list = Array.isArray(row.detail.double) ? row.detail.double : []
  const periods = list.filter(item => typeof item === 'string' && isPeriod(item))
  return periods.map(thaiPeriodShort).join(', ') || null
}

const producer = (of: AuditReader) => of.producer() ?? 'รายหนึ่ง'
