// Every line of a district's form in one statement: the producer with its tambon, what it sold before, and its figure with
// entries and recorder. The statement takes what lies together in the record, the district's months, and only the few
// figures beside it by producer; the lines are put together here. Behind row-level security the planner takes every set
// for tiny, and as joins it would compare them line by line.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { Category, Channel, Satang } from '../vocabulary.ts'
import { covers } from './belonging.ts'
import type { KnownFigure } from './figures.ts'
import { runPrepared } from './prepared.ts'

export interface ReportLine {
  producerId: string
  code: string
  name: string
  product: string
  mainCategory: Category
  mainChannel: Channel
  /** Of the producer and those merged into it; null = no figure then. */
  lastMonth: Satang | null
  lastYear: Satang | null
  /** Name of its tambon; null = not known. */
  subdistrict: string | null
  /** In a tambon that the reader collects from. */
  isMine: boolean
  figure: KnownFigure | null
  recordedByName: string | null
}

/** Everything at one moment; amounts in baht as text, as JSON has no exact numbers. */
interface Stored {
  producers: (Omit<ReportLine, 'lastMonth' | 'lastYear' | 'figure' | 'recordedByName'> & {
    /** Those merged into it. */
    merged: string[]
  })[]
  /** Of the month. */
  figures: (Omit<KnownFigure, 'amount' | 'recordedAt' | 'entries'> & {
    producerId: string
    period: string
    amount: string | null
    recordedAt: string
  })[]
  /** Of the months before; null = taken back. */
  sales: { producerId: string; period: string; amount: string | null }[]
  entries: { producerId: string; category: Category; channel: Channel; amount: string }[]
  officers: { id: string; name: string }[]
}

export interface ReportLinesAt {
  officeCode: string
  period: string
  lastMonth: string
  lastYear: string
  readerId: string
}

/** By Thai name. */
export async function listReportLines(db: Db | Tx, at: ReportLinesAt): Promise<ReportLine[]> {
  const [stored] = await runPrepared<Stored>(db, statementFor(at))
  if (stored === undefined) throw new Error('a statement without FROM gave no row')
  const officers = new Map(stored.officers.map(officer => [officer.id, officer.name]))
  const figures = new Map(stored.figures.map(figure => [figure.producerId, figure]))
  const entries = Map.groupBy(stored.entries, entry => entry.producerId)
  const salesIn = (period: string) =>
    new Map(stored.sales.flatMap(sale => (sale.period === period ? [[sale.producerId, sale.amount]] : [])))
  const [lastMonth, lastYear] = [salesIn(at.lastMonth), salesIn(at.lastYear)]
  return stored.producers.map(({ merged, ...producer }) => {
    const family = [producer.producerId, ...merged]
    const figure = figures.get(producer.producerId)
    return {
      ...producer,
      lastMonth: sumOf(family, lastMonth),
      lastYear: sumOf(family, lastYear),
      figure: figure === undefined ? null : readFigure(figure, entries.get(producer.producerId) ?? []),
      recordedByName: officers.get(figure?.recordedBy ?? '') ?? null,
    }
  })
}

function sumOf(family: readonly string[], sales: ReadonlyMap<string, string | null>): Satang | null {
  const amounts = family.map(id => sales.get(id) ?? null).filter(amount => amount !== null)
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + satangOf(amount), 0n)
}

function readFigure(stored: Stored['figures'][number], entries: Stored['entries']): KnownFigure {
  const { producerId: _, period: __, amount, recordedAt, ...figure } = stored
  return {
    ...figure,
    amount: amount === null ? null : satangOf(amount),
    recordedAt: new Date(recordedAt),
    entries: entries.map(({ category, channel, amount }) => ({
      category,
      channel,
      amount: satangOf(amount),
    })),
  }
}

const satangOf = (numeric: string): bigint => BigInt(numeric.replace('.', ''))

/** The rule of `own` is that of belonging.ts, which looks up every producer. */
const statementFor = ({ officeCode, period, lastMonth, lastYear, readerId }: ReportLinesAt): SQL => sql`
  with here as materialized (
    select ${columns} from figures f
    where f.office_code = ${officeCode} and f.period in (${period}, ${lastMonth}, ${lastYear})
  ), stays as materialized (
    select b.producer_id as id from producer_stays b
    where b.office_code = ${officeCode} and ${covers(sql`b`, period)}
  ), elsewhere as materialized (
    select ${columns} from stays b join figures f on f.producer_id = b.id and f.period = ${period}
    where b.id not in (select "producerId" from here where period = ${period})
  ), own as materialized (
    select id from stays where id not in (select "producerId" from elsewhere where amount is not null)
    union
    select "producerId" from here where period = ${period} and amount is not null
  ), merged as materialized (
    select m.id, m.merged_into as into from own join producers m on m.merged_into = own.id
  ), past as materialized (
    select kin.id, before.period
    from (select id from own union all select id from merged) kin, (values (${lastMonth}), (${lastYear})) before(period)
    where (kin.id, before.period) not in (select "producerId", period from here)
  )
  select ${listOf(sql`
      select p.id as "producerId", p.code, p.name, p.product, p.main_category as "mainCategory",
        p.main_channel as "mainChannel", s.name_th as subdistrict,
        p.subdistrict_code in (select a.subdistrict_code from officer_subdistricts a
          where a.officer_id = ${readerId}::uuid) is true as "isMine",
        array(select id from merged where merged.into = p.id) as merged
      from own join producers p on p.id = own.id left join subdistricts s on s.code = p.subdistrict_code
      order by p.name, p.code`)} as producers,
    ${listOf(sql`
      select * from here where period = ${period} union all select * from elsewhere`)} as figures,
    ${listOf(sql`
      select "producerId", period, amount from here where period <> ${period} union all
      select f.producer_id, f.period, f.amount::text
      from past join figures f on f.producer_id = past.id and f.period = past.period`)} as sales,
    ${listOf(sql`
      select e.producer_id as "producerId", e.category, e.channel, e.amount::text from revenue_entries e
      where e.office_code = ${officeCode} and e.period = ${period}
      order by e.category collate "C", e.channel collate "C"`)} as entries,
    ${listOf(sql`
      select o.id, o.full_name as name from officers o where o.id in (
        select "recordedBy" from here where period = ${period} union select "recordedBy" from elsewhere)`)} as officers`

const columns = sql`f.producer_id as "producerId", f.period, f.version, f.amount::text, f.no_sales_reason as "noSalesReason",
  f.note, f.source, f.doubt_reason as "doubtReason", f.recorded_at as "recordedAt", f.recorded_by as "recordedBy"`

const listOf = (query: SQL): SQL => sql`(select coalesce(json_agg(listed), '[]') from (${query}) listed)`
