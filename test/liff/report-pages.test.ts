// The report's pages in all the states people meet, in both themes, on the narrowest phone, with long names and 120
// producers.
import type { Page } from 'playwright'
import type { ReportView } from '../../bot/contract/reports.ts'
import { drawWithMouse } from './draw.ts'
import { makeRows } from './fixture-rows.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button } from './open-app.ts'
import { lookAt, type Scene } from './scenes.ts'

const PATH = '/report/5605/2025-01'
const LONG_NAME = 'วิสาหกิจชุมชนกลุ่มแม่บ้านเกษตรกรผลิตภัณฑ์แปรรูปจากผักตบชวาและสมุนไพรบ้านสันกว๊านพัฒนา หมู่ 12 ตำบลสันกว๊าน'
const rows = makeRows(120, 117).map((row, index) => ({
  ...row,
  name: index % 5 === 0 ? LONG_NAME : row.name,
  ...(index === 0 ? { questions: 2 } : {}),
}))
const FIRST = rows[0]?.producerId ?? ''
const submitted = { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.officer.fullName }
const certified = { at: '2025-01-30T03:05:00.000Z', by: OFFICERS.chief.fullName }
const versions: ReportView['versions'] = [2, 1].map(number => ({
  number,
  ...certified,
  amount: '3412345.50',
  code: '7KQ2-M9XA-B4TC',
  actingOrder: 'พย 0019/123 ลงวันที่ 20 มกราคม 2568',
  isMine: false,
}))

const waiting = makeReport(rows, {
  state: 'submitted',
  submitted,
  lock: { reason: 'submitted', until: null, since: null },
  may: MAY.certify,
  changes: {
    since: '2025-01-24T09:00:00.000Z',
    figures: rows.slice(0, 3).map(({ producerId, name }, index) => ({
      producerId,
      name,
      from: index === 1 ? null : '12500.00',
      to: index === 2 ? '0.00' : '16800.50',
      by: submitted.by,
    })),
  },
})
const signed = makeReport(rows, {
  state: 'certified',
  submitted,
  certified,
  versions,
  lock: { reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' },
  may: { ...MAY.accept, reopen: true },
})
const again = makeReport(rows.slice(0, 9), {
  state: 'returned',
  returned: { ...certified, reason: 'ยอดของกลุ่มทอผ้าสูงผิดปกติ โปรดตรวจสอบ', producerId: FIRST },
  reopened: { until: '2025-02-10T09:30:00.000Z', reason: 'พบว่าบันทึกยอดของกลุ่มทอผ้าผิด', by: 'วราภรณ์ ศรีพะเยา' },
  versions,
})
const dialogOf = (name: string) => async (page: Page) => {
  await button(page, name).click()
  await page.getByRole('dialog').waitFor()
}
const sign = async (page: Page) => {
  await drawWithMouse(page)
  await button(page, 'ลงนามรับรอง').click()
}

const SCENES: Scene[] = [
  { name: 'a report that waits for its chief', path: PATH, who: 'chief', report: waiting },
  { name: 'a certified report', path: PATH, who: 'province', report: signed },
  { name: 'a report open again and sent back', path: PATH, who: 'officer', report: again },
  {
    name: 'a figure with its questions',
    path: `${PATH}/${FIRST}`,
    who: 'chief',
    report: waiting,
    async act(page, state) {
      state.comments = {
        questions: [1, 2].map(number => ({
          id: `q-${number}`,
          producerId: FIRST,
          producerName: LONG_NAME,
          figureVersion: number,
          isOpen: number === 2,
          text: 'ยอดเดือนนี้สูงกว่าปีก่อนมาก ตรวจแล้วหรือยัง',
          ...submitted,
          role: 'provincial_officer',
          answers: number === 1 ? [{ id: 'a-1', text: 'ตรวจแล้ว', ...submitted, role: null }] : [],
        })),
      }
      await page.reload()
      await page.getByText('ตรวจแล้ว', { exact: true }).waitFor()
      await button(page, 'ถามเกี่ยวกับตัวเลขนี้').last().click()
      await page.getByText('รายผู้ผลิตทั้งหมด').scrollIntoViewIfNeeded()
    },
  },
  { name: 'accepting', path: PATH, who: 'province', report: signed, act: dialogOf('รับรายงาน') },
  {
    name: 'sending back',
    path: PATH,
    who: 'province',
    report: signed,
    async act(page) {
      await dialogOf('ตีกลับให้แก้ไข')(page)
      await page.getByRole('dialog').getByRole('searchbox').fill('บ้าน')
      await page.getByRole('dialog').getByRole('button', { name: 'ตีกลับให้แก้ไข' }).click()
    },
  },
  {
    name: 'sending back for a figure',
    path: PATH,
    who: 'province',
    report: signed,
    async act(page) {
      await dialogOf('ตีกลับให้แก้ไข')(page)
      await page.getByRole('dialog').getByRole('searchbox').fill('วิสาหกิจ')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /PYO0001/ })
        .click()
    },
  },
  { name: 'opening again', path: PATH, who: 'province', report: signed, act: dialogOf('เปิดให้แก้ไขเพิ่ม') },
  { name: 'signing', path: `${PATH}/sign`, who: 'chief', report: waiting },
  {
    name: 'signing for the chief without a signal',
    path: `${PATH}/sign`,
    who: 'officer',
    report: { ...waiting, actingOrder: 'พย 0019/123 ลงวันที่ 20 มกราคม 2568', isOwnWork: true },
    async act(page, state) {
      state.isAway = true
      await sign(page)
      await page.getByText('ลายมือชื่อยังอยู่').waitFor()
    },
  },
  {
    name: 'the end of signing',
    path: `${PATH}/sign`,
    who: 'chief',
    report: waiting,
    async act(page) {
      await sign(page)
      await page.getByRole('heading', { name: 'ลงนามรับรองแล้ว' }).waitFor()
    },
  },
  {
    name: 'signing what changed',
    path: `${PATH}/sign`,
    who: 'chief',
    report: waiting,
    async act(page, state) {
      state.report = { ...state.report, version: 9 }
      await sign(page)
      await page.getByRole('heading', { name: 'รายงานเปลี่ยนไป' }).waitFor()
    },
  },
  {
    name: 'the form of a month open again',
    path: `/revenue/2025-01/${FIRST}`,
    who: 'officer',
    report: again,
    act: page => page.getByRole('button', { name: /^ไปที่ตัวเลขของ/ }).click(),
  },
]

lookAt(SCENES)
