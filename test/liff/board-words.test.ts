// What the board says above the list of who owes a report: nobody owing has three reasons, which must not be taken for one another.
import { describe, expect, it } from 'vitest'
import type { BoardView, CellView } from '../../bot/contract/board.ts'
import { owedTitle } from '../../liff/words-board.ts'

const FOCUS = '2025-10'

const cell = (kind: CellView['kind'], period = FOCUS) => ({ period, kind }) as CellView

const board = (kinds: CellView['kind'][], owing = 0) =>
  ({
    focus: FOCUS,
    owed: Array.from({ length: owing }, () => ({ period: FOCUS })),
    districts: kinds.map(kind => ({ cells: [cell('report', '2025-09'), cell(kind)] })),
  }) as unknown as BoardView

describe('a month that nobody owes', () => {
  it('is not signed by everybody before it has opened', () => {
    expect(owedTitle(board(['future', 'future']))).toBe('ยังไม่เปิดให้บันทึก')
  })

  it('is signed by everybody who has a report, whoever has none', () => {
    expect(owedTitle(board(['no_producers', 'report', 'imported']))).toBe('ลงนามรับรองครบทุกอำเภอแล้ว')
  })

  it('has nothing to sign where nobody has producers or totals were imported', () => {
    for (const kinds of [['no_producers', 'imported'], ['imported'], []] as CellView['kind'][][])
      expect(owedTitle(board(kinds))).toBe('ไม่มีรายงานที่ต้องส่งในเดือนนี้')
  })

  it('is none while somebody owes it', () => {
    expect(owedTitle(board(['report', 'report'], 2))).toBe('ยังไม่ลงนามรับรอง 2 อำเภอ')
  })
})
