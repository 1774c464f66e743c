// Cells, months and names out of other people's tables: every spelling that means one thing is understood, and nothing else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmountCell } from '../../bot/domain/amount-cell.ts'
import { cellName, columnName } from '../../bot/domain/find-table.ts'
import { readWord } from '../../bot/domain/fold-words.ts'
import { toBaht } from '../../bot/domain/money.ts'
import { placeRegister } from '../../bot/domain/place-register.ts'
import { readRegister } from '../../bot/domain/read-register.ts'
import { findThaiMonth, periodOfMonth, readThaiMonth } from '../../bot/domain/read-thai-month.ts'
import { MONTH_NAMES, MONTH_NAMES_SHORT } from '../../bot/domain/thai-dates.ts'
import { CATEGORY_SPELLINGS, isTotalRow } from '../../bot/domain/upload-table-words.ts'
import { CATEGORIES, MAX_SATANG } from '../../db/vocabulary.ts'

describe('a number in a cell', () => {
  it('of at most two decimals is exactly that amount, as far as a spreadsheet can hold it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: MAX_SATANG }), satang => {
        expect(readAmountCell(Number(toBaht(satang)))).toEqual({ kind: 'amount', satang, echo: false })
      }),
      { examples: [[1n], [MAX_SATANG], [1_250_050n]] },
    )
  })

  it('of more decimals, or beyond the column, is never cut or rounded', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }).filter(n => n % 10n !== 0n),
        mills => {
          const read = readAmountCell(Number(`${mills / 1000n}.${String(mills % 1000n).padStart(3, '0')}`))
          expect(read).toEqual({ kind: 'refused', reason: 'too_many_decimals' })
        },
      ),
      { examples: [[1n], [12_500_505n]] },
    )
    for (const value of [1e12, 1e21, 1e300])
      expect(readAmountCell(value)).toEqual({ kind: 'refused', reason: 'too_large' })
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(readAmountCell(value)).toEqual({ kind: 'refused', reason: 'not_a_number' })
    expect(readAmountCell(1e-7)).toEqual({ kind: 'refused', reason: 'too_many_decimals' })
  })

  it('that a spreadsheet added up is what the spreadsheet shows: it shows fifteen digits, never the noise behind', () => {
    for (const [value, satang] of [
      [0.1 + 0.2, 30n],
      [1234.1 + 1.1, 123_520n],
      [12_500.1 * 3, 3_750_030n],
      [99_999_999_999.99, 9_999_999_999_999n],
    ] as const)
      expect(readAmountCell(value), String(value)).toEqual({ kind: 'amount', satang, echo: false })
    for (const value of [12_500.505, 0.1 + 0.2 + 0.001, 1 / 3])
      expect(readAmountCell(value)).toEqual({ kind: 'refused', reason: 'too_many_decimals' })
    expect(readAmountCell(123_456_789_012_345)).toEqual({ kind: 'refused', reason: 'too_large' })
    expect(readAmountCell(1_000_000_000_000)).toEqual({ kind: 'refused', reason: 'too_large' })
  })

  it('of nothing that is seen is blank', () => {
    for (const value of [null, '', ' ', '\u200b', '\ufeff \u00a0'])
      expect(readAmountCell(value).kind).toBe('blank')
  })
})

describe('a month', () => {
  it('is read in every way of writing it', () => {
    for (const [index, name] of MONTH_NAMES.entries()) {
      const period = `2025-${String(index + 1).padStart(2, '0')}`
      const short = MONTH_NAMES_SHORT[index] ?? ''
      const written = [
        `${name} 2568`,
        `${short} 68`,
        `${short}68`,
        `เดือน${name} พ.ศ. ๒๕๖๘`,
        `${short} 2025`,
        period,
      ]
      for (const text of written) {
        const month = readThaiMonth(text)
        expect(month && periodOfMonth(month), text).toBe(period)
      }
      expect(readThaiMonth(name), name).toEqual({ month: index + 1, year: null })
      expect(findThaiMonth(`แบบ รต.1 อำเภอปง เดือน${name} 2568 (สำเนา)`)).toBe(period)
    }
  })

  it.each([
    '',
    '2568',
    'รวม',
    'มกรา',
    'มกราคม 256',
    'มกราคม ถึง มีนาคม',
    '2025-13',
    'ม.ค. 68 ปรับปรุง',
    '25680101',
  ])('is not read out of %j', text => {
    expect(readThaiMonth(text)).toBeNull()
  })
})

describe('words', () => {
  it('of the department and of registration name the same five categories', () => {
    for (const category of CATEGORIES)
      for (const words of CATEGORY_SPELLINGS[category])
        expect(readWord(CATEGORY_SPELLINGS, words)).toBe(category)
    expect(readWord(CATEGORY_SPELLINGS, ' ผ้า  เครื่องเเต่งกาย ')).toBe('textile_apparel')
    expect(readWord(CATEGORY_SPELLINGS, 'ของใช้/ของตกแต่ง/ของที่ระลึก')).toBe('household_decor')
    for (const words of ['', 'อาหารและเครื่องดื่ม', 'ผ้า', 'ยาสมุนไพร'])
      expect(readWord(CATEGORY_SPELLINGS, words)).toBeNull()
  })

  it('tell a line of sums from a producer whose name begins like one', () => {
    for (const words of ['รวม', 'ยอดรวม', 'รวมทั้งสิ้น', ' รวม ทั้งหมด '])
      expect(isTotalRow(words), words).toBe(true)
    for (const words of ['รวมใจพัฒนา', 'กลุ่มรวมมิตร', '']) expect(isTotalRow(words), words).toBe(false)
  })

  it('of columns go on after Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
    expect(cellName(7, 17)).toBe('H17')
  })
})

const DISTRICTS = [
  { code: '5601', name: 'เมืองพะเยา', subdistricts: [{ code: '560101', name: 'เวียง' }] },
  {
    code: '5605',
    name: 'ดอกคำใต้',
    subdistricts: [
      { code: '560501', name: 'ดอกคำใต้' },
      { code: '560502', name: 'ดอนศรีชุม' },
    ],
  },
  { code: '5606', name: 'ปง', subdistricts: [] },
]

const place = (district: string, tambon: string | null) => {
  const rest = { row: 2, name: 'กลุ่ม', category: 'อาหาร', code: null, kind: null, product: null }
  const [placed] = placeRegister([{ ...rest, district, subdistrict: tambon }], DISTRICTS)
  return placed?.kind === 'placed'
    ? [placed.register.officeCode, placed.register.subdistrictCode]
    : placed?.faults.map(fault => fault.reason)
}

describe('a place', () => {
  it.each([
    ['อำเภอดอกคำใต้', 'ตำบลดอนศรีชุม', ['5605', '560502']],
    ['อ.ดอกคำใต้', 'ต. ดอกคำใต้', ['5605', '560501']],
    [' ดอกคำใต้ ', null, ['5605', null]],
    ['เมือง', 'เวียง', ['5601', '560101']],
    ['เมืองพะเยา', 'เวียง', ['5601', '560101']],
    ['ปง', 'อะไรก็ได้', ['5606', null]],
    ['ดอกคำไต้', null, ['unknown_district']],
    ['ดอกคำใต้', 'เวียง', ['unknown_subdistrict']],
    ['', null, ['unknown_district']],
  ])('%j %j', (district, tambon, expected) => {
    expect(place(district, tambon)).toEqual(expected)
  })
})

describe('a register', () => {
  const HEADER = ['จังหวัด', 'อำเภอ', 'ชื่อผู้ผลิต', 'ประเภท']
  const WIDE = ['อำเภอ', 'ตำบล', 'ชื่อผู้ผลิต', 'ประเภท', 'เลขทะเบียน', 'ลักษณะผู้ผลิต', 'ผลิตภัณฑ์']
  const readOne = (cells: (string | number)[]) => {
    const read = readRegister({ sheets: [{ name: 'x', rows: [WIDE, cells], mergedRows: [] }] }, 'พะเยา')
    if (read.kind !== 'read') throw new Error(read.refusal.code)
    return { row: read.content.rows[0], placed: placeRegister(read.content.rows, DISTRICTS)[0] }
  }

  it.each(['-', ' – ', '—', '...', ''])(
    'takes %j in a cell for an empty cell, not for a number or a name',
    dash => {
      expect(readOne(['ดอกคำใต้', dash, 'กลุ่มจักสาน', 'อาหาร', dash, dash, dash]).placed).toMatchObject({
        kind: 'placed',
        register: { subdistrictCode: null, code: null, kind: null, product: null },
      })
    },
  )

  it.each(['5.60001E+12', '5.6e+11', '6E+15'])('refuses the number that Excel has shortened to %s', code => {
    expect(readOne(['ดอกคำใต้', '', 'กลุ่มจักสาน', 'อาหาร', code, '', '']).placed).toMatchObject({
      kind: 'refused',
      faults: [{ column: 'code', reason: 'code_shortened' }],
    })
  })

  it('takes names as long as the pages do, and no longer', () => {
    const named = (length: number) => readOne(['ดอกคำใต้', '', 'ก'.repeat(length), 'อาหาร', '', '', '']).placed
    expect(named(150)).toMatchObject({ kind: 'placed' })
    expect(named(151)).toMatchObject({
      kind: 'refused',
      faults: [{ column: 'name', reason: 'name_too_long' }],
    })
  })

  it('keeps the rows of the own province, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('พะเยา', 'จ.พะเยา', 'จังหวัดพะเยา', 'เชียงราย', 'น่าน')),
        fc.nat({ max: 12 }),
        (provinces, above) => {
          const rows = provinces.map((province, index) => [province, 'ปง', `กลุ่ม ${index}`, 'อาหาร'])
          const read = readRegister(
            {
              sheets: [
                {
                  name: 'x',
                  rows: [...Array.from({ length: above }, () => ['ทะเบียน']), HEADER, ...rows],
                  mergedRows: [],
                },
              ],
            },
            'พะเยา',
          )
          const own = provinces.filter(province => province.endsWith('พะเยา')).length
          if (own === 0)
            expect(read).toMatchObject({
              refusal: { code: provinces.length > 0 ? 'upload.no_own_rows' : 'upload.empty' },
            })
          else
            expect(read).toMatchObject({
              kind: 'read',
              content: { skipped: provinces.length - own, columns: { province: 'A', name: 'C' } },
            })
          if (read.kind === 'read')
            expect(read.content.rows.map(row => row.row)).toEqual(
              provinces.flatMap((province, index) => (province.endsWith('พะเยา') ? [above + index + 2] : [])),
            )
        },
      ),
      {
        examples: [
          [['พะเยา', 'เชียงราย'], 0],
          [[], 3],
        ],
      },
    )
  })
})
