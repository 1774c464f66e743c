// Evidence of a month in a real Chromium: what is shown, adding, taking back.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import {
  additions,
  card,
  choose,
  dialog,
  EVIDENCE_PATH,
  fill,
  inDialog,
  phonePhoto,
} from './evidence-steps.ts'
import { expectAccessible } from './expect-accessible.ts'
import { LONG_NAME, makeEvidence, makeItem } from './life-fixtures.ts'
import { linesOf, makeLife, press, refusal, says, useLife } from './life-service.ts'

const open = useLife()

describe('the list', () => {
  it('shows what exists at each producer, where, by whom and when', async () => {
    const evidence = makeEvidence(3)
    const item = makeItem(3, { keptAt: 'ตู้เอกสาร สพอ.', note: 'เล่มที่ 7\nชั้นล่าง' })
    const [first] = evidence.producers
    const page = await open(
      EVIDENCE_PATH,
      makeLife({ evidence: { ...evidence, producers: first ? [{ ...first, items: [item] }] : [] } }),
    )
    const text = (await card(page, first?.name ?? '').innerText()).replaceAll('\u00a0', ' ')
    for (const words of [
      'ภาพหน้าจอร้านออนไลน์',
      'เก็บไว้ที่: ตู้เอกสาร สพอ.',
      'เล่มที่ 7\nชั้นล่าง',
      'สมศรี ใจดี',
      '20 ม.ค. 68 10:15 น.',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('is narrowed to who has nothing, and by name or code; an address can name whom to look for', async () => {
    const page = await open(EVIDENCE_PATH, makeLife())
    const names = page.getByRole('heading', { level: 2 })
    expect(await names.count()).toBe(6)
    await press(page, 'ยังไม่มีหลักฐาน 2')
    expect(await names.count()).toBe(2)
    await press(page, 'ทั้งหมด 6')
    await page.getByLabel('ค้นหาผู้ผลิต').fill('จักสาน')
    expect(await names.allInnerTexts()).toEqual(['กลุ่มจักสานผักตบชวาเชียงคำ หมู่ 4'])
    const other = await open(`${EVIDENCE_PATH}?find=PYO0002`, makeLife())
    expect(await other.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([LONG_NAME])
  })

  it('offers nothing to change to somebody who only reads', async () => {
    const page = await open(EVIDENCE_PATH, makeLife({ evidence: makeEvidence(6, { mayKeep: false }) }))
    expect(await page.getByRole('button', { name: /^(เพิ่ม|ลบ|ใส่รูป)/ }).count()).toBe(0)
    await press(page, /^ดูรูป/)
    expect(await inDialog(page, 'เปลี่ยนรูป').count()).toBe(0)
  })

  it('opens a photo large and gives the focus back', async () => {
    const page = await open(EVIDENCE_PATH, makeLife())
    const thumbnail = page.getByRole('button', { name: /^ดูรูป สมุดบัญชีขาย/ })
    await thumbnail.click()
    const photo = dialog(page).getByRole('img')
    await expect.poll(() => page.evaluate('document.querySelector("dialog img").naturalWidth')).toBe(600)
    expect(await photo.getAttribute('alt')).toBe('รูป สมุดบัญชีขาย ของ กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1')
    await page.keyboard.press('Escape')
    const label = await thumbnail.getAttribute('aria-label')
    await expect.poll(() => page.evaluate('document.activeElement.ariaLabel')).toBe(label)
  })

  it('says so when a photo cannot be shown, and tries again', async () => {
    const [first] = makeEvidence(1).producers
    const state = makeLife({ evidence: makeEvidence(0, { producers: first ? [first] : [] }) })
    const page = await open(EVIDENCE_PATH, state)
    await expect.poll(() => page.evaluate('document.querySelector(".proof img").complete')).toBe(true)
    state.trouble.push({ on: /^GET .*photo$/, how: 'cut' })
    await press(page, /^ดูรูป/)
    // The small picture is in the browser's memory already; a new address has to be fetched.
    await page.evaluate('document.querySelector("dialog img").src += "?x"')
    await says(page, 'เปิดรูปไม่สำเร็จ')
    await inDialog(page, 'ลองอีกครั้ง').click()
    await dialog(page).getByRole('img').waitFor()
  })
})

describe('adding', () => {
  it('stores what it is and where it is kept; a second tap stores nothing more', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await inDialog(page, 'บันทึก').dblclick()
    await says(page, 'เพิ่มหลักฐานแล้ว')
    expect(additions(state)).toEqual(['POST /api/evidence/5605/2025-01'])
    const body = state.asked.find(({ line }) => line.startsWith('POST'))?.body
    expect(JSON.parse(body?.toString() ?? '')).toMatchObject({
      kind: 'receipts',
      keptAt: 'ที่ผู้ผลิต',
      note: null,
    })
    expect(await card(page, 'วิสาหกิจชุมชนสันโค้ง').innerText()).toContain('ใบเสร็จ')
  })

  it('keeps a producer in sight that was just given evidence, whatever is filtered', async () => {
    const page = await open(EVIDENCE_PATH, makeLife())
    await press(page, 'ยังไม่มีหลักฐาน 2')
    await fill(page)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ยังไม่มีหลักฐาน 1')
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(2)
  })

  it('asks for the kind, and for a place or a photo, before anything is sent', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await press(page, /^เพิ่มหลักฐาน วิสาหกิจชุมชนสันโค้ง/)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'โปรดเลือกชนิดหลักฐาน')
    const focused =
      'document.activeElement.id + document.activeElement.closest("[aria-invalid=true]")?.tagName'
    expect(await page.evaluate(focused)).toBe('first-kindFIELDSET')
    await inDialog(page, 'ใบเสร็จ').click()
    await inDialog(page, 'บันทึก').click()
    await says(page, 'โปรดใส่ที่เก็บหลักฐาน หรือใส่รูป')
    expect(await page.evaluate(focused)).toBe('kept-atINPUT')
    expect(additions(state)).toEqual([])
  })

  it('does not state the same twice when the first answer got lost', async () => {
    const state = makeLife({ trouble: [{ on: /^POST/, how: 'lost' }] })
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await inDialog(page, 'ลองอีกครั้ง').click()
    await says(page, 'เพิ่มหลักฐานแล้ว')
    expect(additions(state)).toHaveLength(1)
    expect(state.evidence.producers[2]?.items).toHaveLength(1)
  })

  it('shows a refusal as one Thai sentence with what to do', async () => {
    const how = refusal(403, 'access.denied', 'ท่านไม่มีสิทธิ์ทำรายการนี้', 'โปรดติดต่อจังหวัด')
    const page = await open(EVIDENCE_PATH, makeLife({ trouble: [{ on: /^POST/, how }] }))
    await fill(page)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ท่านไม่มีสิทธิ์ทำรายการนี้ โปรดติดต่อจังหวัด')
  })
})

describe('taking back', () => {
  const ask = (page: Page) => press(page, 'ลบ สมุดบัญชีขาย ของ กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1')

  it('asks first, names what goes, and removes once', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await ask(page)
    await says(page, 'ลบรายการ “สมุดบัญชีขาย” ของ กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1 ใช่ไหม')
    await inDialog(page, 'ยกเลิก').click()
    expect(linesOf(state, /^DELETE/)).toEqual([])
    await ask(page)
    await inDialog(page, 'ลบรายการนี้').dblclick()
    await says(page, 'ลบหลักฐานแล้ว')
    expect(linesOf(state, /^DELETE/)).toHaveLength(1)
    expect(await card(page, 'กลุ่มทอผ้าบ้านดอกคำใต้').innerText()).toContain('ยังไม่มีหลักฐาน')
    // The button that was pressed is gone: the reader goes on at the producer, not at the top of the page.
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1')
  })

  it('is content when somebody else was quicker', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    state.trouble.push({ on: /^DELETE/, how: refusal(404, 'evidence.unknown', 'ไม่พบหลักฐานรายการนี้', '') })
    await ask(page)
    state.evidence = makeEvidence(0)
    await inDialog(page, 'ลบรายการนี้').click()
    await says(page, 'ลบหลักฐานแล้ว')
    await says(page, 'ยังไม่มีผู้ผลิตในเดือนนี้')
  })
})

describe('for everybody', () => {
  it('keys alone add evidence among 120 producers', async () => {
    const state = makeLife({ evidence: makeEvidence(120) })
    const page = await open(EVIDENCE_PATH, state)
    await page.getByLabel('ค้นหาผู้ผลิต').focus()
    await page.keyboard.type('PYO0120')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await inDialog(page, 'สมุดบัญชีขาย').focus()
    await page.keyboard.press('Space')
    await inDialog(page, 'ที่ผู้ผลิต').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('ถ่ายรูป')
    await inDialog(page, 'บันทึก').focus()
    await page.keyboard.press('Enter')
    await says(page, 'เพิ่มหลักฐานแล้ว')
    expect(state.evidence.producers[119]?.items).toHaveLength(1)
    await page.getByLabel('ค้นหาผู้ผลิต').fill('')
    await expectAccessible(page)
  })

  it.each([
    ['light', 320],
    ['dark', 320],
    ['light', 768],
  ] as const)('is accessible and whole: %s, %i px', async (theme, width) => {
    const state = makeLife({ trouble: [{ on: /^PUT/, how: 'cut' }] })
    const page = await open(EVIDENCE_PATH, state, { theme, width })
    await expectAccessible(page)
    await press(page, /^ดูรูป/)
    await inDialog(page, 'ปิด').waitFor()
    await expectAccessible(page)
    await inDialog(page, 'ปิด').click()
    await fill(page)
    await expectAccessible(page)
    await choose(page, await phonePhoto)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await expectAccessible(page)
  })
})
