// What the forecast form makes of what is typed, and of what others stored meanwhile: nothing typed is ever replaced.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBaht } from '../../bot/domain/money.ts'
import {
  amountsOf,
  cellOf,
  cellsOf,
  type Edit,
  filledWith,
  sendable,
  textOf,
  typed,
  yearOf,
} from '../../liff/forecast/cell.ts'
import { afterSave, clashesOf, keepMine, mergeEdits } from '../../liff/forecast/merge.ts'

const ALL = '111111111111'
const twelve = <T>(item: T): T[] => Array.from({ length: 12 }, () => item)
const edit = (text: string, base: string | null = null, confirmed: string | null = null): Edit => ({
  text,
  base,
  confirmed,
})

const amount = fc.bigInt({ min: 0n, max: 99_999_999_999n }).map(toBaht)
const stored = fc.array(fc.option(amount, { nil: null }), { minLength: 12, maxLength: 12 })
const text = fc.oneof(amount, fc.constantFrom('', '0', '12,500', '1.2 หมื่น', '12,50', 'abc', '๑๒๐'))
const edits = fc.array(
  fc.option(fc.record({ text, base: fc.option(amount, { nil: null }), confirmed: fc.constant(null) }), {
    nil: null,
  }),
  { minLength: 12, maxLength: 12 },
)

describe('a month', () => {
  it.each([
    [null, null, { kind: 'blank', isChanged: false }],
    [null, '12500.50', { kind: 'amount', satang: 1_250_050n, isChanged: false }],
    [edit('12,500.50'), '12500.50', { kind: 'amount', satang: 1_250_050n, isChanged: false }],
    [edit('0'), null, { kind: 'amount', satang: 0n, isChanged: true }],
    [edit(''), '5.00', { kind: 'blank', isChanged: true }],
    [edit('1.2 หมื่น'), null, { kind: 'ask', satang: 1_200_000n }],
    [edit('1.2 หมื่น', null, '1.2 หมื่น'), null, { kind: 'amount', satang: 1_200_000n, isChanged: true }],
    [edit('1.3 หมื่น', null, '1.2 หมื่น'), null, { kind: 'ask', satang: 1_300_000n }],
    [edit('12,50'), '5.00', { kind: 'refused', reason: 'ambiguous_separator' }],
  ] as const)('%o on %s is %o', (typedThere, amountThere, cell) => {
    expect(cellOf(true, typedThere, amountThere)).toEqual(cell)
  })

  it('in which the producer is away is nothing, whatever stands there', () => {
    expect(cellOf(false, edit('5'), '5.00')).toEqual({ kind: 'away' })
  })

  it('shows what is stored until something is typed, and forgets typing that led back to it', () => {
    expect(textOf(null, '12500.00')).toBe('12,500')
    expect(typed('12,50', null, '12500.00')).toEqual(edit('12,50', '12500.00'))
    expect(typed('12,500', edit('12,50', '12500.00'), '12500.00')).toBeNull()
    // What stood there when the first key was pressed stays known.
    expect(typed('7', edit('6', null), '5.00')).toEqual(edit('7', null))
  })

  it('filled with an amount is what that amount reads as', () => {
    fc.assert(
      fc.property(amount, fc.option(amount, { nil: null }), (wanted, there) => {
        const satang = BigInt(wanted.replace('.', ''))
        const cell = cellOf(true, filledWith(satang, null, there), there)
        expect(cell).toMatchObject({ kind: 'amount', satang })
      }),
    )
  })
})

describe('a producer’s year', () => {
  it('sends what is understood, and in place of the rest what is stored', () => {
    const there = twelve<string | null>('5.00').with(3, null)
    const typedThere = twelve<Edit | null>(null)
      .with(0, edit('7', '5.00'))
      .with(1, edit('', '5.00'))
      .with(2, edit('12,50', '5.00'))
      .with(3, edit('1.2 หมื่น'))
    const cells = cellsOf(`${'1'.repeat(11)}0`, typedThere, there)
    expect(sendable(cells, there).slice(0, 5)).toEqual(['7.00', null, '5.00', null, '5.00'])
    expect(sendable(cells, there)[11]).toBeNull()
    expect(yearOf(`${'1'.repeat(11)}0`, cells)).toEqual({
      satang: 700n + 7n * 500n,
      left: 3,
      problems: 2,
      changed: 2,
    })
    expect(amountsOf(cells).slice(0, 4)).toEqual([700n, null, null, null])
  })
})

describe('what somebody else stored meanwhile', () => {
  it('clashes only where both typed something else in the same month', () => {
    const there = twelve<string | null>(null).with(0, '9.00').with(1, '9.00').with(2, '9.00')
    const mine = twelve<Edit | null>(null)
      .with(0, edit('8'))
      .with(1, edit('9'))
      .with(2, edit('8', '9.00'))
      .with(5, edit('8'))
    const merged = mergeEdits({ stays: ALL, amounts: there }, mine)
    expect(merged.flatMap((item, month) => (item === null ? [] : [month]))).toEqual([0, 2, 5])
    expect(clashesOf(merged, there)).toEqual([0])
    expect(clashesOf(keepMine(merged, there, [0]), there)).toEqual([])
  })

  it('never replaces what was typed: it stays, is settled, or has no field any more', () => {
    fc.assert(
      fc.property(edits, stored, (mine, there) => {
        const merged = mergeEdits({ stays: ALL, amounts: there }, mine)
        for (const [month, item] of mine.entries()) {
          if (item === null) expect(merged[month]).toBeNull()
          else if (merged[month] === null) {
            const cell = cellOf(true, { ...item, confirmed: item.text }, there[month] ?? null)
            expect(cell).toMatchObject({ isChanged: false })
          } else expect(merged[month]).toEqual(item)
        }
      }),
    )
  })

  it('once saved leaves only what was not understood, and clashes with nothing', () => {
    fc.assert(
      fc.property(edits, stored, (mine, there) => {
        const sent = sendable(cellsOf(ALL, mine, there), there)
        const left = afterSave(mine, sent, ALL)
        expect(clashesOf(left, sent)).toEqual([])
        for (const cell of cellsOf(ALL, left, sent))
          if (cell.kind === 'amount' || cell.kind === 'blank') expect(cell.isChanged).toBe(false)
      }),
    )
  })
})
