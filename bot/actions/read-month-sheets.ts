// Tables about one month: a district's figures, what is typed into the department's system, producers, the summary.
import type { Tx } from '../../db/connect.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listFigures, listFormRows } from '../../db/queries/figures.ts'
import { listOfficesOf } from '../../db/queries/officers.ts'
import { listProducerLines, listProducersOf } from '../../db/queries/producer-lists.ts'
import { listStays } from '../../db/queries/producers.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import { listRekeyingRows } from '../../db/queries/rekeying.ts'
import { listProducerKinds } from '../../db/queries/sheets.ts'
import { listSubdistrictNames } from '../../db/queries/subdistrict-names.ts'
import { addMonths } from '../domain/civil-time.ts'
import { fiscalYearOf, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { figuresSheet, rekeyingSheet } from '../domain/month-sheets.ts'
import { type ProducerEntry, producerSheet } from '../domain/producer-sheet.ts'
import { producerStateOf } from '../domain/producer-state.ts'
import { stayIn } from '../domain/producer-stays.ts'
import { indicatorSheet, summarySheet } from '../domain/province-sheets.ts'
import { calendarOf } from '../domain/reporting-calendar.ts'
import type { SheetTable } from '../domain/sheet-table.ts'
import { readIndicators } from './read-indicators.ts'
import type { SheetPlace } from './read-sheet-table.ts'
import { readSummary } from './read-summary.ts'

type MonthSheet = 'rt1' | 'rekeying' | 'producers' | 'province'

export async function readMonthSheets(tx: Tx, sheet: MonthSheet, place: SheetPlace): Promise<SheetTable[]> {
  switch (sheet) {
    case 'rt1':
      return [await readFigures(tx, place)]
    case 'rekeying':
      return [await readRekeying(tx, place)]
    case 'producers':
      return [producerSheet(place, await readProducers(tx, place))]
    case 'province':
      return readProvince(tx, place)
  }
}

async function readFigures(tx: Tx, place: SheetPlace): Promise<SheetTable> {
  const { officeCode, period } = place
  const rows = await listFormRows(tx, officeCode, period, {
    lastMonth: addMonths(period, -1),
    lastYear: samePeriodLastYear(period),
  })
  const ids = rows.map(row => row.producerId)
  const figures = await listFigures(tx, period, ids)
  const subdistricts = await listSubdistrictNames(tx, ids)
  return figuresSheet(
    place,
    rows.map(({ producerId, code, name }) => {
      const figure = figures.get(producerId)
      const entries = figure?.entries ?? []
      return {
        code,
        name,
        subdistrict: subdistricts.get(producerId) ?? null,
        amountSatang: figure?.amount ?? null,
        entries: entries.map(({ category, channel, amount }) => ({ category, channel, satang: amount })),
        noSalesReason: figure?.noSalesReason ?? null,
        source: figure?.source ?? null,
        note: figure?.note ?? null,
      }
    }),
  )
}

async function readRekeying(tx: Tx, place: SheetPlace): Promise<SheetTable> {
  const rows = await listRekeyingRows(tx, place.officeCode, place.period)
  return rekeyingSheet(
    place,
    rows.map(({ amount, entries, tick, ...row }) => ({
      ...row,
      satang: amount,
      lines: entries.map(({ category, channel, amount: satang }) => ({ category, channel, satang })),
      tick: tick && { version: tick.version, satang: tick.amount },
    })),
  )
}

async function readProducers(
  tx: Tx,
  { officeCode, provinceCode, period }: SheetPlace,
): Promise<ProducerEntry[]> {
  const offices = await listOfficesOf(tx, provinceCode)
  const asked = offices.filter(({ code, kind }) => kind === 'district' && code.startsWith(officeCode))
  const entries: ProducerEntry[] = []
  for (const { code, nameTh } of asked) {
    const rows = await listProducersOf(tx, code, period)
    const ids = rows.map(row => row.id)
    const stays = await listStays(tx, ids)
    const kinds = await listProducerKinds(tx, ids)
    const heads = await listProducerLines(
      tx,
      rows.flatMap(row => row.mergedInto ?? []),
    )
    for (const row of rows) {
      const own = stays.get(row.id) ?? []
      // One that leaves for another district is in both lists; in a province's it stands once, where this month is owed.
      const owes = stayIn(own, period)?.officeCode ?? row.officeCode
      if (officeCode === provinceCode && owes !== code) continue
      const kind = kinds.get(row.id)
      if (kind === undefined) continue
      entries.push({
        code: row.code,
        name: row.name,
        product: row.product,
        kind: kind.kind,
        officeCode: code,
        officeName: nameTh,
        subdistrict: row.officeCode === code ? row.subdistrictName : null,
        mainCategory: kind.mainCategory,
        mainChannel: kind.mainChannel,
        state: producerStateOf(
          { mergedInto: row.mergedInto, stays: own.filter(stay => stay.officeCode === code) },
          period,
        ),
        mergedInto: heads.find(head => head.id === row.mergedInto)?.code ?? null,
      })
    }
  }
  return entries
}

async function readProvince(tx: Tx, place: SheetPlace): Promise<SheetTable[]> {
  const { provinceCode, period, asOf } = place
  const fiscalYear = fiscalYearOf(period)
  const year = await readIndicators(tx, provinceCode, fiscalYear, asOf)
  const summary = await readSummary(tx, provinceCode, period, asOf)
  const districts = await listDistrictMonths(tx, { provinceCode, period, fiscalYear })
  const calendar = calendarOf(period, await listCorrections(tx, provinceCode))
  return [summarySheet(place, summary, year, { districts, calendar }), indicatorSheet(place, year)]
}
