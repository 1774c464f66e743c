// Reads a district's figures as the content of its report: what certifying freezes, and what a draft prints.
import type { Db, Tx } from '../../db/connect.ts'
import { listContentRows } from '../../db/queries/certified.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { listDistrictAmounts } from '../../db/queries/progress.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import { buildContent, type MonthAmount } from '../domain/build-content.ts'
import { periodsToDate, samePeriodLastYear } from '../domain/fiscal-year.ts'
import type { ContentProducer, ReportContent } from '../domain/report-content.ts'
import { isReported } from '../domain/report-states.ts'

interface ContentOrder {
  provinceCode: string
  officeCode: OfficeCode
  period: Period
  number: number
  submitted: ReportContent['submitted']
  certified: ReportContent['certified']
}

export interface ReadContent {
  content: ReportContent
  /** Producers of the district's month without a figure; they are not in the content. */
  left: number
}

export async function readContent(db: Db | Tx, order: ContentOrder): Promise<ReadContent> {
  const { officeCode, provinceCode, period } = order
  const office = await findOffice(db, officeCode)
  const province = await findOffice(db, provinceCode)
  const rows = await listContentRows(db, officeCode, period)
  const producers = rows.flatMap(row => viewProducer(row) ?? [])
  const content = buildContent({
    ...order,
    provinceName: province?.nameTh ?? provinceCode,
    officeName: office?.nameTh ?? officeCode,
    producers,
    months: await readMonths(db, order),
  })
  return { content, left: rows.length - producers.length }
}

type ContentRow = Awaited<ReturnType<typeof listContentRows>>[number]

/** Null = blank. */
function viewProducer(row: ContentRow): ContentProducer | null {
  if (row.amount === null || row.version === null || row.recorded_at === null) return null
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    product: row.product,
    subdistrict: row.subdistrict,
    figureVersion: row.version,
    amount: row.amount,
    entries: row.entries as ContentProducer['entries'],
    noSalesReason: row.no_sales_reason as ContentProducer['noSalesReason'],
    note: row.note,
    doubtReason: row.doubt_reason,
    source: row.source as ContentProducer['source'],
    recordedBy: row.recorded_by_name,
    recordedAt: row.recorded_at,
  }
}

async function readMonths(db: Db | Tx, { officeCode, provinceCode, period }: ContentOrder) {
  const periods = periodsToDate(period)
  const wanted = periods.flatMap(item => [item, samePeriodLastYear(item)])
  const amounts = await listDistrictAmounts(db, provinceCode, wanted)
  const monthOf = (of: Period) => amounts.find(row => row.officeCode === officeCode && row.period === of)
  return periods.map((item): MonthAmount => {
    const month = monthOf(item)
    return {
      period: item,
      // A month that is worked on again is half one thing and half another.
      nowSatang: month !== undefined && isReported(month.state) ? month.amountSatang : null,
      baseSatang: monthOf(samePeriodLastYear(item))?.amountSatang ?? null,
    }
  })
}
