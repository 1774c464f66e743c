// The verification pages as text: Thai, complete, with Arabic digits, and with nothing that people wrote as HTML.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperRefusedPage } from '../../bot/messages/paper-refused-page.ts'
import {
  paperNotFoundPage,
  recordAlteredPage,
  type VerifiedPaper,
  verifiedPage,
  verifyFormPage,
} from '../../bot/messages/verify-page.ts'
import { at } from './sample-facts.ts'

const STYLE = '/verify.css?v=1'

const paperAs = (over: Partial<VerifiedPaper> = {}): VerifiedPaper => ({
  code: '7KQ2M9XAB4TC',
  hash: 'a1b2c3d4e5f60718'.padEnd(64, '9'),
  officeName: 'ดอกคำใต้',
  provinceName: 'พะเยา',
  period: '2025-01',
  number: 1,
  amount: '1284560.00',
  withSales: 41,
  noSales: 22,
  certified: { by: 'นางพิมพ์ใจ สุขสวัสดิ์', at: at('2025-01-30', '16:30'), actingOrder: null, isOwnWork: false },
  newer: null,
  isReopened: false,
  ...over,
})

/** What a reader sees, without the tags. */
const wordsOf = (page: string): string =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const tagsOf = (page: string): string[] => page.match(/<[^>]+>/g) ?? []

describe('a confirmed paper', () => {
  test('says all there is to compare, in the words and digits of a screen', () => {
    const words = wordsOf(verifiedPage(STYLE, paperAs()))
    for (const said of [
      'ตรงกับบันทึก',
      'แบบ รต.2 อำเภอดอกคำใต้',
      'จังหวัด พะเยา',
      'ประจำเดือน มกราคม 2568',
      'ฉบับที่ 1',
      'ยอดรวม 1,284,560.00 บาท',
      'ผู้ผลิตที่มียอดขาย 41 ราย',
      'ผู้ผลิตที่ไม่มียอดขาย 22 ราย',
      'นางพิมพ์ใจ สุขสวัสดิ์ พัฒนาการอำเภอดอกคำใต้',
      'ลงนามเมื่อ 30 มกราคม 2568 เวลา 16:30 น.',
      '7KQ2-M9XA-B4TC',
      'a1b2c3d4e5f60718',
    ]) {
      expect(words).toContain(said)
    }
    expect(words).not.toMatch(/[๐-๙]|null|undefined|\[object|a1b2c3d4e5f607189/)
  })

  test('that still stands warns of nothing', () => {
    expect(verifiedPage(STYLE, paperAs())).not.toMatch(
      /verdict warn|ใหม่กว่า|ตีกลับ|รักษาราชการแทน|ตามคำสั่ง|จังหวัดอนุญาต/,
    )
  })

  test('that was replaced or is being corrected says so before its figures', () => {
    const newer = { number: 3, at: at('2025-02-04', '09:05') }
    const replaced = verifiedPage(STYLE, paperAs({ newer }))
    expect(wordsOf(replaced)).toContain('มีฉบับที่ใหม่กว่า คือฉบับที่ 3 ลงนามเมื่อ 4 กุมภาพันธ์ 2568 เวลา 09:05 น.')
    expect(replaced.indexOf('verdict warn')).toBeLessThan(replaced.indexOf('ยอดรวม'))
    const reopened = wordsOf(verifiedPage(STYLE, paperAs({ isReopened: true })))
    expect(reopened).toContain('รายงานถูกตีกลับไปแก้ไข')
    expect(reopened).not.toContain('ใหม่กว่า')
    expect(tagsOf(verifiedPage(STYLE, paperAs({ newer, isReopened: true }))).join()).toContain('verdict warn')
  })

  test('names by which authority it was signed, and that recorder and signer are one', () => {
    const { certified } = paperAs()
    const words = wordsOf(
      verifiedPage(STYLE, paperAs({ certified: { ...certified, actingOrder: '57/2568', isOwnWork: true } })),
    )
    expect(words).toContain('รักษาราชการแทน พัฒนาการอำเภอดอกคำใต้')
    expect(words).toContain('ตามคำสั่งที่ 57/2568')
    expect(words).toContain('ผู้ลงนามเป็นผู้บันทึกข้อมูลเอง')
  })

  test('adds up to more than one figure can hold', () => {
    expect(wordsOf(verifiedPage(STYLE, paperAs({ amount: '5000000000000.05' })))).toContain(
      '5,000,000,000,000.05 บาท',
    )
  })
})

describe('whatever people wrote', () => {
  const ugly = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      `"'><img src=x onerror=alert(1)>`,
      '&lt;b&gt;',
      '</h1></html>',
      '',
    ),
  )

  test('is text on the page: the tags are the same as with a plain name', () => {
    const plain = tagsOf(
      verifiedPage(STYLE, paperAs({ certified: { ...paperAs().certified, actingOrder: '1/2568' } })),
    )
    fc.assert(
      fc.property(ugly, ugly, ugly, ugly, (by, actingOrder, officeName, provinceName) => {
        const certified = { ...paperAs().certified, by, actingOrder }
        expect(tagsOf(verifiedPage(STYLE, paperAs({ certified, officeName, provinceName })))).toEqual(plain)
      }),
    )
  })

  test('of a code stays inside its field, as typed', () => {
    fc.assert(
      fc.property(ugly, typed => {
        const page = paperNotFoundPage(STYLE, typed)
        const inside = /value="([^"<>]*)" placeholder/.exec(page)?.[1]
        const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
        expect(inside?.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs[name] ?? '')).toBe(typed)
      }),
    )
  })
})

test('every page is whole, in Thai, hidden from search engines and free of scripts and inline style', () => {
  const refusal = { says: 'ทำไม่ได้', next: 'โปรดรอ', tone: 'warn', isPassing: true, requestId: 'x1' } as const
  for (const page of [
    verifyFormPage(STYLE),
    verifiedPage(STYLE, paperAs()),
    paperNotFoundPage(STYLE, 'x'),
    recordAlteredPage(STYLE),
    paperRefusedPage(STYLE, refusal),
  ]) {
    expect(page).toMatch(/^<!doctype html>\n<html lang="th">[\s\S]*<\/html>\n$/)
    expect(page.match(/<h1>/g)).toHaveLength(1)
    expect(page).toContain('<meta name="robots" content="noindex, nofollow">')
    expect(page).toContain(`<link rel="stylesheet" href="${STYLE}">`)
    expect(page).not.toMatch(/<script|<style|style=|onclick|https?:/)
  }
})

test('a refusal offers another try only where that can help, and an id only where there is one', () => {
  const old = {
    says: 'ลิงก์หมดอายุ',
    next: 'กลับไปที่ไลน์',
    tone: 'warn',
    isPassing: false,
    requestId: null,
  } as const
  expect(paperRefusedPage(STYLE, old)).not.toMatch(/ลองอีกครั้ง|รหัสสำหรับแจ้ง/)
  const failed = paperRefusedPage(STYLE, { ...old, isPassing: true, requestId: 'Ab3_x' })
  expect(failed).toContain('<a class="button" href="">ลองอีกครั้ง</a>')
  expect(failed).toContain('รหัสสำหรับแจ้งผู้ดูแล Ab3_x')
})
