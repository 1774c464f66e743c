// The pages that say whether a paper matches the record, for anybody who scanned its QR or typed its code. They name the
// district, its total and who certified, never a producer. Arabic digits: they are read on a screen.
import type { Period } from '../../db/vocabulary.ts'
import { formatBaht } from '../domain/money.ts'
import { sealWords } from '../domain/report-content.ts'
import { thaiMoment, thaiPeriod } from '../domain/thai-dates.ts'
import { ROLE_NAMES } from '../domain/thai-words.ts'
import { html, htmlPage, icon, type Markup } from './html-page.ts'
import { districtWords, provinceWords } from './place-words.ts'
import { shorten } from './shorten.ts'

export interface VerifiedPaper {
  /** Twelve characters, as stored. */
  code: string
  /** SHA-256 of the content, 64 hex digits. */
  hash: string
  /** Bare place names. */
  officeName: string
  provinceName: string
  period: Period
  number: number
  /** Canonical baht. */
  amount: string
  withSales: number
  noSales: number
  certified: { by: string; at: Date; actingOrder: string | null; isOwnWork: boolean }
  /** The newest version, where it is a later one. */
  newer: { number: number; at: Date } | null
  /** The report is being corrected now: no version of it stands. */
  isReopened: boolean
}

/** Compared letter by letter with the paper: longer than in a message. */
const LONGEST_NAME = 200

/** Asks for a code. */
export const verifyFormPage = (stylesheet: string): string =>
  htmlPage({
    title: 'ตรวจสอบเอกสาร',
    stylesheet,
    main: html`<section class="card"><h1>ตรวจสอบเอกสาร</h1>
<p>พิมพ์รหัสตรวจสอบ 12 ตัวที่อยู่ข้างคิวอาร์โค้ดบนแบบ รต.1 หรือ รต.2 ระบบจะบอกว่าเอกสารตรงกับที่ลงนามรับรองไว้หรือไม่</p>
${codeForm('')}</section>`,
  })

/** No version has the code that was typed. */
export const paperNotFoundPage = (stylesheet: string, typed: string): string =>
  htmlPage({
    title: 'ไม่พบเอกสารนี้',
    stylesheet,
    main: html`${verdict('bad', 'ไม่พบเอกสารนี้', 'รหัสนี้ไม่มีในระบบ อาจพิมพ์รหัสผิด หรือเอกสารถูกแก้ไข')}
<section class="card"><h2>ลองตรวจอีกครั้ง</h2>
<p>โปรดเทียบรหัสกับที่พิมพ์อยู่บนเอกสารทีละตัว รหัสมี 12 ตัว พิมพ์เล็กหรือใหญ่ก็ได้</p>
${codeForm(typed)}
<p class="soft">หากรหัสถูกต้องแล้วแต่ยังไม่พบ อย่าใช้เอกสารนี้ โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด</p></section>`,
  })

/** The record of a version was changed past the program: nothing can be confirmed by it. */
export const recordAlteredPage = (stylesheet: string): string =>
  htmlPage({
    title: 'ยืนยันเอกสารนี้ไม่ได้',
    stylesheet,
    main: html`${verdict(
      'bad',
      'ยืนยันเอกสารนี้ไม่ได้',
      'ข้อมูลที่เก็บไว้ในระบบไม่ตรงกับข้อมูลที่ลงนามรับรอง ระบบจึงไม่ยืนยันเอกสารนี้',
    )}
<section class="card"><p>โปรดเก็บเอกสารฉบับนี้ไว้ และแจ้งสำนักงานพัฒนาชุมชนจังหวัดให้ตรวจสอบ</p></section>`,
  })

/** The paper is of this record; what to compare it with, and whether it still stands. */
export const verifiedPage = (stylesheet: string, paper: VerifiedPaper): string =>
  htmlPage({
    title: 'ตรงกับบันทึก',
    stylesheet,
    main: html`${verdict('good', 'ตรงกับบันทึก', 'รหัสนี้เป็นของรายงานที่ลงนามรับรองในระบบ โปรดเทียบข้อมูลด้านล่างกับเอกสารในมือ')}
${standing(paper)}
${reportCard(paper)}
${certifierCard(paper)}
${codeCard(paper)}
<section class="card"><h2>ตรวจเอกสารฉบับอื่น</h2>
${codeForm('')}</section>`,
  })

const verdict = (tone: 'good' | 'bad', title: string, says: string): Markup =>
  html`<section class="verdict ${tone}">${icon(tone === 'good' ? 'check' : 'alert')}<div><h1>${title}</h1><p>${says}</p></div></section>`

/** Why the paper is not the last word any more; nothing where it is. */
function standing({ newer, isReopened }: VerifiedPaper): Markup | null {
  if (newer === null && !isReopened) return null
  const latest =
    newer === null
      ? null
      : html`<p><b>มีฉบับที่ใหม่กว่า</b> คือฉบับที่ ${newer.number} ลงนามเมื่อ ${thaiMoment(newer.at)}</p>`
  const reopened = isReopened
    ? html`<p><b>รายงานถูกตีกลับไปแก้ไข</b>หลังจากลงนามแล้ว ขณะนี้ยังไม่มีฉบับที่ลงนามรับรองใหม่ ตัวเลขอาจเปลี่ยนไป</p>`
    : null
  return html`<section class="verdict warn" aria-label="ข้อควรทราบ">${icon('alert')}<div>${latest}${reopened}</div></section>`
}

const reportCard = (paper: VerifiedPaper): Markup =>
  html`<section class="card"><h2>แบบ รต.2 ${districtWords(paper.officeName)}</h2>
<dl>
${fact('จังหวัด', provinceWords(paper.provinceName).replace(/^จังหวัด/, ''))}
${fact('ประจำเดือน', thaiPeriod(paper.period))}
${fact('ฉบับที่', String(paper.number))}
<div class="sum"><dt>ยอดรวม</dt><dd>${bahtOf(paper.amount)} <span>บาท</span></dd></div>
${fact('ผู้ผลิตที่มียอดขาย', `${paper.withSales} ราย`)}
${fact('ผู้ผลิตที่ไม่มียอดขาย', `${paper.noSales} ราย`)}
</dl></section>`

function certifierCard({ certified, officeName }: VerifiedPaper): Markup {
  const position = `${ROLE_NAMES.district_chief}${shorten(officeName, 60)}`
  return html`<section class="card"><h2>ผู้ลงนามรับรอง</h2>
<p class="name">${shorten(certified.by, LONGEST_NAME)}</p>
<p>${certified.actingOrder === null ? position : `รักษาราชการแทน ${position}`}</p>
${certified.actingOrder === null ? null : html`<p>ตามคำสั่งที่ ${shorten(certified.actingOrder, 120)}</p>`}
<p>ลงนามเมื่อ ${thaiMoment(certified.at)}</p>
${certified.isOwnWork ? html`<p class="soft">ผู้ลงนามเป็นผู้บันทึกข้อมูลเอง ซึ่งจังหวัดอนุญาตให้รับรองได้</p>` : null}</section>`
}

const codeCard = ({ code, hash }: VerifiedPaper): Markup =>
  html`<section class="card"><h2>รหัสที่ต้องตรงกับเอกสาร</h2>
<p class="code">${sealWords(code)}</p>
<p class="soft">แบบ รต.1 ที่พิมพ์จากฉบับนี้มีรหัสเดียวกัน หน้านี้ไม่แสดงตัวเลขรายผู้ผลิต</p>
<p class="soft">ไฟล์ rt2.json ที่แนบใน PDF มีค่า SHA-256 ขึ้นต้นด้วย <span class="hash">${hash.slice(0, 16)}</span></p></section>`

const fact = (label: string, value: string): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`

/** Not parseBaht: that is bounded as one figure is, and a total may be larger. */
const bahtOf = (amount: string): string => formatBaht(BigInt(amount.replace('.', '')))

const codeForm = (typed: string): Markup =>
  html`<form action="/verify" method="get"><label for="code">รหัสตรวจสอบ</label>
<input id="code" name="code" value="${typed}" placeholder="XXXX-XXXX-XXXX" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false">
<button class="button" type="submit">ตรวจสอบ</button></form>`
