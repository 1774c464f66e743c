// Thai sentences of the province's board, its nudges, the log of notices and the list of people to phone.
import type { BoardStanding, BoardView, CellView, NudgeView, OwedView } from '../bot/contract/board.ts'
import { bangkokDateOf } from '../bot/domain/civil-time.ts'
import { SPAN_SHORT } from '../bot/domain/indicator-words.ts'
import { thaiDateShort, thaiPeriod } from '../bot/domain/thai-dates.ts'
import { momentShort, percent } from './words-common.ts'

/** `2.1`, from tenths. */
const tenths = (size: number): string => `${Math.floor(size / 10)}.${size % 10}`

/** Before a growth; on the narrow tiles of the board there is room for no more. */
export const AGAINST: Readonly<Record<BoardView['rule'], string>> = {
  last_year: 'เทียบปีก่อน',
  average_3_years: 'เทียบเฉลี่ย 3 ปีก่อน',
}

export const BOARD = {
  title: (province: string) => `กระดานจังหวัด${province}`,
  asOf: (when: string) => `ข้อมูล ณ ${when}`,
  year: (year: string) => `ปีงบประมาณ ${year}`,
  earlier: (year: string) => `ปีงบประมาณก่อนหน้า ${year}`,
  later: (year: string) => `ปีงบประมาณถัดไป ${year}`,
  numbers: 'ภาพรวมของจังหวัด',

  amount: 'รายได้สะสม',
  unit: 'ล้านบาท',
  covered: (count: number, of: number) => `เทียบได้ ${count}/${of} อำเภอ-เดือน`,
  noBase: 'ไม่มีฐานเทียบ',
  target: (span: BoardStanding['span']) => `เป้าหมาย${SPAN_SHORT[span]}`,
  noTarget: 'ยังไม่ตั้งเป้าหมาย',
  recorded: (month: string) => `บันทึกแล้ว ${month}`,
  recordedOf: (recorded: number, expected: number) => `${recorded} จาก ${expected} ราย`,
  certified: (month: string) => `ลงนามแล้ว ${month}`,
  districts: (count: number, of: number) => `${count}/${of} อำเภอ`,
  submitted: (count: number) => `ส่งแล้ว ${count} อำเภอ`,
  inTime: 'ส่งทันกำหนด',
  inTimeOf: (count: number, of: number) => `${count}/${of} อำเภอ-เดือน`,
  signedInTime: (share: string) => `ลงนามทัน ${share}`,
  nothingDue: 'ยังไม่ครบกำหนด',

  map: 'ความครบถ้วนของการรายงาน',
  mapHint: 'แตะช่องเพื่อเปิดรายงานของอำเภอในเดือนนั้น',
  district: 'อำเภอ',
  legend: 'ความหมายของช่อง',

  targets: 'รายได้เทียบเป้าหมาย',
  targetsNone: 'รายได้ของแต่ละอำเภอ',
  goal: 'เส้นประ = เป้าหมาย 100 % (แบบระดับ ใช้ระดับ 5)',
  span: 'ช่วงของเป้าหมาย',
  setTargets: 'ตั้งเป้าหมาย',
  total: (amount: string) => `รวม ${amount} ล้านบาท`,
  growthOf: (against: string, growth: number | null, covered: number, of: number) =>
    growth === null ? 'ไม่มีฐานเทียบ' : `${against} ${percent(growth)} (เทียบได้ ${covered}/${of} เดือน)`,
  withoutImported: 'ไม่รวมยอดนำเข้า',

  owed: (count: number) => `ยังไม่ลงนามรับรอง ${count} อำเภอ`,
  allCertified: 'ลงนามรับรองครบทุกอำเภอแล้ว',
  notYetOpen: 'ยังไม่เปิดให้บันทึก',
  noReports: 'ไม่มีรายงานที่ต้องส่งในเดือนนี้',
  earlierOwed: (count: number) => `เดือนก่อนที่ยังค้าง ${count} ฉบับ`,
  people: 'ผู้รับผิดชอบ',
  nobody: 'ยังไม่มีผู้ใช้ระบบในอำเภอนี้',
  notReached: 'ไลน์ส่งไม่ถึง',
  call: (name: string, phone: string) => `โทร ${phone} หา ${name}`,
  acting: 'รักษาราชการแทน',
  openUntil: (when: string) => `แก้ไขได้ถึง ${when}`,
  openAgain: (when: string) => `เปิดให้แก้ไขอีกครั้งถึง ${when}`,
  closed: 'ระบบปิดแล้ว อำเภอทำต่อไม่ได้',
  reopen: 'เปิดให้แก้ไขอีกครั้ง',
  phone: 'ดูหมายเลขโทรศัพท์',
  nudges: (count: number) => `เตือนมาแล้ว ${count} ครั้ง`,
  lastNudge: 'เตือนล่าสุด',
  nudge: 'เตือน',
  /** Begins with the word on the button, as a word of its own. */
  nudgeOf: (office: string, month: string) => `เตือน อำเภอ${office} เดือน${month}`,
  nudgedToday: 'วันนี้เตือนแล้ว',
  tooLate: 'ข้อความจะไปถึงหลังระบบปิด โปรดโทรศัพท์',

  confirm: (office: string) => `เตือนอำเภอ${office}`,
  willHear: 'จะส่งข้อความถึง',
  willNotHear: 'ไลน์ส่งไม่ถึง ต้องโทรศัพท์',
  says: (month: string) => `ข้อความบอกความคืบหน้าเดือน${month} ของอำเภอ พร้อมปุ่มไปทำขั้นต่อไป`,
  cost: (cost: number) => `ใช้โควตา ${cost} ข้อความ`,
  left: (left: number, limit: number) => `เดือนนี้เหลือ ${left} จาก ${limit} ข้อความ`,
  unlimited: 'โควตาเดือนนี้ไม่จำกัด',
  quotaUnknown: 'ขณะนี้ถามโควตาจากไลน์ไม่ได้',
  tooLittle: 'โควตาไม่พอ ข้อความจะรอจนกว่าจะมีโควตา',
  goesAt: (when: string) => `ขณะนี้นอกเวลาส่ง ข้อความจะส่งวันที่ ${when}`,
  send: 'ส่งคำเตือน',
  sent: (told: number, office: string) => `เตือนอำเภอ${office}แล้ว ${told} คน`,
  sentLater: (told: number, office: string) => `สั่งเตือนอำเภอ${office}แล้ว ${told} คน จะส่งตอนเช้า`,
  sentHeld: (office: string) => `สั่งเตือนอำเภอ${office}แล้ว แต่โควตาไม่พอ ข้อความรออยู่`,

  ways: 'งานต่อ',
  sheets: 'ตาราง Excel และแบบกรอก รต.1',
  indicator: 'ตัวชี้วัดและเป้าหมายของจังหวัด',
  forecasts: 'แบบประมาณการของอำเภอ',
  notices: 'บันทึกการส่งข้อความ',
  undelivered: (count: number) => `บันทึกการส่งข้อความ (ไม่ถึงผู้รับ ${count})`,
  unreachable: 'ติดต่อทางไลน์ไม่ได้',
  unreachableOf: (count: number) => `ติดต่อทางไลน์ไม่ได้ ${count} สำนักงาน`,
  calendar: 'ปฏิทินทั้งปีงบประมาณ',
  preview: 'ข้อความที่จะส่งใน 30 วัน',
  summary: 'สรุปประจำเดือน',
} as const

/** How many owe the month in focus, or why nobody does: not open yet, all signed, or nothing to report. */
export function owedTitle({
  focus,
  owed,
  districts,
}: Pick<BoardView, 'focus' | 'owed' | 'districts'>): string {
  const count = owed.filter(item => item.period === focus).length
  if (count > 0) return BOARD.owed(count)
  const kinds = new Set(
    districts.flatMap(({ cells }) => cells.filter(cell => cell.period === focus).map(cell => cell.kind)),
  )
  if (kinds.has('future')) return BOARD.notYetOpen
  return kinds.has('report') ? BOARD.allCertified : BOARD.noReports
}

/** What is left of a report that is not certified. */
export function leftWords({ state, recorded, expected }: OwedView): string {
  const left = expected - recorded
  if (state === 'submitted') return 'ส่งแล้ว ยังไม่ลงนาม'
  const unsent = state === 'returned' ? 'ตีกลับ รอแก้ไขและส่งใหม่' : left > 0 ? null : 'บันทึกครบ ยังไม่ส่ง'
  return [left > 0 ? `ยังไม่บันทึก ${left} ราย` : null, unsent].filter(Boolean).join(' · ')
}

/** Past its day, or done only after it. */
export const isLate = ({ submitted, certified }: Pick<CellView, 'submitted' | 'certified'>): boolean =>
  [submitted, certified].some(item => item === 'late' || item === 'overdue')

/** What a cell says besides the percentage. */
export function cellState(cell: CellView): string {
  const late = (words: string, on: CellView['submitted']) => (on === 'late' ? `${words} ช้ากว่ากำหนด` : words)
  switch (cell.state) {
    case 'draft':
      return cell.submitted === 'overdue' ? 'ยังไม่ส่ง เลยกำหนดแล้ว' : 'ยังไม่ส่ง'
    case 'returned':
      return 'ตีกลับ รอแก้ไข'
    case 'submitted':
      return `${late('ส่งแล้ว', cell.submitted)} ยังไม่ลงนาม${cell.certified === 'overdue' ? ' เลยกำหนดแล้ว' : ''}`
    case 'certified':
    case 'accepted': {
      const done = late(cell.state === 'accepted' ? 'จังหวัดรับแล้ว' : 'ลงนามแล้ว', cell.certified)
      return cell.submitted === 'late' ? `${done} ส่งรายงานช้า` : done
    }
  }
}

/** `จุน มกราคม 2568: บันทึก 75 % ยังไม่ส่ง` */
export function cellName(office: string, cell: CellView, recordedPercent: number): string {
  return `${office} ${thaiPeriod(cell.period)}: ${cellSays(cell, recordedPercent)}`
}

function cellSays(cell: CellView, recordedPercent: number): string {
  if (cell.kind === 'future') return 'ยังไม่ถึง'
  if (cell.kind === 'no_producers') return 'ไม่มีผู้ผลิตที่ต้องรายงาน'
  if (cell.kind === 'imported') return 'มียอดที่นำเข้า ไม่มีรายงาน'
  return `บันทึก ${recordedPercent} % ${cellState(cell)}`
}

/** How far a target is. */
export function distanceWords({ distanceTenths, isReached, level }: BoardStanding): string {
  if (distanceTenths === null) return BOARD.noBase
  const score = level === null ? null : level === 0 ? 'ต่ำกว่าระดับ 1' : `ระดับ ${level} จาก 5`
  const rest = isReached ? (score === null ? 'ถึงเป้าหมายแล้ว' : null) : `ขาดอีก ${tenths(distanceTenths)} จุด`
  return [score, rest].filter(Boolean).join(' · ')
}

/** When, by whom, and how many heard it. */
export function nudgeWords({ at, heardOn, byName, told, sent, waiting, held }: NudgeView): string {
  const lost = told - sent - waiting
  const isLater = heardOn !== bangkokDateOf(new Date(at))
  const heard = [
    sent > 0 || waiting === 0 ? `ส่งถึง ${sent} จาก ${told} คน` : null,
    held > 0 ? `รอโควตา ${held} คน` : null,
    waiting > held ? `${isLater ? `จะส่ง ${thaiDateShort(heardOn)}` : 'กำลังส่ง'} ${waiting - held} คน` : null,
    lost > 0 && sent > 0 ? `ไม่ถึง ${lost} คน` : null,
  ].filter(Boolean)
  return `${momentShort(at)} โดย ${byName} · ${heard.join(' · ')}`
}

export const LEGEND = {
  zero: 'ยังไม่บันทึก',
  low: '1–39 %',
  middle: '40–74 %',
  high: '75–99 %',
  full: 'บันทึกครบ ยังไม่ส่ง',
  returned: 'ตีกลับ',
  sent: 'ส่งแล้ว รอลงนาม',
  done: 'ลงนามแล้ว',
  late: 'มุมทึบ = ช้ากว่ากำหนด',
  imported: 'ยอดนำเข้า',
  nobody: 'ไม่มีผู้ผลิต',
  future: 'ยังไม่ถึง',
} as const

/** Signs in cells, where a number would say less. */
export const SIGNS = { imported: 'ฐาน', nobody: '–' } as const
