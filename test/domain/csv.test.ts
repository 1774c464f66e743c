// CSV that Thai Excel opens by double-click: Thai letters, numbers as numbers, and nothing that becomes a formula. What is
// written is read back, whatever stands in it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../bot/domain/csv.ts'
import { readCsv, separatorOf } from '../../bot/domain/read-csv.ts'
import type { SheetTable } from '../../bot/domain/sheet-table.ts'
import { baht, sampleTable, text } from '../outside/start-sheets.ts'

const tableOf = (...texts: string[]): SheetTable =>
  sampleTable({
    notes: [],
    columns: [{ kind: 'text', key: 'a', title: 'ก', width: 9 }],
    rows: texts.map(words => [text(words)]),
    total: null,
  })

/** The cells below the titles as they stand in the file. */
const linesOf = (...texts: string[]) =>
  writeCsv([tableOf(...texts)])
    .split('\r\n')
    .slice(2, -1)

describe('a table as CSV', () => {
  it('has the mark of UTF-8, CRLF, and the same rows as the workbook', () => {
    expect(writeCsv([sampleTable()])).toBe(
      [
        '\ufeff"ยอดขาย <อำเภอดอกคำใต้> & ""อื่น ๆ"""',
        '"ตัวเลข ณ วันที่ 25 มกราคม 2568"',
        '"ช่องว่างคือยังไม่มีข้อมูล"',
        '"ผู้ผลิต","ยอดขาย (บาท)","เพิ่มขึ้น (%)","ราย"',
        '"กลุ่มทอผ้าบ้านน้ำปี้",12500.50,3.3%,5',
        `"'=HYPERLINK(""x"")",999999999999.99,-100.5%,0`,
        '" ล้อมด้วยช่องว่าง\nสองบรรทัด _x0041_ ",,,',
        '"รวม",1000000012500.49,,5',
        '',
      ].join('\r\n'),
    )
  })

  it('parts several tables by an empty line', () => {
    const csv = writeCsv([tableOf('ก'), tableOf('ข')])
    expect(csv.match(/\ufeff/g)).toHaveLength(1)
    expect(csv.split('\r\n\r\n')).toHaveLength(2)
  })

  it.each([
    '=1+1',
    '+66',
    '-5',
    '@SUM(A1)',
    '|cmd',
    ' =1+1',
    '\u00a0=1+1',
    '\u200b=1+1',
    '\ufeff=1',
    '＝1+1',
    '－5',
    '\t=1',
    '\t1',
    '\r1',
    '\n=1',
  ])('never lets %j become a formula', words => {
    expect(linesOf(words).join('\r\n')).toBe(`"'${words}"`)
  })

  it('leaves everything else as it is', () => {
    expect(linesOf('5605', 'ก-ข', '1+1', "'ก'", 'a=b')).toEqual([
      '"5605"',
      '"ก-ข"',
      '"1+1"',
      `"'ก'"`,
      '"a=b"',
    ])
  })

  it('writes a loss and an amount as numbers', () => {
    const table = {
      ...tableOf(),
      rows: [
        [baht(-550n)],
        [{ kind: 'percent', tenths: -5 }],
        [{ kind: 'count', count: 1200 }],
      ] as SheetTable['rows'],
    }
    expect(writeCsv([table]).split('\r\n').slice(2, -1)).toEqual(['-5.50', '-0.5%', '1200'])
  })

  it('is read back as it was, whatever stands in it', () => {
    const cells = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter(words => words.trim() !== '' && !words.includes('\ufeff'))
    const hard = fc.constantFrom('=1', ' =1', '"', '""', ',', ';', "'=1", "''", 'ก\r\nข', 'ก\nข', '-', '＝')
    const row = fc.array(fc.oneof(cells, hard), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), rows => {
        const table: SheetTable = {
          ...tableOf(),
          columns: ['a', 'b', 'c', 'd'].map(title => ({ kind: 'text', key: title, title, width: 9 })),
          rows: rows.map(words => Array.from({ length: 4 }, (_, index) => text(words[index] ?? 'x'))),
        }
        const read = [...readCsv(writeCsv([table]))]
        expect(read.slice(2)).toEqual(
          rows.map(words => Array.from({ length: 4 }, (_, index) => words[index] ?? 'x')),
        )
      }),
    )
  })
})

describe('reading a CSV', () => {
  it.each([
    ['a,b\n1,2', ','],
    ['a;b\n1,5;2,5', ';'],
    ['a\tb\n1,5\t2', '\t'],
    ['ก, ข, ค\n\na;b\n1;2', ';'],
    ['"a;b;c",d\n"1;2;3",4', ','],
    ['เดียว', ','],
    ['', ','],
  ])('knows how %j is parted', (csv, separator) => {
    expect(separatorOf(csv)).toBe(separator)
  })

  it('makes an empty cell null, and no row of the last line break', () => {
    expect([...readCsv('a,,\r\n,b,c\r\n')]).toEqual([
      ['a', null, null],
      [null, 'b', 'c'],
    ])
  })

  it('ends a quote that nobody closed with the text', () => {
    expect([...readCsv('"a,b\nc')]).toEqual([['a,b\nc']])
    expect([...readCsv('"a"x,b')]).toEqual([['ax', 'b']])
  })
})
