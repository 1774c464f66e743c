// What stands in a browser where a paper should: what happened and what to do next. The browser is often outside LINE, so
// there is nothing to press but "again" where that can help.
import { html, htmlPage, icon } from './html-page.ts'

export interface Refusal {
  says: string
  next: string
  /** To try again at the same address can help. */
  isPassing: boolean
  /** To be quoted; null where nobody needs to look into it. */
  requestId: string | null
}

export const paperRefusedPage = (stylesheet: string, { says, next, isPassing, requestId }: Refusal): string =>
  htmlPage({
    title: says,
    stylesheet,
    main: html`<section class="verdict ${isPassing ? 'warn' : 'bad'}">${icon('alert')}<div><h1>${says}</h1><p>${next}</p></div></section>
${isPassing ? html`<p><a class="button" href="">ลองอีกครั้ง</a></p>` : null}
${requestId === null ? null : html`<p class="soft">รหัสสำหรับแจ้งผู้ดูแล ${requestId}</p>`}`,
  })

/** Too many papers are being made at this moment. */
export const PAPERS_BUSY = {
  says: 'ขณะนี้มีผู้ขอเอกสารพร้อมกันหลายราย',
  next: 'โปรดรอสักครู่แล้วกดลองอีกครั้ง',
} as const

/** The record is not what was certified: it is never printed as if it were. */
export const PAPER_ALTERED = {
  says: 'พิมพ์เอกสารฉบับนี้ไม่ได้',
  next: 'ข้อมูลที่เก็บไว้ไม่ตรงกับข้อมูลที่ลงนามรับรอง โปรดแจ้งสำนักงานพัฒนาชุมชนจังหวัดให้ตรวจสอบ',
} as const
