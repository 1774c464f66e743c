// The sum of all รต.1 is รต.2, counted anew from the lines of a frozen version.
import { expect } from 'vitest'
import type { ReportContent } from '../../bot/domain/report-content.ts'

/** Every sum of a version, against its own lines. */
export function expectSums(content: ReportContent): void {
  const satang = (amount: string) => BigInt(amount.replace('.', ''))
  const sum = (amounts: string[]) => amounts.reduce((total, amount) => total + satang(amount), 0n)
  const total = satang(content.totals.amount)
  const entries = content.producers.flatMap(producer => producer.entries)
  expect(sum(content.producers.map(producer => producer.amount))).toBe(total)
  expect(sum(entries.map(entry => entry.amount))).toBe(total)
  expect(sum(Object.values(content.totals.byCategory))).toBe(total)
  expect(sum(Object.values(content.totals.byChannel))).toBe(total)
  expect(sum(Object.values(content.totals.cells).flatMap(row => Object.values(row)))).toBe(total)
  for (const producer of content.producers)
    expect(sum(producer.entries.map(entry => entry.amount))).toBe(satang(producer.amount))
}
