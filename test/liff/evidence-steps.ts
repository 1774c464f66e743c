// What tests of the evidence page do again and again: find its parts as a person would, choose photos, fill in.
import type { Page } from 'playwright'
import sharp from 'sharp'
import { type LifeState, linesOf, press } from './life-service.ts'

export const EVIDENCE_PATH = '/evidence/5605/2025-01'

/** A photo as a phone takes it: large, lying on its side, and with the place where it was taken. */
export const phonePhoto = sharp({
  create: {
    width: 3200,
    height: 2400,
    channels: 3,
    background: '#7799bb',
    noise: { type: 'gaussian', mean: 128, sigma: 8 },
  },
})
  .jpeg()
  .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '19/1 10/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .toBuffer()

export const dialog = (page: Page) => page.getByRole('dialog')
export const inDialog = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true })
export const card = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).first()

export const pick = (page: Page, buffer: Buffer) =>
  dialog(page).getByLabel('เลือกรูป').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })

export async function choose(page: Page, buffer: Buffer): Promise<void> {
  await pick(page, buffer)
  await dialog(page).getByRole('img', { name: 'รูปที่เลือก' }).waitFor()
}

/** A file that is no picture, made inside the page: large ones are slow to hand over. */
export const chooseBlank = (page: Page, size: number) =>
  page.evaluate(`{
    const files = new DataTransfer()
    files.items.add(new File([new Uint8Array(${size})], 'photo.heic', { type: 'image/heic' }))
    const field = [...document.querySelectorAll('dialog input[type=file]')].at(-1)
    field.files = files.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }`)

/** Fills the dialog of the producer without evidence; nothing is sent yet. */
export async function fill(page: Page): Promise<void> {
  await press(page, /^เพิ่มหลักฐาน วิสาหกิจชุมชนสันโค้ง/)
  await inDialog(page, 'ใบเสร็จ').click()
  await inDialog(page, 'ที่ผู้ผลิต').click()
}

export const photosSent = (state: LifeState) =>
  state.asked.filter(({ line }) => line.startsWith('PUT ')).map(({ body }) => body)
export const additions = (state: LifeState) => linesOf(state, /^POST/)
