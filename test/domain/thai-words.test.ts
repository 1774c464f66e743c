// Thai names and dates: every stored word has a name, and dates read as Intl's Thai Buddhist calendar reads them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, bangkokDateOf, instantOf, periodOf } from '../../bot/domain/civil-time.ts'
import { DOUBT_CODES } from '../../bot/domain/plausibility.ts'
import { AMOUNT_REFUSAL_WORDS, doubtWords } from '../../bot/domain/thai-amounts.ts'
import {
  MONTH_NAMES,
  MONTH_NAMES_SHORT,
  thaiDate,
  thaiDateShort,
  thaiDateWithWeekday,
  thaiFiscalYear,
  thaiMoment,
  thaiPeriod,
  thaiPeriodShort,
  thaiTime,
  WEEKDAY_NAMES,
} from '../../bot/domain/thai-dates.ts'
import * as words from '../../bot/domain/thai-words.ts'
import { AMOUNT_REFUSALS, readTypedAmount } from '../../bot/domain/typed-amount.ts'
import { CATEGORIES, CHANNELS, NO_SALES_REASONS, REPORT_STATES, ROLES, SOURCES } from '../../db/vocabulary.ts'

const intl = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', { timeZone: 'Asia/Bangkok', ...options })

describe('dates', () => {
  test('agree with Intl on every day of forty years', () => {
    const full = intl({ dateStyle: 'full' })
    const long = intl({ dateStyle: 'long' })
    const short = intl({ day: 'numeric', month: 'short', year: '2-digit' })
    const month = intl({ month: 'long', year: 'numeric' })
    const monthShort = intl({ month: 'short', year: '2-digit' })
    for (let on = '2010-01-01'; on < '2050-01-01'; on = addDays(on, 1)) {
      const noon = instantOf(on, '12:00')
      const ours = [
        thaiDateWithWeekday(on),
        thaiDate(on),
        thaiDateShort(on),
        thaiPeriod(periodOf(on)),
        thaiPeriodShort(periodOf(on)),
      ]
      const theirs = [full, long, short, month, monthShort].map(format =>
        format.format(noon).replace('พ.ศ. ', ''),
      )
      if (ours.join() !== theirs.join()) expect(ours).toEqual(theirs)
    }
    expect(MONTH_NAMES).toHaveLength(12)
    expect(MONTH_NAMES_SHORT).toHaveLength(12)
    expect(WEEKDAY_NAMES).toHaveLength(7)
  })

  test('a moment agrees with Intl, in Bangkok', () => {
    const format = intl({ dateStyle: 'long', timeStyle: 'short' })
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }),
        at => {
          expect(thaiMoment(at)).toBe(`${format.format(at)} น.`)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('read as people write them', () => {
    expect(thaiDate('2025-01-25')).toBe('25 มกราคม 2568')
    expect(thaiDate('2025-02-06')).toBe('6 กุมภาพันธ์ 2568')
    expect(thaiDateShort('2025-01-25')).toBe('25 ม.ค. 68')
    expect(thaiDateWithWeekday('2025-01-25')).toBe('วันเสาร์ที่ 25 มกราคม 2568')
    expect(thaiPeriod('2025-01')).toBe('มกราคม 2568')
    expect(thaiPeriodShort('2025-01')).toBe('ม.ค. 68')
    expect(thaiTime('09:00')).toBe('09:00 น.')
    expect(thaiTime('23:59:59')).toBe('23:59 น.')
    expect(thaiMoment(new Date('2025-02-06T16:59:59Z'))).toBe('6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    expect(thaiFiscalYear(2025)).toBe('2568')
  })

  test('no date is made of a malformed one', () => {
    for (const text of ['', '2025-02-30', '2025-13-01', '25/1/2568'])
      expect(() => thaiDate(text)).toThrow(RangeError)
    for (const text of ['', '2025-13', '2025-00', '2025-01-25'])
      expect(() => thaiPeriod(text)).toThrow(RangeError)
    expect(() => thaiMoment(new Date(Number.NaN))).toThrow(RangeError)
    expect(bangkokDateOf(new Date(0))).toBe('1970-01-01')
  })
})

describe('names', () => {
  test.each([
    ['categories', CATEGORIES, words.CATEGORY_NAMES],
    ['channels', CHANNELS, words.CHANNEL_NAMES],
    ['roles', ROLES, words.ROLE_NAMES],
    ['sources', SOURCES, words.SOURCE_NAMES],
    ['reasons for no sales', NO_SALES_REASONS, words.NO_SALES_REASON_NAMES],
    ['report states', REPORT_STATES, words.REPORT_STATE_NAMES],
  ] as const)('all %s have one name each, in the order of the vocabulary', (_, stored, names) => {
    expect(Object.keys(names)).toEqual([...stored])
    expect(new Set(Object.values(names)).size).toBe(stored.length)
    for (const name of Object.values(names)) expect(name).toMatch(/^[ก-๛][ก-๛ ()]*$/)
  })

  test("categories and channels are the department's own words", () => {
    expect(Object.values(words.CATEGORY_NAMES).join(' · ')).toBe(
      'อาหาร · เครื่องดื่ม · ผ้าและเครื่องแต่งกาย · เครื่องใช้และเครื่องประดับตกแต่ง · สมุนไพรที่ไม่ใช่อาหารและยา',
    )
    expect(Object.values(words.CHANNEL_NAMES).join(' · ')).toBe(
      'ในประเทศ(ออฟไลน์) · ในประเทศ(ออนไลน์) · ต่างประเทศ(ออฟไลน์) · ต่างประเทศ(ออนไลน์)',
    )
  })

  test('an office is named with its kind', () => {
    expect(words.officeName({ kind: 'district', name: 'ดอกคำใต้' })).toBe('อำเภอดอกคำใต้')
    expect(words.officeName({ kind: 'province', name: 'พะเยา' })).toBe('จังหวัดพะเยา')
  })
})

describe('sentences about amounts', () => {
  test('every refusal has its own short sentence that says what to do', () => {
    expect(Object.keys(AMOUNT_REFUSAL_WORDS).sort()).toEqual([...AMOUNT_REFUSALS].sort())
    const sentences = Object.values(AMOUNT_REFUSAL_WORDS)
    expect(new Set(sentences).size).toBe(AMOUNT_REFUSALS.length)
    for (const sentence of sentences) {
      expect(sentence).toMatch(/ โปรด/)
      expect(sentence.length).toBeLessThanOrEqual(75)
    }
  })

  test('the examples they give can be typed as they stand', () => {
    const examples = Object.values(AMOUNT_REFUSAL_WORDS).flatMap(
      sentence => sentence.match(/\d+,[\d.]+/g) ?? [],
    )
    expect(examples.length).toBeGreaterThan(3)
    for (const example of examples)
      expect(readTypedAmount(example)).toMatchObject({ kind: 'amount', echo: false })
  })

  test('a doubt says which month it compares with, how many times, and the likely slip', () => {
    const say = (code: (typeof DOUBT_CODES)[number], times: number) =>
      doubtWords({ code, times, baseSatang: 1n })
    expect(say('far_above_last_year', 4)).toBe('สูงกว่าเดือนเดียวกันปีก่อน 4.0 เท่า โปรดตรวจสอบ')
    expect(say('far_below_last_month', 5.5)).toBe('ต่ำกว่าเดือนก่อน 5.5 เท่า โปรดตรวจสอบ')
    expect(say('ten_times_last_month', 11)).toBe('สูงกว่าเดือนก่อน 11.0 เท่า อาจพิมพ์ 0 เกินหนึ่งตัว โปรดตรวจสอบ')
    expect(say('tenth_of_last_year', 10)).toBe('ต่ำกว่าเดือนเดียวกันปีก่อน 10.0 เท่า อาจพิมพ์ 0 ขาดหนึ่งตัว โปรดตรวจสอบ')
    expect(new Set(DOUBT_CODES.map(code => say(code, 10))).size).toBe(DOUBT_CODES.length)
  })
})
