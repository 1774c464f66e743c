// Producers of a district and month as the รต.1 workbook and its preview know them: with what is stored, and with last
// month and last year beside it.
import type { Db, Tx } from '../../db/connect.ts'
import { listFigures, listFormRows, type StoredFigure } from '../../db/queries/figures.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { listSubdistrictNames } from '../../db/queries/subdistrict-names.ts'
import type { OfficeCode, Period, Satang } from '../../db/vocabulary.ts'
import { addMonths } from '../domain/civil-time.ts'
import { samePeriodLastYear } from '../domain/fiscal-year.ts'
import { parseBaht } from '../domain/money.ts'
import type { Rt1Producer, Rt1Stored } from '../domain/rt1-workbook.ts'

/** In the order of the form. */
export async function readRt1Producers(
  db: Db | Tx,
  { officeCode, period }: { officeCode: OfficeCode; period: Period },
): Promise<Rt1Producer[]> {
  const lastMonth = addMonths(period, -1)
  const rows = await listFormRows(db, officeCode, period, {
    lastMonth,
    lastYear: samePeriodLastYear(period),
  })
  const ids = rows.map(row => row.producerId)
  const stored = await listFigures(db, period, ids)
  const before = await listFigures(db, lastMonth, ids)
  const subdistricts = await listSubdistrictNames(db, ids)
  const recorders = [...stored.values()].flatMap(figure => figure.recordedBy ?? [])
  const names = await listOfficerNames(db, [...new Set(recorders)])
  return rows.map(row => {
    const figure = stored.get(row.producerId)
    return {
      producerId: row.producerId,
      code: row.code,
      name: row.name,
      subdistrict: subdistricts.get(row.producerId) ?? null,
      mainCategory: row.mainCategory,
      mainChannel: row.mainChannel,
      lastMonthSatang: satangOf(row.lastMonth),
      lastYearSatang: satangOf(row.lastYear),
      lastLines: before.get(row.producerId)?.entries ?? [],
      stored: figure === undefined ? null : storedOf(figure, names),
    }
  })
}

const satangOf = (amount: string | null): Satang | null => (amount === null ? null : parseBaht(amount))

const storedOf = (figure: StoredFigure, names: ReadonlyMap<string, string>): Rt1Stored => ({
  version: figure.version,
  satang: figure.amount,
  lines: figure.entries.map(({ category, channel, amount }) => ({ category, channel, satang: amount })),
  noSalesReason: figure.noSalesReason,
  note: figure.note,
  source: figure.source,
  doubtReason: figure.doubtReason,
  by: figure.recordedBy === null ? null : (names.get(figure.recordedBy) ?? null),
  at: figure.recordedAt,
})
