// Photos of evidence on their way from the phone, in a real Chromium: made small, sent, kept when they do not get through.
import type { Page } from 'playwright'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { PHOTO_LIMIT_BYTES } from '../../bot/domain/limits.ts'
import {
  additions,
  choose,
  chooseBlank,
  dialog,
  EVIDENCE_PATH,
  fill,
  inDialog,
  phonePhoto,
  photosSent,
  pick,
} from './evidence-steps.ts'
import { type LifeState, linesOf, makeLife, press, refusal, says, useLife } from './life-service.ts'

const open = useLife()

describe('a photo', () => {
  it('is turned upright, made small, stripped of its place, and sent as bytes', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await choose(page, await phonePhoto)
    await inDialog(page, 'บันทึก').click()
    await page.getByRole('button', { name: /^ดูรูป ใบเสร็จ ของ วิสาหกิจชุมชนสันโค้ง/ }).waitFor()
    const sent = state.asked.find(({ line }) => /^PUT \/api\/evidence-items\/[\w-]+\/photo$/.test(line))
    expect(sent?.type).toBe('image/jpeg')
    const { format, width, height, exif, orientation } = await sharp(sent?.body ?? Buffer.of()).metadata()
    expect({ format, width, height, exif, orientation }).toEqual({
      format: 'jpeg',
      width: 1200,
      height: 1600,
      exif: undefined,
      orientation: undefined,
    })
    expect(sent?.body?.length).toBeLessThan((await phonePhoto).length / 2)
  })

  it('that does not get through is kept, and the very same is sent again', async () => {
    const state = makeLife({ trouble: [{ on: /^PUT/, how: 'cut' }] })
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await choose(page, await phonePhoto)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await dialog(page).getByRole('img', { name: 'รูปที่เลือก' }).waitFor()
    await inDialog(page, 'ลองอีกครั้ง').click()
    await says(page, 'เพิ่มหลักฐานแล้ว')
    const [first, second] = photosSent(state)
    expect(first && second && first.equals(second)).toBe(true)
    expect(additions(state)).toHaveLength(1)
  })

  it('that is still being made small is waited for: nothing is stored without it', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await pick(page, await phonePhoto)
    // Pressed at once, and as often as an impatient thumb does.
    while ((await dialog(page).count()) > 0) {
      const button = inDialog(page, 'บันทึก')
      if ((await button.count()) > 0) await button.click()
    }
    expect(additions(state)).toHaveLength(1)
    expect(photosSent(state)).toHaveLength(1)
  })

  it('can follow later, and be replaced by another one', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await press(page, /^ใส่รูป/)
    await inDialog(page, 'ส่งรูป').click()
    await says(page, 'โปรดถ่ายรูปหรือเลือกรูปก่อน')
    await choose(page, await phonePhoto)
    await inDialog(page, 'ส่งรูป').click()
    await says(page, 'ส่งรูปแล้ว')
    await press(page, /^ดูรูป/)
    await inDialog(page, 'เปลี่ยนรูป').click()
    await choose(page, await phonePhoto)
    await inDialog(page, 'ส่งรูป').click()
    await expect.poll(() => photosSent(state).length).toBe(2)
  })

  it('that the phone cannot open is refused above the limit of the contract, and goes as it is up to it', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await chooseBlank(page, 13 * 1024 * 1024)
    await says(page, /ไฟล์ใหญ่เกิน 12 เมกะไบต์ โปรดถ่ายรูปใหม่/)
    await chooseBlank(page, PHOTO_LIMIT_BYTES)
    await says(page, 'เลือกไฟล์แล้ว')
    await chooseBlank(page, PHOTO_LIMIT_BYTES + 1)
    await says(page, /ไฟล์ใหญ่เกิน 12 เมกะไบต์/)
    await chooseBlank(page, 5_000)
    await expect.poll(() => page.getByText('ไฟล์ใหญ่เกิน').count()).toBe(0)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'เพิ่มหลักฐานแล้ว')
    expect(photosSent(state).map(body => body?.length)).toEqual([5_000])
  })

  it('is no document and no broken file: those are refused when they are chosen', async () => {
    const state = makeLife()
    const page = await open(EVIDENCE_PATH, state)
    await press(page, /^เพิ่มหลักฐาน วิสาหกิจชุมชนสันโค้ง/)
    await inDialog(page, 'ใบเสร็จ').click()
    const field = dialog(page).getByLabel('เลือกรูป')
    for (const [name, mimeType] of [
      ['report.pdf', 'application/pdf'],
      ['broken.jpg', 'image/jpeg'],
    ] as const) {
      await field.setInputFiles({ name, mimeType, buffer: Buffer.from('%PDF-1.7 and no picture') })
      await says(page, 'ไฟล์นี้ไม่ใช่รูปถ่าย')
      expect(await inDialog(page, 'เอารูปออก').count()).toBe(0)
      await chooseBlank(page, PHOTO_LIMIT_BYTES + 1)
      await says(page, /ไฟล์ใหญ่เกิน/)
      expect(await dialog(page).locator('.missing:visible').count()).toBe(1)
    }
    await chooseBlank(page, 5_000)
    await says(page, 'เลือกไฟล์แล้ว')
    await chooseBlank(page, PHOTO_LIMIT_BYTES + 1)
    await says(page, /ไฟล์ใหญ่เกิน/)
    expect(await page.getByText('เลือกไฟล์แล้ว').count()).toBe(0)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'โปรดใส่ที่เก็บหลักฐาน หรือใส่รูป')
    expect(additions(state)).toEqual([])
  })
})

describe('a photo that the server refuses', () => {
  const how = refusal(400, 'photo.not_a_photo', 'ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้', 'โปรดถ่ายรูปใหม่')
  const itemsOf = (state: LifeState) => state.evidence.producers[2]?.items ?? []
  const otherFile = async (page: Page) => {
    const chooser = page.waitForEvent('filechooser')
    await inDialog(page, 'เลือกรูปอื่น').click()
    await (await chooser).setFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto })
    await dialog(page).getByRole('img', { name: 'รูปที่เลือก' }).waitFor()
  }

  it('is not sent again: the button asks for another one', async () => {
    const state = makeLife({ trouble: [{ on: /^PUT/, how }] })
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await chooseBlank(page, 5_000)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้ โปรดถ่ายรูปใหม่')
    await says(page, 'บันทึกรายการแล้ว')
    await otherFile(page)
    expect(await page.getByText('ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้').count()).toBe(0)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'เพิ่มหลักฐานแล้ว')
    expect(photosSent(state)).toHaveLength(2)
    expect(additions(state)).toHaveLength(1)
    expect(itemsOf(state)).toMatchObject([{ keptAt: 'ที่ผู้ผลิต', hasPhoto: true }])
  })

  it('leaves the statement when it has a place, also on closing', async () => {
    const state = makeLife({ trouble: [{ on: /^PUT/, how }] })
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await chooseBlank(page, 5_000)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'บันทึกรายการแล้ว')
    await inDialog(page, 'ปิด').click()
    await expect.poll(() => dialog(page).count()).toBe(0)
    expect(itemsOf(state)).toHaveLength(1)
  })

  it('leaves no statement without a place: a place can be given instead', async () => {
    const state = makeLife({ trouble: [{ on: /^PUT/, how }] })
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await dialog(page).getByLabel('เก็บไว้ที่ไหน').fill('')
    await chooseBlank(page, 5_000)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้')
    await says(page, 'เลือกรูปอื่น หรือใส่ที่เก็บหลักฐานแทนก็ได้')
    expect(itemsOf(state)).toEqual([])
    await inDialog(page, 'ที่ผู้ผลิต').click()
    await inDialog(page, 'บันทึก').click()
    await says(page, 'เพิ่มหลักฐานแล้ว')
    expect(itemsOf(state)).toMatchObject([{ keptAt: 'ที่ผู้ผลิต', hasPhoto: false }])
  })

  it('asks for another one also where the evidence was stated before', async () => {
    const state = makeLife({ trouble: [{ on: /^PUT/, how }] })
    const page = await open(EVIDENCE_PATH, state)
    await press(page, /^ใส่รูป/)
    await chooseBlank(page, 5_000)
    await inDialog(page, 'ส่งรูป').click()
    await says(page, 'ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้')
    await otherFile(page)
    await inDialog(page, 'ส่งรูป').click()
    await says(page, 'ส่งรูปแล้ว')
    expect(photosSent(state)).toHaveLength(2)
  })
})

describe('closing before a photo came through', () => {
  const sendWithoutPlace = async (trouble: LifeState['trouble']) => {
    const state = makeLife({ trouble })
    const page = await open(EVIDENCE_PATH, state)
    await fill(page)
    await dialog(page).getByLabel('เก็บไว้ที่ไหน').fill('')
    await choose(page, await phonePhoto)
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    return { state, page }
  }
  const close = async (page: Page) => {
    await inDialog(page, 'ยกเลิก').click()
    await expect.poll(() => dialog(page).count()).toBe(0)
  }

  it.each([
    ['the photo', /^PUT/, 'cut'],
    ['the answer to the statement', /^POST/, 'lost'],
  ] as const)('takes back a statement without a place when %s got lost', async (_what, on, how) => {
    const { state, page } = await sendWithoutPlace([{ on, how }])
    expect(state.evidence.producers[2]?.items).toHaveLength(1)
    await close(page)
    expect(state.evidence.producers[2]?.items).toEqual([])
  })

  it('keeps it when only the answer to the photo got lost', async () => {
    const { state, page } = await sendWithoutPlace([{ on: /^PUT/, how: 'lost' }])
    await close(page)
    expect(state.evidence.producers[2]?.items).toMatchObject([{ hasPhoto: true }])
  })

  it('says so when that does not get through, and lets go at the second press', async () => {
    const { state, page } = await sendWithoutPlace([{ on: /^PUT/, how: 'cut' }])
    state.trouble.push({ on: /^GET/, how: 'cut' })
    await inDialog(page, 'ยกเลิก').click()
    await expect.poll(() => linesOf(state, /^GET \/api\/evidence\//).length).toBe(2)
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await close(page)
  })
})
