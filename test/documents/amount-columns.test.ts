// No amount leaves its column, whatever it is: widths are those of the font's own file, and the sheet is never too narrow.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AMOUNT_INSET_PT, amountEm, fitPlans, fitSize } from '../../bot/documents/amount-columns.ts'
import { figureTable, PAGE_WIDTH_PT } from '../../bot/documents/figure-table.ts'
import { paperAmount, paperCell } from '../../bot/documents/paper-words.ts'
import { producerList } from '../../bot/documents/producer-list.ts'
import { toBaht } from '../../bot/domain/money.ts'
import { CATEGORIES, CHANNELS, MAX_SATANG } from '../../db/vocabulary.ts'
import { readSarabun } from './read-font.ts'
import { sampleContent } from './sample-content.ts'

const fonts = [readSarabun('400Regular'), readSarabun('700Bold')]
const realEm = (text: string) =>
  Math.max(...fonts.map(font => [...text].reduce((sum, character) => sum + font.em(character), 0)))
const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)

describe('a column of amounts', () => {
  it('is measured with the widest of both fonts', () => {
    for (const character of '๐๑๒๓๔๕๖๗๘๙,.–') {
      expect(amountEm(character), character).toBeGreaterThanOrEqual(realEm(character) - 0.0006)
      expect(amountEm(character), character).toBeLessThan(realEm(character) + 0.01)
    }
    expect(() => amountEm('ก')).toThrow(RangeError)
  })

  it('takes the first plan and the largest type that fit', () => {
    const plans = [
      { spacePt: 60, leastPt: 0, sizesPt: [9, 8] },
      { spacePt: 80, leastPt: 0, sizesPt: [8, 7] },
    ]
    expect(fitPlans([['๐๐']], plans).sizePt).toBe(9)
    expect(fitPlans([['๐๐๐๐๐๐๐๐๐๐']], plans).sizePt).toBe(8)
    expect(fitPlans([['๐๐๐๐๐๐๐๐๐๐'], ['๐']], plans).plan.spacePt).toBe(80)
    expect(fitPlans([['๐'.repeat(40)]], plans).sizePt).toBe(7)
    expect(fitSize(['๐๐๐๐'], 24, [10, 9, 8])).toBe(9)
  })

  const anySatang = fc.bigInt({ min: 0n, max: MAX_SATANG })

  it('holds every amount that can be stored, in all channels at once, within the sheet', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anySatang, fc.nat(19)), { minLength: 1, maxLength: 12 }), drawn => {
        const content = sampleContent({
          producers: drawn.length,
          change: (_, index) => ({
            entries: CHANNELS.map(channel => ({ ...entryOf(drawn, index), channel })),
          }),
        })
        const list = producerList(content.producers, CHANNELS, content.totals)
        const table = figureTable(content.totals)
        expect(sum(list.widths) + list.noteWidth + 26 + 47 + 70).toBeLessThanOrEqual(PAGE_WIDTH_PT)
        expect(sum(table.widths) + 80).toBeLessThanOrEqual(PAGE_WIDTH_PT)
        for (const { widths, size, rows, total } of [list, table].map(readRows)) {
          for (const row of [...rows, total]) {
            for (const [index, text] of row.entries()) {
              expect(realEm(text) * size).toBeLessThanOrEqual((widths[index] ?? 0) - AMOUNT_INSET_PT + 0.1)
            }
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('keeps 999,999,999,999.99 legible in four channels, and ordinary amounts at full size', () => {
    const most = { category: 'food' as const, amount: '999999999999.99' }
    const largest = sampleContent({
      producers: 1,
      change: () => ({ entries: CHANNELS.map(channel => ({ ...most, channel })) }),
    })
    expect(producerList(largest.producers, CHANNELS, largest.totals).size).toBeGreaterThanOrEqual(5.5)
    const usual = sampleContent({ producers: 120 })
    expect(producerList(usual.producers, CHANNELS, usual.totals).size).toBeGreaterThanOrEqual(7.5)
    expect(figureTable(usual.totals).size).toBe(9)
    expect(paperAmount('999999999999.99')).toBe('๙๙๙,๙๙๙,๙๙๙,๙๙๙.๙๙')
    expect(paperCell('0.00')).toBe('–')
  })
})

function entryOf(drawn: readonly (readonly [bigint, number])[], index: number) {
  const [satang, place] = drawn[index] ?? [0n, 0]
  return { category: CATEGORIES[place % CATEGORIES.length] ?? 'food', amount: toBaht(satang) }
}

type Rows = { size: number; widths: number[]; total: { cells: string[]; total: string }; rows: unknown[] }

/** Every amount, by row, under the column it stands in. */
function readRows(table: Rows): { size: number; widths: number[]; rows: string[][]; total: string[] } {
  const last = table.widths.length - 1
  const rows = table.rows.flatMap(row => {
    const { lines, cells, total } = row as { lines?: { cells: string[] }[]; cells?: string[]; total: string }
    const all = lines ? lines.map(line => line.cells) : [cells ?? []]
    return all.map(line => [...line, total])
  })
  expect(rows.every(row => row.length === last + 1)).toBe(true)
  return { size: table.size, widths: table.widths, rows, total: [...table.total.cells, table.total.total] }
}
