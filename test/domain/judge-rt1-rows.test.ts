// Rows of a รต.1 file that are more than one line: several of one producer, of nobody, of a slipped name; and notes.
import { describe, expect, it } from 'vitest'
import type { SheetValue } from '../../bot/domain/find-table.ts'
import { judgeRt1 } from '../../bot/domain/judge-rt1.ts'
import { rt1PartWords } from '../../bot/domain/rt1-outcome-words.ts'
import { AMOUNT, bookOf, outcomeOf, producer, readSheet, sheetOf, stored, typeInto } from './rt1-world.ts'

const A = producer('A1')
const RECORDED = producer('A1', { stored: stored(500_00n) })

describe('several lines of one producer', () => {
  const two = producer('A1', {
    stored: stored(300_00n, {
      lines: [
        { category: 'food', channel: 'domestic_offline', satang: 100_00n },
        { category: 'food', channel: 'domestic_online', satang: 200_00n },
      ],
    }),
  })

  it('are one figure, and the spare row takes another one', () => {
    const outcome = outcomeOf(two, [
      { amount: 50, category: 'เครื่องดื่ม', channel: 'ต่างประเทศ(ออนไลน์)', nth: 2 },
    ])
    expect(outcome.kind).toBe('save')
    expect(outcome.wanted?.lines).toHaveLength(3)
    expect(rt1PartWords(outcome).join()).toContain('เครื่องดื่ม ต่างประเทศ(ออนไลน์) 50.00 บาท')
  })

  it('of one category and channel are refused in their cell', () => {
    expect(outcomeOf(two, [{ amount: 50, nth: 2 }])).toMatchObject({
      kind: 'refused',
      faults: [{ row: 8, column: 'channel', reason: 'same_line_twice' }],
    })
  })

  it('of which one is wrong are refused together', () => {
    expect(outcomeOf(two, [{ amount: '12,50', nth: 1 }])).toMatchObject({ kind: 'refused', wanted: null })
    expect(outcomeOf(two, [{ amount: 0, nth: 1 }])).toMatchObject({ faults: [{ reason: 'zero_in_line' }] })
  })

  it('in the wording of registration are understood, and others are refused', () => {
    expect(outcomeOf(A, [{ amount: 5, category: 'ผ้า เครื่องแต่งกาย' }]).wanted?.lines[0]?.category).toBe(
      'textile_apparel',
    )
    expect(outcomeOf(A, [{ amount: 5, category: 'ของเล่น' }])).toMatchObject({
      faults: [{ column: 'category', reason: 'unknown_category' }],
    })
  })
})

describe('rows that are nobody’s', () => {
  const judge = (change: (rows: SheetValue[][]) => void, now = [A, producer('B2')]) => {
    const book = bookOf([A, producer('B2')])
    const sheet = sheetOf(book)
    change(sheet.rows)
    return judgeRt1(readSheet(sheet, book.meta), now)
  }

  it('are refused where something was filled in, with the code that the name belongs to', () => {
    const { outcomes } = judge(rows => {
      rows[5] = ['ZZ', 'กลุ่ม B2', null, null, null, null, null, 500]
    })
    expect(outcomes.find(item => item.producer === null)).toMatchObject({
      kind: 'refused',
      key: 'row:6',
      faults: [{ reason: 'unknown_producer', text: 'ZZ', hint: 'B2' }],
    })
  })

  it('without a code are refused, but not the line of sums', () => {
    const { outcomes } = judge(rows => {
      rows.push([null, 'กลุ่มไม่มีรหัส', null, null, null, null, null, 500])
      rows.push([null, 'รวมทั้งสิ้น', null, null, null, null, null, 900])
    })
    expect(outcomes.filter(item => item.producer === null).map(item => item.faults[0]?.reason)).toEqual([
      'no_code',
    ])
  })

  it('of a producer that moved away are left out where nothing was filled in', () => {
    expect(judge(() => undefined, [A]).outcomes.map(item => item.code)).toEqual(['A1'])
  })

  it('that are missing leave what is stored', () => {
    const { missing } = judge(rows => void rows.splice(5, 1))
    expect(missing.map(item => item.code)).toEqual(['A1'])
  })
})

describe('a producer', () => {
  it('of another name is asked about: the row may have slipped', () => {
    const outcome = outcomeOf(A, [{ name: 'กลุ่มอื่น', amount: 500 }])
    expect(outcome).toMatchObject({ kind: 'ask', asks: ['renamed'], fileName: 'กลุ่มอื่น' })
    expect(outcomeOf(A, [{ name: ' กลุ่ม  a1 ', amount: 500 }]).kind).toBe('save')
    expect(outcomeOf(A, [{ name: 'กลุ่มอื่น' }]).kind).toBe('blank')
  })

  it('is found by a code whose zeros a spreadsheet dropped, where only one fits', () => {
    const numbered = producer('056050012')
    expect(outcomeOf(numbered, []).producer).toBe(numbered)
    const book = bookOf([numbered])
    const sheet = sheetOf(book)
    typeInto(sheet, '056050012', AMOUNT, 500)
    typeInto(sheet, '056050012', 'รหัสผู้ผลิต', 56050012)
    const { outcomes } = judgeRt1(readSheet(sheet, book.meta), [numbered])
    expect(outcomes).toMatchObject([{ kind: 'save', code: '056050012' }])
    const twin = producer('56050012')
    expect(judgeRt1(readSheet(sheet, book.meta), [numbered, producer('0056050012')]).outcomes).toMatchObject([
      { kind: 'refused' },
    ])
    expect(judgeRt1(readSheet(sheet, book.meta), [numbered, twin]).outcomes).toMatchObject([
      { code: '56050012' },
    ])
  })
})

describe('a note', () => {
  it('that changes alone keeps where the figure came from and what was answered', () => {
    const outcome = outcomeOf(RECORDED, [{ note: 'ขายในงานวัด' }])
    expect(outcome).toMatchObject({ kind: 'save', doubt: null, wanted: { note: 'ขายในงานวัด' } })
  })

  it('that is a formula, or too long, is refused', () => {
    const note = (words: string) => outcomeOf(A, [{ amount: 5, note: words }]).faults[0]?.reason
    expect(note('=HYPERLINK("x")')).toBe('note_unreadable')
    expect(note('＝1+1')).toBe('note_unreadable')
    expect(note('ก'.repeat(501))).toBe('note_too_long')
  })
})
