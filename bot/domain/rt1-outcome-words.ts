// What the preview of a รต.1 file says: what a row would become, why it is asked about or refused, and of which cell.
import type { NoSalesReason } from '../../db/vocabulary.ts'
import type { Rt1Ask, Rt1Outcome, Rt1Wanted } from './judge-rt1.ts'
import { formatBaht, sumSatang } from './money.ts'
import type { Rt1Fault, Rt1Refusal } from './read-rt1-group.ts'
import type { Rt1Line, Rt1Stored } from './rt1-workbook.ts'
import { AMOUNT_REFUSAL_WORDS, doubtWords } from './thai-amounts.ts'
import { thaiMoment } from './thai-dates.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES, NO_SALES_NAME, NO_SALES_REASON_NAMES } from './thai-words.ts'

const REFUSAL_WORDS: Readonly<Record<Rt1Refusal, string>> = {
  no_code: 'ไม่มีรหัสผู้ผลิต จึงไม่ทราบว่าเป็นของรายใด โปรดใส่รหัสผู้ผลิต',
  unknown_producer: 'ไม่มีผู้ผลิตรหัสนี้ในอำเภอและเดือนนี้ โปรดตรวจรหัส',
  unknown_category: 'ไม่รู้จักประเภทผลิตภัณฑ์นี้ โปรดเลือกจากรายการในช่อง',
  unknown_channel: 'ไม่รู้จักช่องทางจำหน่ายนี้ โปรดเลือกจากรายการในช่อง',
  same_line_twice: 'ผู้ผลิตรายนี้มีประเภทและช่องทางเดียวกันอยู่แล้วอีกแถว โปรดรวมเป็นแถวเดียว หรือเลือกช่องทางอื่น',
  zero_in_line: 'แถวนี้เป็น 0 แต่แถวอื่นของผู้ผลิตรายเดียวกันมียอด โปรดเว้นช่องนี้ว่าง',
  unknown_reason: 'ไม่รู้จักเหตุผลนี้ โปรดเลือกจากรายการในช่อง',
  several_reasons: 'ผู้ผลิตรายเดียวกันมีเหตุผลไม่ตรงกัน โปรดใส่เหตุผลเดียว',
  sales_and_reason: 'มีทั้งยอดขายและเหตุผลที่ไม่มียอดขาย โปรดเว้นว่างช่องหนึ่ง',
  note_too_long: 'หมายเหตุยาวเกิน 500 ตัวอักษร โปรดย่อให้สั้นลง',
  note_unreadable: 'หมายเหตุเป็นสูตรหรือมีอักขระที่อ่านไม่ได้ โปรดพิมพ์เป็นข้อความธรรมดา',
  note_without_figure: 'มีหมายเหตุ แต่ยังไม่มียอดขายหรือเหตุผล โปรดใส่ยอดขายหรือเลือกเหตุผล',
}

/** One sentence: what is wrong with the cell and what to do. */
export function rt1FaultWords({ reason, hint }: Pick<Rt1Fault, 'reason' | 'hint'>): string {
  const says = reason in REFUSAL_WORDS ? REFUSAL_WORDS[reason as Rt1Refusal] : null
  const words = says ?? AMOUNT_REFUSAL_WORDS[reason as keyof typeof AMOUNT_REFUSAL_WORDS]
  return hint === null ? words : `${words} ชื่อนี้ในระบบคือรหัส ${hint}`
}

/** The questions of a row, each one sentence. */
export const rt1AskWords = (outcome: Rt1Outcome): { kind: Rt1Ask; says: string }[] =>
  outcome.asks.map(kind => ({ kind, says: askWords(kind, outcome) }))

function askWords(kind: Rt1Ask, { producer, wanted, doubt, fileName }: Rt1Outcome): string {
  const stored = producer?.stored ?? null
  switch (kind) {
    case 'echo':
      return `อ่านยอดที่พิมพ์ไว้ได้ ${baht(wanted?.lines ?? [])} ใช่ไหม`
    case 'doubt':
      return doubt === null ? '' : doubtWords(doubt)
    case 'changed':
      return `มีผู้แก้ตัวเลขนี้หลังจากทำไฟล์ ${storedWords(stored)}`
    case 'unknown_base':
      return `ไม่ทราบว่าไฟล์นี้ทำจากตัวเลขชุดใด ${storedWords(stored)}`
    case 'no_sales':
      return 'ไฟล์บอกว่าไม่มียอดขาย แต่ไม่ได้บอกเหตุผล โปรดเลือกเหตุผล'
    case 'renamed':
      return `ในไฟล์ชื่อ “${fileName ?? ''}” แต่รหัสนี้ในระบบคือ “${producer?.name ?? ''}” เป็นรายเดียวกันใช่ไหม`
    case 'take_back':
      return 'ในไฟล์ลบยอดที่บันทึกไว้ออก จะล้างตัวเลขในระบบด้วยไหม'
  }
}

function storedWords(stored: Rt1Stored | null): string {
  if (stored === null) return 'ในระบบยังไม่มีตัวเลข'
  const who = stored.by === null ? '' : `โดย ${stored.by}`
  return `ในระบบคือ ${figureWords(stored)} บันทึก${who} เมื่อ ${thaiMoment(stored.at)}`
}

const baht = (lines: readonly Rt1Line[]): string =>
  `${formatBaht(sumSatang(lines.map(line => line.satang)))} บาท`

/** `12,500.00 บาท`, `ไม่มียอดขาย (นอกฤดูกาล)`, or that there is nothing. */
export function figureWords(figure: {
  lines: readonly Rt1Line[]
  noSalesReason: NoSalesReason | null
}): string {
  if (figure.noSalesReason !== null)
    return `${NO_SALES_NAME} (${NO_SALES_REASON_NAMES[figure.noSalesReason]})`
  return figure.lines.length === 0 ? 'ยังไม่มีตัวเลข' : baht(figure.lines)
}

/** The same of what the file says, where the reason may be missing. */
export const wantedWords = ({ asks }: Pick<Rt1Outcome, 'asks'>, wanted: Rt1Wanted): string =>
  asks.includes('no_sales') ? `${NO_SALES_NAME} (ยังไม่มีเหตุผล)` : figureWords(wanted)

/** How the amount is split, and the note: what does not fit into one amount. */
export function rt1PartWords({ producer, wanted }: Rt1Outcome): string[] {
  if (producer === null || wanted === null) return []
  const [only] = wanted.lines
  const isPlain =
    wanted.lines.length < 2 &&
    (only === undefined || (only.category === producer.mainCategory && only.channel === producer.mainChannel))
  const lines = isPlain
    ? []
    : wanted.lines.map(
        ({ category, channel, satang }) =>
          `${CATEGORY_NAMES[category]} ${CHANNEL_NAMES[channel]} ${formatBaht(satang)} บาท`,
      )
  const isNoted = wanted.note !== null && wanted.note !== (producer.stored?.note ?? null)
  return isNoted ? [...lines, `หมายเหตุ: ${wanted.note}`] : lines
}
