// Photos of evidence on their way from the phone, in a real Chromium: made small, sent, kept when they do not get through.
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
import { makeLife, press, refusal, says, useLife } from './life-service.ts'

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
    const how = refusal(400, 'photo.not_a_photo', 'ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้', 'โปรดถ่ายรูปใหม่')
    const state = makeLife({ trouble: [{ on: /^PUT/, how }] })
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
    await dialog(page).getByLabel('เก็บไว้ที่ไหน').fill('')
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้ โปรดถ่ายรูปใหม่')
    expect(photosSent(state).map(body => body?.length)).toEqual([5_000])
    // The statement is stored: without a photo there is nothing left to do.
    await inDialog(page, 'เอารูปออก').click()
    await inDialog(page, 'ลองอีกครั้ง').click()
    await says(page, 'เพิ่มหลักฐานแล้ว')
    expect(additions(state)).toHaveLength(1)
  })
})
