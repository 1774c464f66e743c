// Every line of a district's form in one statement: the producer with its tambon, what it sold before, and its figure with
// entries and recorder. Everything is looked up by producer: behind row-level security the planner takes every set for tiny,
// and would compare sets line by line.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { Category, Channel } from '../vocabulary.ts'
import { producersOf } from './belonging.ts'
import type { KnownFigure } from './figures.ts'
import { runPrepared } from './prepared.ts'

export interface ReportLine {
  producerId: string
  code: string
  name: string
  product: string
  mainCategory: Category
  mainChannel: Channel
  /** Canonical baht of the producer and those merged into it; null = no figure then. */
  lastMonth: string | null
  lastYear: string | null
  /** Name of its tambon; null = not known. */
  subdistrict: string | null
  /** In a tambon that the reader collects from. */
  isMine: boolean
  figure: KnownFigure | null
  recordedByName: string | null
}

type Stored = Omit<ReportLine, 'figure'> &
  Omit<KnownFigure, 'version' | 'amount' | 'recordedAt' | 'entries'> & {
    /** Null = there is no figure. */
    version: number | null
    amount: string | null
    recordedAt: string
    entries: { category: Category; channel: Channel; amount: string }[]
  }

/** By Thai name. */
export async function listReportLines(
  db: Db | Tx,
  at: { officeCode: string; period: string; lastMonth: string; lastYear: string; readerId: string },
): Promise<ReportLine[]> {
  const { officeCode, period } = at
  const rows = await runPrepared<Stored>(
    db,
    sql`
    with own as materialized ${producersOf(officeCode, period)}
    select p.id as "producerId", p.code, p.name, p.product, p.main_category as "mainCategory",
      p.main_channel as "mainChannel", ${soldIn(at.lastMonth)} as "lastMonth",
      ${soldIn(at.lastYear)} as "lastYear", s.name_th as subdistrict,
      p.subdistrict_code in (select a.subdistrict_code from officer_subdistricts a
        where a.officer_id = ${at.readerId}::uuid) is true as "isMine",
      f.version, f.amount::text, f.no_sales_reason as "noSalesReason", f.note, f.source, f.doubt_reason as "doubtReason",
      f.recorded_at as "recordedAt", f.recorded_by as "recordedBy", o.full_name as "recordedByName",
      coalesce((select jsonb_agg(jsonb_build_object('category', e.category, 'channel', e.channel,
          'amount', e.amount::text) order by e.category collate "C", e.channel collate "C")
        from revenue_entries e where e.producer_id = p.id and e.period = ${period}), '[]') as entries
    from own join producers p on p.id = own.id
    left join subdistricts s on s.code = p.subdistrict_code
    left join figures f on f.producer_id = p.id and f.period = ${period}
    left join officers o on o.id = f.recorded_by
    order by p.name, p.code`,
  )
  return rows.map(readLine)
}

/** Of `producers p` and those merged into it. */
const soldIn = (period: string) => sql`(
  select sum(past.amount)::text
  from (select p.id union all select m.id from producers m where m.merged_into = p.id) kin(id)
  join figures past on past.producer_id = kin.id and past.period = ${period})`

function readLine(row: Stored): ReportLine {
  const {
    version,
    amount,
    noSalesReason,
    note,
    source,
    doubtReason,
    recordedAt,
    recordedBy,
    entries,
    ...line
  } = row
  if (version === null) return { ...line, figure: null }
  const figure: KnownFigure = {
    version,
    amount: amount === null ? null : satangOf(amount),
    noSalesReason,
    note,
    source,
    doubtReason,
    recordedAt: new Date(recordedAt),
    recordedBy,
    entries: entries.map(entry => ({ ...entry, amount: satangOf(entry.amount) })),
  }
  return { ...line, figure }
}

const satangOf = (numeric: string): bigint => BigInt(numeric.replace('.', ''))
