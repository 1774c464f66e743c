// Thai words of the forecast form and of the province's list of forecasts. States are in bot/domain/forecast-words.ts,
// refusals of amounts in bot/domain/thai-amounts.ts.
import { AMOUNT_REFUSAL_WORDS } from '../bot/domain/thai-amounts.ts'
import type { AmountRefusal } from '../bot/domain/typed-amount.ts'

export const FORECAST = {
  title: 'แบบประมาณการรายได้',
  year: (year: string) => `ปีงบประมาณ ${year}`,
  sub: (office: string, year: string) => `${office} · ปีงบประมาณ ${year}`,
  earlier: 'ปีก่อนหน้า',
  later: 'ปีถัดไป',
  toList: 'รายชื่อผู้ผลิต',

  dueBy: (day: string) => `ส่งภายใน${day}`,
  overdue: (day: string) => `ครบกำหนดส่งแล้วเมื่อ${day} โปรดกรอกและยื่นโดยเร็ว`,
  done: 'ผู้ผลิตที่กรอกครบ',
  filedBy: (who: string, when: string) => `ยื่นโดย ${who} เมื่อ ${when}`,
  firstFiledBy: (who: string, when: string) => `ยื่นครั้งแรกโดย ${who} เมื่อ ${when}`,
  filedAt: (when: string) => `ยื่นครั้งแรกเมื่อ ${when}`,
  statedBy: (who: string, when: string) => `แจ้งโดย ${who} เมื่อ ${when}`,
  statedNext: 'ยังกรอกตัวเลขและยื่นในระบบได้ วันที่แจ้งไว้ยังคงเดิม',
  onTime: 'ทันกำหนด',
  late: 'หลังกำหนด',
  changedNext: (number: number) => `จังหวัดเห็นฉบับที่ ${number} ตามที่ยื่นไว้ จนกว่าจะยื่นฉบับใหม่`,
  lastSaved: (who: string, when: string) => `บันทึกล่าสุดโดย ${who} เมื่อ ${when}`,
  readOnly: 'ดูได้อย่างเดียว อำเภอเป็นผู้กรอกและยื่น',
  otherYear: 'ดูได้อย่างเดียว กรอกได้เฉพาะปีงบประมาณปัจจุบันและปีถัดไป',
  noProducers: 'ยังไม่มีรายชื่อผู้ผลิตในปีงบประมาณนี้ โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด',

  total: 'รวมทั้งปี',
  totalSoFar: 'รวมที่กรอกแล้ว',
  ofProducers: (count: number) => `(${count} ราย)`,
  ofMonths: (count: number) => `เทียบได้ ${count} จาก 12 เดือน`,
  against: 'เทียบปีก่อน',
  noBase: 'ไม่มียอดปีก่อน',

  all: 'ทั้งหมด',
  left: 'ยังไม่ครบ',
  nothingLeft: 'กรอกครบทุกรายแล้ว',
  rowDone: 'กรอกครบ',
  rowBlank: 'ยังไม่กรอก',
  rowLeft: (months: number) => `เหลือ ${months} เดือน`,
  rowChanged: 'ยังไม่บันทึก',
  rowToFix: 'ต้องตรวจ',
  lastYear: 'ปีก่อน',
  open: (name: string) => `เปิดประมาณการของ ${name}`,

  papers: 'เอกสาร PDF',
  paperFiled: 'แบบประมาณการที่ยื่นแล้ว',
  paperDraft: 'แบบประมาณการ (ร่าง)',
  paperBlank: 'แบบเปล่าสำหรับกรอกด้วยมือ',
  versions: 'ฉบับที่ยื่นแล้ว',
  version: (number: number) => `ฉบับที่ ${number}`,
  openOf: (number: number) => `เปิด ฉบับที่ ${number}`,
  openPaper: 'เปิด',
} as const

export const PERCENT = {
  title: 'ตั้งต้นจากยอดปีก่อน',
  explain: 'เติมทุกเดือนที่มียอดปีก่อนตามร้อยละที่เลือก รายที่ไม่มียอดปีก่อนต้องพิมพ์เอง และแก้ได้ทุกช่อง',
  label: 'เพิ่มหรือลดจากปีก่อน (ร้อยละ)',
  wrong: 'โปรดใส่ร้อยละเป็นตัวเลข ทศนิยมไม่เกิน 1 ตำแหน่ง ตั้งแต่ -100 ถึง 1,000 เช่น 3 หรือ -2.5',
  apply: (percent: string | null) => `ใช้ยอดปีก่อน${percent === null ? '' : ` ${percent}`} กับทุกราย`,
  filled: (count: number) => `เติมแล้ว ${count} ราย ยังไม่บันทึก`,
  nothing: 'ไม่มีช่องที่เปลี่ยน',
  asks: (months: number, producers: number) =>
    `มี ${months} ช่องใน ${producers} รายที่พิมพ์เอง จะเก็บตามที่พิมพ์ไว้ หรือแทนด้วยยอดปีก่อน`,
  keep: 'เก็บที่พิมพ์เอง เติมเฉพาะช่องอื่น',
  replace: 'แทนทั้งหมด',
  own: (percent: string) => `ใช้ยอดปีก่อน ${percent} กับรายนี้`,
} as const

export const PRODUCER = {
  field: (month: string, name: string) => `ประมาณการ ${month} ของ ${name} (บาท)`,
  lastYear: (amount: string) => `ปีก่อน ${amount}`,
  noLastYear: 'ไม่มียอดปีก่อน',
  away: 'ไม่ได้อยู่กับอำเภอนี้',
  rest: (months: number, amount: string) => `เติมเดือนที่ว่าง ${months} เดือนด้วย ${amount}`,
  zeroHint: 'เดือนที่คาดว่าไม่มีรายได้ให้ใส่ 0',
  echo: (amount: string) => `${amount} บาท ใช่ไหม`,
  previous: 'รายก่อนหน้า',
  next: 'รายถัดไป',
  place: (index: number, of: number) => `รายที่ ${index} จาก ${of}`,
  blank: 'ว่าง',
} as const

export const FILING = {
  save: (count: number) => `บันทึก (${count} ราย)`,
  saving: 'กำลังบันทึก…',
  saved: (count: number) => `บันทึกแล้ว ${count} ราย`,
  next: 'กรอกรายถัดไป',
  toFix: (count: number) => `มี ${count} ช่องต้องตรวจ`,
  file: 'ยื่นต่อจังหวัด',
  fileAgain: (number: number) => `ยื่นฉบับที่ ${number}`,
  filed: 'ยื่นแบบประมาณการแล้ว',
  title: 'ยื่นแบบประมาณการต่อจังหวัด',
  producers: 'ผู้ผลิต',
  zeros: 'รายที่คาดว่าไม่มีรายได้ทั้งปี',
  warn: 'ยื่นแล้วยังแก้ไขและยื่นฉบับใหม่ได้ ทุกฉบับเก็บไว้ในระบบ',
  late: 'เลยกำหนดส่งแล้ว จะบันทึกว่ายื่นหลังกำหนด',
  confirm: 'ยืนยันยื่น',
  checkAgain: 'ตรวจอีกครั้ง',
  offline: 'ไม่มีสัญญาณ — ตัวเลขที่พิมพ์เก็บไว้ในเครื่องแล้ว จะบันทึกให้เมื่อสัญญาณกลับมา',
  offlineTyping: 'ไม่มีสัญญาณ — ตัวเลขที่พิมพ์เก็บไว้ในเครื่องแล้ว',
  away: 'ระบบขัดข้องชั่วคราว — ตัวเลขที่พิมพ์เก็บไว้ในเครื่องแล้ว โปรดกดบันทึกอีกครั้ง',
  found: (count: number) => `มีตัวเลขที่พิมพ์ไว้ยังไม่ได้บันทึก ${count} ราย`,
  discard: 'ทิ้งที่ยังไม่บันทึก',
  discardTitle: 'ทิ้งตัวเลขที่ยังไม่บันทึก',
  discardText: (count: number) => `ตัวเลขของ ${count} รายจะกลับเป็นตามที่บันทึกไว้ เรียกคืนไม่ได้`,
  discardYes: 'ทิ้ง',
  merged: (who: string) => `${who} แก้รายอื่นไว้ รวมกับของท่านแล้ว`,
  refreshed: 'ดึงข้อมูลล่าสุดแล้ว โปรดตรวจแล้วทำรายการอีกครั้ง',
} as const

export const CLASH = {
  title: 'มีผู้อื่นแก้ตัวเลขเดียวกัน',
  explain: (who: string, count: number) =>
    `${who} แก้ประมาณการ ${count} รายหลังจากที่ท่านเปิดหน้านี้ โปรดเลือกว่าจะใช้ตัวเลขใด`,
  mine: 'ของท่าน',
  theirs: 'ที่บันทึกอยู่',
  chosen: (count: number, of: number) => `เลือกแล้ว ${count} จาก ${of} ราย`,
  done: (count: number) => `ใช้ตามที่เลือก (${count} ราย)`,
  allMine: 'ใช้ของท่านทั้งหมด',
  allTheirs: 'ใช้ที่บันทึกอยู่ทั้งหมด',
} as const

export const FORECASTS = {
  title: 'แบบประมาณการของอำเภอ',
  asOf: (when: string) => `ข้อมูล ณ ${when}`,
  amount: 'ประมาณการรวมของอำเภอที่ยื่นแล้ว',
  filed: 'ยื่นแล้ว',
  onTime: 'ทันกำหนด',
  stated: 'แจ้งโดยไม่มีตัวเลข',
  ofDistricts: (count: number, of: number) => `${count}/${of} อำเภอ`,
  notYetDue: (day: string) => `กำหนดส่ง${day}`,
  due: (day: string) => `ครบกำหนดแล้วเมื่อ${day}`,
  growth: 'เทียบรายได้ปีก่อน',
  noneFiled: 'ยังไม่มีอำเภอยื่น',
  covered: (count: number, of: number) => `เทียบได้ ${count} จาก ${of} อำเภอ-เดือน`,
  districts: 'รายอำเภอ',
  progress: (done: number, of: number) => `กรอกแล้ว ${done} จาก ${of} ราย`,
  paper: 'PDF',
  paperOf: (office: string) => `PDF แบบประมาณการของ${office}`,
  months: 'ประมาณการเทียบรายได้จริง',
  monthsExplain: 'นับเฉพาะอำเภอที่ยื่นแบบประมาณการแล้ว',
  toDate: 'รายได้จริงเทียบประมาณการ',
  toDateCovered: (count: number, of: number) => `เฉพาะเดือนที่ส่งรายงานแล้ว ${count} จาก ${of} อำเภอ-เดือน`,
  nothingToDate: 'ยังไม่มีเดือนที่ส่งรายงานให้เทียบ',
  month: 'เดือน',
  forecast: 'ประมาณการ',
  actual: 'รายได้จริง',
  reported: (count: number, of: number) => `ส่งแล้ว ${count}/${of}`,
  nobody: 'ยังไม่มีอำเภอที่มีผู้ผลิตในปีงบประมาณนี้',
  nobodyFiled: 'ยังไม่มีอำเภอที่ยื่นแบบประมาณการ',
} as const

/** What is wrong with an amount, where a forecast needs other words than the revenue form. */
const OTHER_REFUSALS: Partial<Record<AmountRefusal, string>> = {
  negative: 'มีเครื่องหมายลบหรือวงเล็บ โปรดพิมพ์เฉพาะจำนวนเงิน',
  zero_needs_reason: 'ถ้าคาดว่าไม่มีรายได้ โปรดพิมพ์ตัวเลข 0',
  no_sales_words: 'ถ้าคาดว่าไม่มีรายได้ โปรดพิมพ์ตัวเลข 0',
  approximate: 'โปรดพิมพ์ตัวเลขเพียงจำนวนเดียว ไม่ต้องมีคำว่าประมาณหรือกว่า',
}

export const refusalWords = (reason: AmountRefusal): string =>
  OTHER_REFUSALS[reason] ?? AMOUNT_REFUSAL_WORDS[reason]
