// The department's view over all provinces in one month and the fiscal year so far. For an operator's command: nobody in the
// product may see more than one province, so no route leads here.
import type { Db, Tx } from '../../db/connect.ts'
import { listOwingProvinces, listProvinceMonths, type ProvinceMonthRow } from '../../db/queries/nation.ts'
import type { OfficeCode, Period, Satang } from '../../db/vocabulary.ts'
import { fiscalYearOf, periodsToDate } from '../domain/fiscal-year.ts'
import { tenthsOf } from '../domain/growth.ts'

/** Like for like, as on the boards. */
export interface NationGrowth {
  nowSatang: Satang
  baseSatang: Satang
  /** Tenths of a percent; null = no base. */
  tenths: number | null
  /** District-months on both sides. */
  covered: number
}

export interface NationRow {
  amountSatang: Satang
  recorded: number
  /** Districts that owe the month, and how many have sent it and had it certified. */
  offices: { of: number; submitted: number; certified: number }
  growthMonth: NationGrowth
  /** The fiscal year so far. */
  yearSatang: Satang
  growthYear: NationGrowth
  /** October up to the month. */
  months: { period: Period; amountSatang: Satang }[]
}

export interface Nation {
  period: Period
  fiscalYear: number
  provinces: (NationRow & { provinceCode: OfficeCode; provinceName: string })[]
  nation: NationRow
}

/** `db` as the owner of the tables: behind the second wall there is one province. */
export async function readNation(db: Db | Tx, period: Period): Promise<Nation> {
  const fiscalYear = fiscalYearOf(period)
  const periods = periodsToDate(period)
  const [provinces, rows] = await Promise.all([
    listOwingProvinces(db, period),
    listProvinceMonths(db, fiscalYear, periods[0] ?? period, period),
  ])
  const byProvince = Map.groupBy(rows, row => row.provinceCode)
  return {
    period,
    fiscalYear,
    provinces: provinces.map(({ code, name, owing }) => ({
      provinceCode: code,
      provinceName: name,
      ...addUp(byProvince.get(code) ?? [], owing, periods),
    })),
    nation: addUp(
      rows,
      provinces.reduce((sum, { owing }) => sum + owing, 0),
      periods,
    ),
  }
}

function addUp(rows: readonly ProvinceMonthRow[], owing: number, periods: readonly Period[]): NationRow {
  const month = rows.filter(row => row.period === periods.at(-1))
  return {
    amountSatang: sum(month, row => row.amountSatang),
    recorded: count(month, row => row.recorded),
    offices: {
      of: owing,
      submitted: count(month, row => row.submitted),
      certified: count(month, row => row.certified),
    },
    growthMonth: growthOf(month),
    yearSatang: sum(rows, row => row.amountSatang),
    growthYear: growthOf(rows),
    months: periods.map(period => ({
      period,
      amountSatang: sum(
        rows.filter(row => row.period === period),
        row => row.amountSatang,
      ),
    })),
  }
}

function growthOf(rows: readonly ProvinceMonthRow[]): NationGrowth {
  const nowSatang = sum(rows, row => row.nowSatang)
  const baseSatang = sum(rows, row => row.baseSatang)
  const covered = count(rows, row => row.covered)
  return { nowSatang, baseSatang, tenths: tenthsOf(nowSatang, baseSatang), covered }
}

const sum = (rows: readonly ProvinceMonthRow[], pick: (row: ProvinceMonthRow) => Satang): Satang =>
  rows.reduce((total, row) => total + pick(row), 0n)
const count = (rows: readonly ProvinceMonthRow[], pick: (row: ProvinceMonthRow) => number): number =>
  rows.reduce((total, row) => total + pick(row), 0)
