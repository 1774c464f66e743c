// What officers type: taken silently, echoed, or refused with the right reason. Nothing is guessed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBaht, parseBaht, toBaht } from '../../bot/domain/money.ts'
import { AMOUNT_REFUSALS, type AmountRefusal, readTypedAmount } from '../../bot/domain/typed-amount.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'

const amount = (baht: string, echo: boolean) => ({ kind: 'amount', satang: parseBaht(baht), echo })

describe('taken silently: every Thai reader reads the same baht', () => {
  test.each([
    ['12,500', '12500'],
    ['12500', '12500'],
    ['12500.5', '12500.5'],
    ['12,500.50', '12500.50'],
    ['1,234,567.89', '1234567.89'],
    ['๑๒,๕๐๐.๕๐', '12500.50'],
    ['๕', '5'],
    ['１２，５００．５０', '12500.50'],
    ['１２,５００', '12500'],
    ['12500 บาท', '12500'],
    ['12,500บาท', '12500'],
    ['๑๒,๕๐๐ บาท', '12500'],
    ['12500\u00a0บาท', '12500'],
    ['฿12,500', '12500'],
    ['฿ 12,500.50', '12500.50'],
    ['  12,500  ', '12500'],
    ['\t12500\n', '12500'],
    ['\u00a012500\u00a0', '12500'],
    ['\ufeff12500', '12500'],
    ['\u200b12,500\u200b', '12500'],
    ['\u202d12500\u202c', '12500'],
    ['0.50', '0.50'],
    ['0.01', '0.01'],
    ['2568', '2568'],
    ['999,999,999,999.99', '999999999999.99'],
    ['999999999999.99', '999999999999.99'],
    ['66,812,345,678', '66812345678'],
    ['812345678', '812345678'],
  ])('%j', (text, baht) => {
    expect(readTypedAmount(text)).toEqual(amount(baht, false))
  })
})

describe('understood but short or unusual: echoed in full', () => {
  test.each([
    ['1.2 หมื่น', '12000'],
    ['๑.๒ หมื่น', '12000'],
    ['1.2หมื่นบาท', '12000'],
    ['1.2 หม่ืน', '12000'],
    ['12.5k', '12500'],
    ['12.5K', '12500'],
    ['12.5 k บาท', '12500'],
    ['1,200 พัน', '1200000'],
    ['5พัน', '5000'],
    ['5 ร้อย', '500'],
    ['๑.๒๕ แสน', '125000'],
    ['1.25 เเสน', '125000'],
    ['1.25ล้าน', '1250000'],
    ['1.234567 ล้าน', '1234567'],
    ['1.23456 พัน', '1234.56'],
    ['1.2345600 พัน', '1234.56'],
    ['0.5 ล้าน', '500000'],
    ['3 แสน 5 หมื่น', '350000'],
    ['3แสน5หมื่นบาท', '350000'],
    ['5 พัน 200 บาท', '5200'],
    ['1 ล้าน 2 แสน 3 หมื่น 4 พัน บาท 50 สต.', '1234000.50'],
    ['12500.-', '12500'],
    ['12,500.- บาท', '12500'],
    ['๑๒๕๐๐.–', '12500'],
    ['12500.', '12500'],
    ['12 500', '12500'],
    ['1 234 567.89', '1234567.89'],
    ['12\u00a0500', '12500'],
    ['12\u202f500 บาท', '12500'],
    ['12500 บาท 50 สต.', '12500.50'],
    ['12500 บาท 5 สตางค์', '12500.05'],
    ['๑๒,๕๐๐ บาท ๕๐ สตางค์', '12500.50'],
    ['50 สต.', '0.50'],
    ['12500 บ.', '12500'],
    ['12500 บาทถ้วน', '12500'],
    ['12,500฿', '12500'],
    ['THB 12,500', '12500'],
    ['12,500 thb', '12500'],
    ['1๒3', '123'],
    ['๑2,500', '12500'],
    ['１2500', '12500'],
    ['12\u200b500', '12500'],
    ['12,\ufeff500', '12500'],
    ['999999.9 ล้าน', '999999900000'],
  ])('%j', (text, baht) => {
    expect(readTypedAmount(text)).toEqual(amount(baht, true))
  })
})

describe('blank is only blank', () => {
  test.each(['', ' ', '\t\n', '\u00a0', '\u200b\ufeff', '\u3000', ' '.repeat(10_000)])('%j', text => {
    expect(readTypedAmount(text)).toEqual({ kind: 'blank' })
  })
})

const REFUSED: Record<AmountRefusal, string> = {
  ambiguous_separator: `12,50 | 1,2500 | 1,000,00 | 12.500,00 | 12.500 | ฿12.500 | 12.500 บาท | 1.234.567 | 12..5 | 1,,000 |
    ,500 | 500, | .50 | 1 2500 | 12  500 | 1,234 567 | 12'500 | 12, 500 | 12 .50 | 12\t500 | 12\n500 | 12,50 บาท | ๑๒,๕๐ | .`,
  too_many_decimals: `12500.505 | 12500.500 | 12,500.505 | 0.500 | 1.0000 | ๑๒๕๐๐.๕๐๕ | 1.234567 พัน | 0.000001 k | 50.5 สต.`,
  negative: '-500 | −500 | –500 | - 500 | -12,500.50 | (500) | (500) บาท | 500- | ฿-500 | -๕๐๐',
  too_large: `1000000000000 | 1,000,000,000,000 | 999999999999999 | 1000000 ล้าน | 3560100123456 | ${'9'.repeat(80)} |
    ${'9'.repeat(60)}k`,
  leading_zero: '007 | 00 | 05,000 | 0,500 | 00.50 | ๐๐๗ | ฿007 | 05 พัน | 0 500',
  zero_needs_reason: '0 | ๐ | ０ | 0.00 | 0.0 | 0 บาท | ฿0 | 0.- | 0 หมื่น | 0 บาท 0 สต. | ศูนย์ | 0\u200b',
  no_sales_words: `ไม่มี | ไม่มียอดขาย | ไม่มีค่ะ | ไม่ได้ขาย | ไม่ขาย | ขายไม่ได้ | ไม่ได้ผลิต | หยุดผลิต | - | -- | – | — |
    nil | N/A | None`,
  looks_like_date: `25/1/2568 | 25/01/68 | 25-01-2568 | 2025-01-25 | 2568/1/25 | 25.01.2568 | 25.1.68 | 25 01 2568 | 25/1 |
    1/2568 | ๒๕/๑/๒๕๖๘ | 25 ม.ค. 68 | 25 มกราคม 2568 | ก.พ. 68 | 3 มิ.ย. | 1 ธันวาคม | 5 กันยายน | 1 กุมภาพันธ์ | 12:30 | 12:30 น.`,
  looks_like_phone: `0812345678 | 081-234-5678 | 081 234 5678 | (081) 234-5678 | ๐๘๑๒๓๔๕๖๗๘ | 054412345 | 054-412345 |
    +66812345678 | +66 81 234 5678 | 66812345678`,
  formula: `=1+1 | ＝1+1 | =SUM(A1:A9) | 1+1 | +500 | @A1 | 500*3 | 500 x 3 | 500×3 | 1000/2 | 2^3 | 0x10`,
  approximate: `2หมื่นกว่า | ประมาณ 20000 | ราว ๆ 500 | เกือบแสน | 20000 เศษ | ไม่ถึง 500 | ~500 | >500 | 2 หมื่นครึ่ง |
    หลักหมื่น | 12,000-15,000 | 12000 - 15000 | 500 ถึง 600 | 20000+ | 500±50`,
  ambiguous_shorthand: `2 หมื่น 5 | 2หมื่น5 | 5 พัน 200 | 1.5 แสน 5 หมื่น | 3 แสน 15 หมื่น | 5 หมื่น 3 แสน | 1 หมื่นล้าน |
    2 หมื่นห้า | 1.5m | 1.5 M | 2k5 | 12,50 หมื่น`,
  words_not_digits: 'สองหมื่น | ห้าร้อยบาท | หนึ่งแสนสองหมื่น | ล้าน',
  not_a_number: `abc | 1e5 | 12a | บาท | ฿ | 50% | 12² | 1½ | ① | ٣ | ໑໒ | 1️⃣ | 12500่ | 12500 บาทค่ะ | 12500 บาท 100 สต. |
    500 บาท 300 บาท | 12500.50 บาท 50 สต. | ไม่มีข้อมูล | ยังไม่ได้เก็บ | ไม่ทราบ | 12#5 | \ud83d | \udc00500 | 😀 | null |
    Infinity | constructor | 12 constructor | 1__proto__ | ${'9'.repeat(81)}`,
}

describe('refused with the reason, never guessed', () => {
  const cases = AMOUNT_REFUSALS.flatMap(reason =>
    REFUSED[reason].split(/ \|\s+/).map(text => [text, reason] as const),
  )
  test.each(cases)('%j is %s', (text, reason) => {
    expect(readTypedAmount(text)).toEqual({ kind: 'refused', reason })
  })
})

describe('for any text', () => {
  // Characters that make up amounts, so that random texts often come close to one.
  const amountish = fc
    .array(
      fc.constantFrom(
        ...'00112345678900..,,,  -฿๐๑๕５．，',
        '000',
        '500',
        'บาท',
        'สต.',
        'หมื่น',
        'แสน',
        'k',
        '.-',
        '\u00a0',
        '\u200b',
        '/',
        '+',
        '=',
      ),
      { maxLength: 12 },
    )
    .map(parts => parts.join(''))
  // Code units, so lone surrogates and half characters are among them.
  const anyText = fc.string({
    unit: fc.nat({ max: 0xffff }).map(unit => String.fromCharCode(unit)),
    maxLength: 60,
  })

  test('reading never throws, and what is accepted is a whole number of satang above 0 that the column holds', () => {
    fc.assert(
      fc.property(fc.oneof(amountish, anyText), text => {
        const read = readTypedAmount(text)
        if (read.kind === 'refused') expect(AMOUNT_REFUSALS).toContain(read.reason)
        if (read.kind !== 'amount') return
        expect(typeof read.satang).toBe('bigint')
        expect(read.satang > 0n && read.satang <= MAX_SATANG).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  test('silence means plain digits, right commas, at most two decimals and nothing but baht around them', () => {
    const plain = /^\s*(?:฿\s*)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?)\s*(?:บาท)?\s*$/
    let seen = 0
    fc.assert(
      fc.property(amountish, text => {
        const read = readTypedAmount(text)
        if (read.kind !== 'amount' || read.echo) return
        seen++
        const ascii = text
          .replace(/[\u200b]/g, '')
          .replace(/[๐-๙]/g, digit => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)))
          .replace(/５/g, '5')
          .replace(/．/g, '.')
          .replace(/，/g, ',')
        const digits = plain.exec(ascii)?.[1]
        expect(digits, text).toBeDefined()
        expect(read.satang).toBe(parseBaht(digits?.replaceAll(',', '') ?? ''))
      }),
      { numRuns: 5_000, examples: [['4บาท0บาท'], ['3แสน0แสน']] },
    )
    expect(seen).toBeGreaterThan(100)
  })

  test('a long hostile text is answered at once', () => {
    const startedAt = performance.now()
    for (const piece of ['1 ', '1,', ' ', '\u200b', '9', '(', '1 พัน ', '0-', 'ก'])
      readTypedAmount(`1${piece.repeat(200_000)}x`)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})

test('what the screen shows can be typed back, silently and to the satang', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: MAX_SATANG }),
      fc.constantFrom('always' as const, 'auto' as const),
      (satang, decimals) => {
        const read = { kind: 'amount', satang, echo: false }
        expect(readTypedAmount(formatBaht(satang, { decimals }))).toEqual(read)
        expect(readTypedAmount(`฿${formatBaht(satang, { decimals })} บาท`)).toEqual(read)
        expect(readTypedAmount(toBaht(satang))).toEqual(read)
      },
    ),
  )
})
