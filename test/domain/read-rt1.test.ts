// A รต.1 workbook is understood by its words, whatever was done to its sheet; and what is no such table is refused with what
// is missing. What nobody changed is never saved again.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SheetValue } from '../../bot/domain/find-table.ts'
import { judgeRt1 } from '../../bot/domain/judge-rt1.ts'
import { readRt1 } from '../../bot/domain/read-rt1.ts'
import { type Rt1Producer, readRt1Origin } from '../../bot/domain/rt1-workbook.ts'
import { CATEGORIES, CHANNELS, NO_SALES_REASONS } from '../../db/vocabulary.ts'
import { AMOUNT, bookOf, columnOf, producer, readSheet, sheetOf, stored, typeInto } from './rt1-world.ts'

const line = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  channel: fc.constantFrom(...CHANNELS),
  satang: fc.bigInt({ min: 1n, max: 999_999_999_99n }),
})
const lines = fc.uniqueArray(line, {
  minLength: 1,
  maxLength: 4,
  selector: item => `${item.category}:${item.channel}`,
})
const figure = fc.oneof(
  fc.constant(null),
  fc.tuple(lines, fc.option(fc.constantFrom('ขายดี', 'งาน OTOP'), { nil: null })).map(([split, note]) =>
    stored(
      split.reduce((sum, item) => sum + item.satang, 0n),
      { lines: split, note, version: 3 },
    ),
  ),
  fc.constantFrom(...NO_SALES_REASONS).map(noSalesReason => stored(0n, { noSalesReason, version: 2 })),
)
const producersOf = fc
  .array(fc.tuple(figure, lines), { minLength: 1, maxLength: 8 })
  .map(list => list.map(([kept, lastLines], index) => producer(`P${index}`, { stored: kept, lastLines })))

/** What would become of it, without the numbers of rows. */
const outcomes = (rows: SheetValue[][], meta: Record<string, string> | null, now: Rt1Producer[]) =>
  judgeRt1(readSheet({ name: 'แผ่นของฉัน', rows, mergedRows: [] }, meta), now).outcomes.map(
    ({ key, kind, asks, wanted }) => ({ key, kind, asks, wanted }),
  )

describe('a workbook that comes back', () => {
  it('as it was made changes nothing', () => {
    fc.assert(
      fc.property(producersOf, producers => {
        const book = bookOf(producers)
        for (const meta of [book.meta, null])
          for (const { kind } of outcomes(sheetOf(book).rows, meta, producers))
            expect(['unchanged', 'blank']).toContain(kind)
      }),
      { examples: [[[producer('P0', { stored: stored(500_00n) })]]] },
    )
  })

  it('means the same with its columns moved and empty rows between its own', () => {
    fc.assert(
      fc.property(producersOf, fc.array(fc.nat()), fc.nat({ max: 9_999_999 }), (producers, order, amount) => {
        const book = bookOf(producers)
        const sheet = sheetOf(book)
        typeInto(sheet, 'P0', AMOUNT, amount / 100)
        const before = outcomes(sheet.rows, book.meta, producers)
        const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
        const moved = Array.from({ length: width }, (_, index) => index).sort(
          (a, b) => (order[a] ?? a) - (order[b] ?? b),
        )
        const rows = sheet.rows.flatMap((row, index) => [
          moved.map(column => row[column] ?? null),
          ...((order[index] ?? 0) % 2 === 1 ? [[]] : []),
        ])
        const hasHeader = rows.slice(0, 15).some(row => row.includes('รหัสผู้ผลิต'))
        if (hasHeader) expect(outcomes(rows, book.meta, producers)).toEqual(before)
      }),
      { examples: [[[producer('P0')], [3, 1, 2], 12_345]] },
    )
  })

  it('keeps on its hidden sheet what it was made from', () => {
    const book = bookOf([producer('ก1', { stored: stored(5n, { version: 7 }) }), producer('ก2')])
    expect(readRt1Origin(book.meta)).toEqual({
      officeCode: '5605',
      period: '2025-01',
      issuedAt: '2025-01-13T02:00:00.000Z',
      versions: { ก1: 7 },
    })
  })

  it('with 500 producers keeps every cell of that sheet short enough for Excel', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      producer(`560500-${String(index).padStart(20, '0')}`, { stored: stored(5n) }),
    )
    const { meta } = bookOf(many)
    for (const value of Object.values(meta)) expect(value.length).toBeLessThan(32_767)
    expect(Object.keys(readRt1Origin(meta)?.versions ?? {})).toHaveLength(500)
  })

  it.each([
    ['of another version', { schema: 'rt1-2' }],
    ['without a month', { period: '2025-13' }],
    ['without an office', { office: '56' }],
    ['with versions that are none', { versions0: '{"A":"1"}' }],
    ['with broken versions', { versions0: '{' }],
    ['without a moment', { issuedAt: 'yesterday' }],
  ])('with a hidden sheet %s is of unknown origin', (_, change) => {
    expect(readRt1Origin({ ...bookOf([producer('A')]).meta, ...change })).toBeNull()
  })

  it('says its month above the table, too', () => {
    expect(readSheet(sheetOf(bookOf([producer('A')])), null).titlePeriod).toBe('2025-01')
  })
})

describe('a file that is no such table', () => {
  const HEADER = ['รหัสผู้ผลิต', 'ผู้ผลิต', 'ยอดขาย']
  const read = (rows: SheetValue[][], mergedRows: number[] = []) =>
    readRt1({ sheets: [{ name: 'Sheet1', rows, mergedRows }], meta: null })

  it('is refused with the titles that are missing', () => {
    expect(
      read([
        ['ชื่อ', 'ยอดขาย'],
        ['ก', 5],
      ]),
    ).toEqual({
      kind: 'refused',
      refusal: { code: 'upload.no_header', detail: { titles: '“รหัสผู้ผลิต”' } },
    })
    expect(read([[], ['อะไรก็ได้']])).toMatchObject({
      refusal: { detail: { titles: '“รหัสผู้ผลิต” “ยอดขายเดือนนี้ (บาท)”' } },
    })
  })

  it('is refused when it is empty', () => {
    for (const rows of [[], [HEADER], [HEADER, [null, null, null]]])
      expect(read(rows), JSON.stringify(rows)).toMatchObject({ refusal: { code: 'upload.empty' } })
    expect(readRt1({ sheets: [], meta: null })).toMatchObject({ refusal: { code: 'upload.empty' } })
  })

  it('is refused for merged cells inside the table, not above it', () => {
    const rows = [['แบบ รต.1'], HEADER, ['A', 'ก', 5], ['B', 'ข', 6]]
    expect(read(rows, [4])).toMatchObject({ refusal: { code: 'upload.merged_cells', detail: { row: 4 } } })
    expect(read(rows, [2])).toMatchObject({ refusal: { code: 'upload.merged_cells' } })
    expect(read(rows, [1, 9]).kind).toBe('read')
  })

  it('is refused for a title that stands there twice', () => {
    expect(
      read([
        [...HEADER, 'ยอดขาย (บาท)'],
        ['A', 'ก', 5, 6],
      ]),
    ).toMatchObject({
      refusal: { code: 'upload.header_twice', detail: { cells: 'C1 D1' } },
    })
  })

  it('with the table on another sheet is read all the same', () => {
    const other = { name: 'ปก', rows: [['สวัสดี']], mergedRows: [] }
    const table = { name: 'x', rows: [HEADER, ['A', 'ก', 5]], mergedRows: [] }
    const found = readRt1({ sheets: [other, table], meta: null })
    expect(found).toMatchObject({ kind: 'read', content: { rows: [{ row: 2, code: 'A', amount: 5 }] } })
    expect(columnOf(table, 'ยอดขาย')).toBe(2)
  })
})
