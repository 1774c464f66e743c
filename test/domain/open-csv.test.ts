// The open data as CSV: what a spreadsheet and a program read is what was meant, and no text is a formula.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeOpenCsv } from '../../bot/domain/csv.ts'

const AS_OF = new Date('2025-01-20T02:30:00Z')
const write = (row: Record<string, string | number | boolean | null>) =>
  writeOpenCsv(Object.keys(row), [row], AS_OF)
    .split('\r\n')[1]
    ?.replace(/,2025-01-20T02:30:00\.000Z$/, '')

describe('a table', () => {
  it('begins with its mark and the names, and every row ends with the moment', () => {
    expect(writeOpenCsv(['a', 'b'], [{ a: 1, b: null }, { a: 'x' }], AS_OF)).toBe(
      '\ufeffa,b,asOf\r\n1,,2025-01-20T02:30:00.000Z\r\nx,,2025-01-20T02:30:00.000Z\r\n',
    )
    expect(writeOpenCsv(['a'], [], AS_OF)).toBe('\ufeffa,asOf\r\n')
  })

  it('writes amounts, numbers, codes and dates bare, and people’s words in quotes', () => {
    const row = { amount: '12500.50', less: -3.5, minus: '-0.50', is: true, code: '5605', on: '2025-01' }
    expect(write(row)).toBe('12500.50,-3.5,-0.50,true,5605,2025-01')
    expect(write({ name: 'กลุ่มทอผ้า "บ้านดง", หมู่ 3' })).toBe('"กลุ่มทอผ้า ""บ้านดง"", หมู่ 3"')
  })

  it.each([
    '=1+1',
    '+66812345678x',
    '-2+3',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－x',
    '＠a',
    '\t=1',
    ' =1',
    '|calc',
    '\r=1',
  ])('makes no formula of %j', text => {
    expect(write({ text })).toMatch(/^"'/)
  })

  it('of any text starts with nothing that a spreadsheet would reckon with, unless it is a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), text => {
        const line = writeOpenCsv(['text'], [{ text }], AS_OF).slice('\ufefftext,asOf\r\n'.length)
        const inner = line.replace(/^"/, '').normalize('NFKC').trimStart()
        expect(/^[=+@|]/.test(inner), line).toBe(false)
        if (inner.startsWith('-')) expect(text).toMatch(/^-\d+(\.\d+)?$/)
      }),
      { examples: [['-5'], ['--1'], ['=a'], ['"=a'], ['\u200b=a']] },
    )
  })
})
