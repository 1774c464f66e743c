// The answers to เอกสาร within LINE's limits whatever people are called, readable where they stand, with all that is shown
// also in the sentence that a notification reads.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  certifiedDocumentMessages,
  draftDocumentMessages,
  MOST_DISTRICT_BUTTONS,
  type NamedVersion,
  privateDocumentMessages,
  provinceDocumentMessages,
} from '../../bot/messages/document-replies.ts'
import { MAX_SATANG, REPORT_STATES, ROLES } from '../../db/vocabulary.ts'
import {
  altTextIn,
  colorPairsIn,
  contrastOf,
  labelsIn,
  linesIn,
  linksIn,
  menuIn,
  refusalOf,
  shownIn,
} from './read-message.ts'
import { at, LIFF_URL, PERIOD, PLACES } from './sample-facts.ts'

const URL_OF_PAPER = `https://otop.example.go.th/documents/${'A'.repeat(32)}?openExternalBrowser=1`
const of = { role: 'district_officer', minutes: 15 } as const

const versionAs = (over: Partial<NamedVersion> = {}): NamedVersion => ({
  officeCode: '5605',
  officeName: 'ดอกคำใต้',
  period: PERIOD,
  number: 1,
  certifiedAt: at('2025-01-30', '16:30'),
  certifiedBy: 'นางพิมพ์ใจ สุขสวัสดิ์',
  actingOrder: null,
  amount: '1284560.00',
  state: 'certified',
  ...over,
})

const certified = (over: Partial<NamedVersion> = {}) =>
  certifiedDocumentMessages({
    ...of,
    version: versionAs(over),
    rt2Url: URL_OF_PAPER,
    rt1Url: `${URL_OF_PAPER}&1`,
  })

const province = (count: number, left = 0, over: Partial<NamedVersion> = {}) =>
  provinceDocumentMessages({
    ...of,
    role: 'provincial_officer',
    period: PERIOD,
    shown: Array.from({ length: count }, (_, index) => ({
      ...versionAs({ officeName: PLACES[index % PLACES.length] ?? '', ...over }),
      url: URL_OF_PAPER,
    })),
    left,
    liffUrl: LIFF_URL,
  })

describe('a certified version', () => {
  test('is named with month, number, sum, who and when, also in the notification', () => {
    for (const words of [shownIn(certified()), altTextIn(certified())]) {
      for (const said of [
        'ดอกคำใต้',
        'มกราคม 2568',
        'ฉบับที่ 1',
        '1,284,560.00 บาท',
        'นางพิมพ์ใจ สุขสวัสดิ์',
        '16:30 น.',
      ])
        expect(words).toContain(said)
    }
    expect(labelsIn(certified())).toEqual(['เปิด รต.2 (PDF)', 'รต.1 ทุกราย (PDF)'])
    expect(linksIn(certified())).toEqual([URL_OF_PAPER, `${URL_OF_PAPER}&1`])
    expect(menuIn(certified())).toContain('เอกสาร')
  })

  test('says by which order it was signed, and that the report came back since', () => {
    expect(shownIn(certified({ actingOrder: '57/2568' }))).toContain(
      'รักษาราชการแทน พัฒนาการอำเภอดอกคำใต้ ตามคำสั่งที่ 57/2568',
    )
    expect(shownIn(certified())).not.toContain('ตีกลับ')
    for (const state of ['draft', 'returned', 'submitted'] as const)
      expect(shownIn(certified({ state }))).toContain('ตีกลับไปแก้ไข')
  })
})

describe('the districts of a province', () => {
  test('have a button each, later versions with their number; the rest are on the summary page', () => {
    const messages = province(MOST_DISTRICT_BUTTONS, 13, { number: 2 })
    expect(labelsIn(messages)).toHaveLength(MOST_DISTRICT_BUTTONS + 1)
    expect(labelsIn(messages)[0]).toBe('เมืองพะเยา ฉบับที่ 2')
    expect(shownIn(messages)).toContain('23 อำเภอ')
    expect(shownIn(messages)).toContain('อีก 13 อำเภอเปิดได้จากหน้าสรุปจังหวัด')
    expect(linksIn(messages).at(-1)).toBe(`${LIFF_URL}/summary/2025-01`)
  })

  test('none: it says so, without a word about links', () => {
    expect(shownIn(province(0))).toContain('ยังไม่มี รต.2 ที่ลงนามรับรอง')
    expect(shownIn(province(0))).not.toContain('นาที')
    expect(labelsIn(province(0))).toEqual(['ดูสรุปจังหวัด'])
  })
})

test('LINE takes every answer, and every text can be read on its ground', () => {
  const ugly = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('', '𠮷'.repeat(500), `ก${'\u0e49'.repeat(900)}`),
  )
  const version = fc.record({
    officeCode: fc.constant('5605'),
    officeName: ugly,
    period: fc.constantFrom('2025-01', '2024-12'),
    number: fc.integer({ min: 1, max: 2_000_000_000 }),
    certifiedAt: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
    certifiedBy: ugly,
    actingOrder: fc.option(ugly),
    amount: fc.constantFrom('0.00', '1284560.00', `${MAX_SATANG}00.99`),
    state: fc.constantFrom(...REPORT_STATES),
  })
  fc.assert(
    fc.property(
      fc.array(version, { minLength: 1, maxLength: 10 }),
      fc.constantFrom(...ROLES),
      fc.nat(80),
      (all, role, left) => {
        const facts = { role, minutes: 15, period: PERIOD, liffUrl: LIFF_URL }
        const [first = versionAs()] = all
        for (const messages of [
          certifiedDocumentMessages({ ...facts, version: first, rt2Url: URL_OF_PAPER, rt1Url: URL_OF_PAPER }),
          draftDocumentMessages({ ...facts, url: URL_OF_PAPER }),
          provinceDocumentMessages({
            ...facts,
            shown: all.map(item => ({ ...item, url: URL_OF_PAPER })),
            left,
          }),
          privateDocumentMessages(),
        ]) {
          expect(refusalOf(messages)).toBeNull()
          for (const line of linesIn(messages)) expect(line.trim()).not.toBe('')
          for (const [ink, ground] of colorPairsIn(messages))
            expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(4.5)
        }
      },
    ),
    { numRuns: 60 },
  )
})
