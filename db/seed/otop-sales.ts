// Real OTOP sales of FY2567, the shape of the demo figures: Phayao's monthly totals and the nation's proportions.
// A third-party copy of the department's reports (data/NOTICE.md); never to be shown as the product's own data.
import type { Category, Channel, Period, Satang } from '../vocabulary.ts'
import { CATEGORIES, CHANNELS } from '../vocabulary.ts'
import sales from './data/otop-sales-fy2567.json' with { type: 'json' }

export type NationalSales = { byCategory: Record<Category, number>; byChannel: Record<Channel, number> }

export type MonthOfSales = { period: Period; phayaoSatang: Satang; national: NationalSales }

/** The twelve months, 2023-10 to 2024-09. National amounts are in baht and serve as proportions only. */
export function listMonthsOfSales(): MonthOfSales[] {
  return sales.periods.map((period, index) => ({
    period,
    phayaoSatang: BigInt(sales.phayao_total[index] ?? '') * 100n,
    national: {
      byCategory: fromEntries(CATEGORIES, key => Number(sales.national_by_category[key][index])),
      byChannel: fromEntries(CHANNELS, key => Number(sales.national_by_channel[key][index])),
    },
  }))
}

/** The nation's sales of the whole fiscal year in baht. */
export function sumNationalSales(): NationalSales {
  const months = listMonthsOfSales()
  return {
    byCategory: fromEntries(CATEGORIES, key => sum(months.map(month => month.national.byCategory[key]))),
    byChannel: fromEntries(CHANNELS, key => sum(months.map(month => month.national.byChannel[key]))),
  }
}

function fromEntries<K extends string>(keys: readonly K[], read: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map(key => [key, read(key)])) as Record<K, number>
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
