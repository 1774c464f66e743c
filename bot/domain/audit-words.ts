// What the audit trail says to people: one row → one Thai sentence and lines of old → new values, reasons and days.
// A row keeps ids; whoever shows it brings the names. What a row does not say is left out, never guessed.
import type { EvidenceKind, FormName, Milestone, Period, Role } from '../../db/vocabulary.ts'
import { type AuditWords, after, line, named, words } from './audit-lines.ts'
import {
  type AuditFacts,
  type AuditNames,
  type AuditReader,
  certificationKey,
  createAuditReader,
} from './audit-reader.ts'
import { EVIDENCE_KIND_NAMES } from './evidence-words.ts'
import { formatBaht, parseBaht } from './money.ts'
import { PROVINCE_AUDIT_WRITERS } from './province-audit-words.ts'
import { thaiFiscalYear, thaiPeriod } from './thai-dates.ts'
import { NO_SALES_NAME, ROLE_NAMES } from './thai-words.ts'

export type { AuditWords } from './audit-lines.ts'

/** Of a whole district saved at once: enough to see what it was. */
const MOST_FIGURES = 30

const FORM_NAMES: Readonly<Record<FormName, string>> = {
  rt2: 'แบบ รต.2',
  rt1: 'แบบ รต.1',
  rt2_blank: 'แบบ รต.2 เปล่า',
  rt1_blank: 'แบบ รต.1 เปล่า',
  forecast: 'แบบประมาณการรายได้',
  forecast_blank: 'แบบประมาณการรายได้เปล่า',
  province: 'สรุปรายได้ของจังหวัด',
  phone_list: 'รายชื่อสำหรับโทรศัพท์ติดต่อ',
}

const MILESTONE_NAMES: Readonly<Record<Milestone, string>> = {
  window_opens: 'วันเปิดระบบ',
  report_due: 'วันครบกำหนดบันทึก รต.1',
  sign_off_due: 'วันครบกำหนดลงนาม รต.2',
  window_closes: 'วันปิดระบบ',
  forecast_due: 'วันครบกำหนดแบบประมาณการ',
}

/** Everything that is written to the audit trail, by the name of the action. */
export const AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  'save-figures': figuresWords,
  'submit-report': () => words('ส่งรายงานให้พัฒนาการอำเภอลงนาม'),
  'certify-report': certifyWords,
  'accept-report': () => words('รับรายงาน'),
  'return-report': of => words('ตีกลับรายงานให้แก้ไข', reason(of), line('ตัวเลขที่ให้แก้', of.producer())),
  'reopen-report': of => words(`เปิดให้แก้ไขหลังปิดระบบ${after(' ถึง ', of.moment('until'))}`, reason(of)),
  'ask-figure': of => words(`ถามเรื่องตัวเลขของ ${producer(of)}`),
  'answer-figure': of => words(`ตอบคำถามเรื่องตัวเลขของ ${producer(of)}`),
  'add-evidence': of => words(`เพิ่มหลักฐานของ ${producer(of)}`, ...evidence(of)),
  'remove-evidence': of => words(`ลบหลักฐานของ ${producer(of)}`, ...evidence(of)),
  'change-evidence': of => words(`เปลี่ยนชนิดหลักฐานของ ${producer(of)}`, kinds(of)),
  'put-photo': of => words(`${of.text('from') === null ? 'แนบรูป' : 'เปลี่ยนรูป'}หลักฐานของ ${producer(of)}`),
  'draw-sample': sampleWords,
  'make-document-link': documentWords,
  'name-acting-chief': of => words(`แต่งตั้ง ${officer(of)} ให้รักษาราชการแทนพัฒนาการอำเภอ`, ...naming(of)),
  'end-acting-chief': of => words(`ยกเลิกการรักษาราชการแทนของ ${officer(of)}`, ...naming(of)),
  'change-rule': ruleWords,
  'correct-calendar': of =>
    words(`แก้${named(MILESTONE_NAMES, of.text('milestone')) ?? 'กำหนดการ'}`, dates(of), reason(of)),
  'create-invitation': of =>
    of.text('kind') === 'group'
      ? words('สร้างรหัสผูกกลุ่มไลน์')
      : words(`สร้างคำเชิญ${role(of)}`, line('รับช่วงต่อจาก', of.officer('officerId'))),
  'revoke-invitation': () => words('ยกเลิกคำเชิญ'),
  'accept-invitation': of => words(`ตอบรับคำเชิญเข้าใช้ระบบ${role(of)}`, line('ผู้เชิญ', of.officer('invitedBy'))),
  'bind-group': () => words('ผูกกลุ่มไลน์กับสำนักงาน'),
  ...PROVINCE_AUDIT_WRITERS,
  'follow-chat': () => words('เพิ่มบัญชีทางการเป็นเพื่อนในไลน์'),
  'unfollow-chat': () => words('บล็อกบัญชีทางการในไลน์'),
}

/** The sentence and the lines of one row; an action of another version of the program gives at least its name. */
export function auditWords(row: AuditFacts, names: AuditNames): AuditWords {
  const write = Object.hasOwn(AUDIT_WRITERS, row.action) ? AUDIT_WRITERS[row.action] : undefined
  if (write === undefined) return words('ทำรายการในระบบ', line('รายการ', row.action))
  return write(createAuditReader(row, names))
}

export const reportHistoryTitle = (officeName: string, period: Period): string =>
  `ประวัติรายงาน${officeName} เดือน${thaiPeriod(period)}`

export const officerHistoryTitle = (fullName: string): string => `ประวัติการทำรายการของ ${fullName}`

/** Which report or office a row is about, where a history is not of one alone; null = of none. */
export function placeLine(officeName: string | null, period: Period | null): string | null {
  const month = period === null ? null : `เดือน${thaiPeriod(period)}`
  return [officeName, month].filter(item => item !== null).join(' ') || null
}

function figuresWords(of: AuditReader): AuditWords {
  const list = of.list('figures')
  const lines = list.slice(0, MOST_FIGURES).map(item => {
    const name = of.names.producers.get(String(item.producerId)) ?? NAMELESS_PRODUCER
    const [from, to] = [amountWords(item.from), amountWords(item.to)]
    return from === to ? `${name}: ${to} (แก้รายละเอียด)` : `${name}: ${from} → ${to}`
  })
  const rest = list.length - lines.length
  const verb = list.every(item => item.from === null) ? 'บันทึก' : 'แก้ไข'
  return words(`${verb}ตัวเลข ${list.length} ราย`, ...lines, rest > 0 ? `และอีก ${rest} ราย` : null)
}

/** A stored zero always has a stated reason. */
function amountWords(amount: unknown): string {
  const satang = typeof amount === 'string' ? parseBaht(amount) : null
  if (satang === null) return 'ยังไม่บันทึก'
  return satang === 0n ? NO_SALES_NAME : `${formatBaht(satang, { decimals: 'auto' })} บาท`
}

function certifyWords({ row, names, count }: AuditReader): AuditWords {
  // The row has the report's version after the move; what was certified is the one before.
  const seen = (count('version') ?? 0) - 1
  const made = names.certified.get(certificationKey(row.officeCode ?? '', row.period ?? '', seen))
  return words(
    `ลงนามรับรองรายงาน${after(' ฉบับที่ ', made?.number ?? null)}`,
    after('รักษาราชการแทนพัฒนาการอำเภอ ตามคำสั่งที่ ', made?.actingOrder ?? null),
  )
}

function documentWords(of: AuditReader): AuditWords {
  const form = of.text('form')
  const number = of.count('number')
  // Some papers have no versions: they say how things stand.
  const isOnly = form?.endsWith('_blank') || form === 'province' || form === 'phone_list'
  const which = number === null ? ' ฉบับร่าง' : ` ฉบับที่ ${number}`
  return words(
    `ขอเอกสาร${after(' ', named(FORM_NAMES, form))}${isOnly ? '' : which}`,
    line('ผู้ผลิต', of.producer()),
  )
}

/** `2025-q2` is the second quarter of the fiscal year that ends in 2025. */
function sampleWords(of: AuditReader): AuditWords {
  const [, year, quarter] = /^(\d{4})-q([1-4])$/.exec(of.text('quarter') ?? '') ?? []
  const when = year === undefined ? null : `ไตรมาสที่ ${quarter} ปีงบประมาณ ${thaiFiscalYear(Number(year))}`
  const size = of.count('size')
  const pool = of.count('of')
  const howMany = size === null ? '' : ` ${size}${after(' จาก ', pool)} ราย`
  return words(`สุ่มผู้ผลิตเพื่อตรวจหลักฐาน${howMany}`, when)
}

function ruleWords({ row }: AuditReader): AuditWords {
  if (row.detail.rule !== 'certify-own-work') return words('เปลี่ยนกติกาของจังหวัด')
  const may = row.detail.to === true ? 'ได้' : 'ไม่ได้'
  return words(`กำหนดให้ผู้บันทึกหรือผู้ส่งรายงานลงนามรับรองรายงานนั้นเอง${may}`)
}

const reason = (of: AuditReader) => line('เหตุผล', of.text('reason'))

const evidence = (of: AuditReader) => [
  line('ชนิด', kindOf(of.text('kind'))),
  line('เก็บไว้ที่', of.text('keptAt')),
  line('หมายเหตุ', of.text('note')),
  of.text('photoHash') && 'มีรูปถ่าย',
]

const kindOf = (kind: string | null) => named<EvidenceKind>(EVIDENCE_KIND_NAMES, kind)

const kinds = (of: AuditReader) => change(kindOf(of.text('from')), kindOf(of.text('to')))

const naming = (of: AuditReader) => [
  line('คำสั่งที่', of.text('orderNumber')),
  `${after('ตั้งแต่ ', of.date('fromOn'))}${after(' ถึง ', of.date('untilOn'))}`,
]

const dates = (of: AuditReader) => change(of.date('from'), of.date('to'))

const change = (from: string | null, to: string | null) => from && to && `${from} → ${to}`

const role = (of: AuditReader) => after(' ตำแหน่ง', named<Role>(ROLE_NAMES, of.text('role')))

const NAMELESS_PRODUCER = 'ผู้ผลิตรายหนึ่ง'
const producer = (of: AuditReader) => of.producer() ?? NAMELESS_PRODUCER
const officer = (of: AuditReader) => of.officer('officerId') ?? 'เจ้าหน้าที่รายหนึ่ง'
