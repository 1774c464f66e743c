// Questions about single figures, in a real Chromium: asked and answered in place, fetched once, no word lost.
import { describe, expect, it } from 'vitest'
import type { CommentList } from '../../bot/contract/comments.ts'
import { makeRows } from './fixture-rows.ts'
import { MAY, makeReport } from './fixtures.ts'
import { button, pressForFocus, useApp } from './open-app.ts'

const open = useApp()
const ASKED = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const PATH = '/report/5605/2025-01'
const QUESTION = 'ยอดเดือนนี้สูงกว่าปีก่อนมาก ตรวจแล้วหรือยัง'

const rows = makeRows(6, 6).map(row => (row.producerId === ASKED ? { ...row, questions: 1 } : row))
const report = makeReport(rows)
const comments: CommentList = {
  questions: [
    {
      id: 'a-question',
      producerId: ASKED,
      producerName: 'กลุ่มแม่บ้าน',
      figureVersion: 1,
      isOpen: true,
      text: QUESTION,
      by: 'วราภรณ์ ศรีพะเยา',
      role: 'provincial_officer',
      at: '2025-01-22T03:00:00.000Z',
      answers: [],
    },
  ],
}
const atFigure = (producerId: string, change = {}) =>
  open({
    path: `${PATH}/${producerId}`,
    who: 'officer',
    report: { ...report, ...change },
    prepare: state => {
      state.comments = comments
    },
  })

describe('questions about a figure', () => {
  it('are named before anything is fetched, and fetched once', async () => {
    const { page, sent } = await open({
      path: PATH,
      who: 'officer',
      report,
      prepare: state => {
        state.comments = comments
      },
    })
    const fold = page.locator('details.fold', { hasText: 'มีคำถามรอคำตอบ 1 ราย' })
    await fold.getByText('1 คำถาม', { exact: true }).waitFor()
    expect(sent(/comments$/)).toHaveLength(0)
    await fold.locator('.producer > summary').click()
    await fold.getByText(QUESTION).waitFor()
    await fold.getByText('วราภรณ์ ศรีพะเยา · 22 ม.ค. 68 10:00 น.').waitFor()
    await page.getByText('รายผู้ผลิตทั้งหมด 6 ราย').click()
    await page.locator(`#p-${OTHER} > summary`).click()
    await page.locator(`#p-${OTHER}`).getByText('ลงพื้นที่').waitFor()
    expect(sent(/comments$/)).toHaveLength(1)
  })

  it('are answered in place', async () => {
    const { page, sent } = await atFigure(ASKED)
    const item = page.locator(`#p-${ASKED}`)
    const focused = await pressForFocus(item.getByRole('button', { name: /^ตอบ “/ }))
    expect(await item.getByLabel('คำตอบ').getAttribute('id')).toBe(focused)
    await button(page, 'ส่งคำตอบ').click()
    await item.getByText('โปรดพิมพ์ข้อความ').waitFor()
    await item.getByLabel('คำตอบ').fill(' ตรวจแล้ว ออกงานกาชาด ')
    await button(page, 'ส่งคำตอบ').dblclick()
    await item.getByText('ตรวจแล้ว ออกงานกาชาด').waitFor()
    expect(await item.getByText('รอคำตอบ').count()).toBe(0)
    expect(await item.getByText('1 คำถาม').count()).toBe(0)
    expect(sent(/^POST .*comments$/)).toEqual([
      { producerId: ASKED, replyTo: 'a-question', text: 'ตรวจแล้ว ออกงานกาชาด' },
    ])
  })

  it('can be asked, and without a signal stay in the field', async () => {
    const { page, state, sent } = await atFigure(OTHER)
    const item = page.locator(`#p-${OTHER}`)
    await item.getByRole('button', { name: 'ถามเกี่ยวกับตัวเลขนี้' }).click()
    await item.getByLabel('คำถามถึงเจ้าหน้าที่ของอำเภอ').fill('ยอดนี้รวมออนไลน์หรือยัง')
    state.isCut = true
    await button(page, 'ส่งคำถาม').click()
    await item.getByText('ไม่มีสัญญาณอินเทอร์เน็ต').waitFor()
    state.isCut = false
    await button(page, 'ส่งคำถาม').click()
    await item.locator('.said-words').getByText('ยอดนี้รวมออนไลน์หรือยัง').waitFor()
    await item.getByText('1 คำถาม').waitFor()
    expect(sent(/^POST .*comments$/)).toEqual([
      { producerId: OTHER, replyTo: null, text: 'ยอดนี้รวมออนไลน์หรือยัง' },
    ])
  })

  it('say when the figure was changed after they were asked', async () => {
    const changed = rows.map(row => ({ ...row, figure: row.figure && { ...row.figure, version: 2 } }))
    const { page } = await atFigure(ASKED, { rows: changed })
    await page.locator(`#p-${ASKED}`).getByText('ตัวเลขแก้ไขแล้วหลังจากถาม').waitFor()
  })

  it('are only read by who may not write', async () => {
    const { page } = await atFigure(ASKED, { may: MAY.read })
    await page.locator(`#p-${ASKED}`).getByText(QUESTION).waitFor()
    expect(await page.getByRole('button', { name: /^(ตอบ|ถาม)/ }).count()).toBe(0)
  })

  it('that cannot be fetched are asked for again by one tap', async () => {
    const { page, state } = await open({ path: PATH, who: 'officer', report })
    state.comments = comments
    state.isCut = true
    await page.getByText('รายผู้ผลิตทั้งหมด 6 ราย').click()
    await page.locator(`#p-${ASKED} > summary`).click()
    await page.getByText('โหลดคำถามไม่สำเร็จ').waitFor()
    state.isCut = false
    await button(page, 'ลองอีกครั้ง').click()
    await page.locator(`#p-${ASKED}`).getByText(QUESTION).waitFor()
  })

  it('are marked in the form, and the mark leads to them', async () => {
    const { page } = await open({
      path: '/revenue/2025-01',
      who: 'officer',
      report,
      prepare: state => {
        state.comments = comments
      },
    })
    await page.getByRole('link', { name: '1 คำถาม' }).click()
    await page.locator(`#p-${ASKED}`).getByText(QUESTION).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/liff${PATH}/${ASKED}`)
  })
})
