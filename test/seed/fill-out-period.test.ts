// What the demo colleague records must be complete, plausible and independent of what others recorded before.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { FY2568_SEED, listDemoEntries, listDemoZeros } from '../../db/seed/demo-revenue.ts'
import { fillOutPeriod, type LastYearLine } from '../../db/seed/fill-out-period.ts'

const PERIOD = '2025-01'
const lastYear: LastYearLine[] = [
  ...listDemoEntries().filter(entry => entry.period === '2024-01'),
  ...listDemoZeros()
    .filter(zero => zero.period === '2024-01')
    .map(({ producerId, officeCode }) => {
      return { producerId, officeCode, category: 'food', channel: 'domestic_offline', satang: 0n } as const
    }),
]
const filled = fillOutPeriod(PERIOD, lastYear, FY2568_SEED)

function sum(lines: readonly { satang: bigint }[]): number {
  return Number(lines.reduce((total, line) => total + line.satang, 0n))
}

test('every producer of last year gets figures or a stated zero, never both', () => {
  const withFigure = new Set(filled.entries.map(entry => entry.producerId))
  const withZero = filled.zeros.map(zero => zero.producerId)
  expect(withZero.filter(id => withFigure.has(id))).toEqual([])
  expect([...withFigure, ...withZero].sort()).toEqual(
    [...new Set(lastYear.map(line => line.producerId))].sort(),
  )
  expect(filled.entries.length + filled.zeros.length).toBe(lastYear.length)
})

test('figures are positive, of the asked period, and on the lines of last year', () => {
  const known = new Set(lastYear.map(line => [line.producerId, line.category, line.channel].join(' ')))
  for (const entry of filled.entries) {
    expect(entry.satang > 0n).toBe(true)
    expect(entry.period).toBe(PERIOD)
    expect(known).toContain([entry.producerId, entry.category, entry.channel].join(' '))
  }
  for (const zero of filled.zeros) expect(zero.period).toBe(PERIOD)
})

test('each line stays within a fifth of last year, the total within -6 % and +12 %', () => {
  const before = new Map(
    lastYear.map(line => [`${line.producerId} ${line.category} ${line.channel}`, line.satang]),
  )
  const comparable = filled.entries.flatMap(entry => {
    const base = before.get(`${entry.producerId} ${entry.category} ${entry.channel}`) ?? 0n
    return base === 0n ? [] : [Number(entry.satang) / Number(base)]
  })
  expect(comparable.length).toBeGreaterThan(600)
  for (const ratio of comparable) expect(Math.abs(ratio - 1)).toBeLessThan(0.2)
  expect(sum(filled.entries) / sum(lastYear)).toBeGreaterThan(0.94)
  expect(sum(filled.entries) / sum(lastYear)).toBeLessThan(1.12)
})

test('who stated no sales last year may sell again or not, and a large seller never stops', () => {
  const quiet = lastYear.filter(line => line.satang === 0n).map(line => line.producerId)
  const quietAgain = filled.zeros.filter(zero => quiet.includes(zero.producerId))
  expect(quietAgain.length).toBeGreaterThan(0)
  expect(quietAgain.length).toBeLessThan(quiet.length)
  const large = new Set(lastYear.filter(line => line.satang > 12_000_000n).map(line => line.producerId))
  expect(filled.zeros.filter(zero => large.has(zero.producerId))).toEqual([])
  expect(filled.zeros.length).toBeGreaterThan(quietAgain.length)
})

test('recording only the rest gives the same figures for the rest', () => {
  const rest = lastYear.filter(line => line.producerId > '8')
  const ofRest = <T extends { producerId: string }>(list: readonly T[]) =>
    list.filter(one => one.producerId > '8')
  expect(rest.length).toBeGreaterThan(0)
  expect(fillOutPeriod(PERIOD, rest, FY2568_SEED)).toEqual({
    entries: ofRest(filled.entries),
    zeros: ofRest(filled.zeros),
  })
})

test('the same question has the same answer on every machine; another seed or month has another', () => {
  expect(fillOutPeriod(PERIOD, lastYear, FY2568_SEED)).toEqual(filled)
  expect(fillOutPeriod(PERIOD, lastYear, 'another')).not.toEqual(filled)
  const february = fillOutPeriod('2025-02', lastYear, FY2568_SEED)
  expect(february.entries.map(entry => entry.satang)).not.toEqual(filled.entries.map(entry => entry.satang))
  const text = filled.entries.map(entry => `${entry.producerId} ${entry.satang}`).join('\n')
  expect(createHash('sha256').update(text).digest('hex')).toBe(
    'd7e875a6e74bd7cabc48ecc51c2011365e516237417fb91f0ece0358141d700d',
  )
})

test('nothing to go by gives nothing', () => {
  expect(fillOutPeriod(PERIOD, [], FY2568_SEED)).toEqual({ entries: [], zeros: [] })
})
