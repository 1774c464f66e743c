// The reports of a generated year in plain SQL, to hold the board against; and the board itself, asked over HTTP.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { BoardView } from '../../bot/contract/board.ts'
import type { Client } from '../district.ts'
import { type BoardWorld, EMPTY, IMPORTED, OPENED } from './board-world.ts'

export interface StoredReport extends Record<string, unknown> {
  code: string
  period: string
  state: string
  expected: number
  recorded: number
  amount: string
  sent: boolean
  sent_in_time: boolean | null
  signed: boolean
  signed_in_time: boolean | null
}

/** Every district of Phayao in every opened month; the deadlines are the letter's. */
export async function listStoredReports({ service }: BoardWorld): Promise<StoredReport[]> {
  const rows = await service.deps.db.execute<StoredReport>(sql`
    select o.code, p.period, coalesce(r.state, 'draft') as state,
      (select count(*)::int from producer_stays s where s.office_code = o.code) as expected,
      (select count(f.amount)::int from figures f where f.office_code = o.code and f.period = p.period) as recorded,
      (select coalesce(sum(e.amount), 0)::numeric(14,2)::text from revenue_entries e
        where e.office_code = o.code and e.period = p.period) as amount,
      r.first_submitted_at is not null as sent,
      r.first_submitted_at < (p.period || '-26')::date::timestamp at time zone 'Asia/Bangkok' as sent_in_time,
      r.first_certified_at is not null as signed,
      r.first_certified_at < ((p.period || '-01')::date + interval '1 month')::timestamp at time zone 'Asia/Bangkok' as signed_in_time
    from offices o cross join unnest(${sql.param(`{${OPENED.join(',')}}`)}::text[]) p(period)
    left join district_reports r on r.office_code = o.code and r.period = p.period
    where o.province_code = '56' and o.kind = 'district' order by o.code, p.period`)
  return Array.from(rows)
}

export const isImported = ({ code, period }: StoredReport): boolean =>
  code === IMPORTED.officeCode && period === IMPORTED.period

/** Neither a district without producers nor a month that was only imported. */
export const isReport = (row: StoredReport): boolean => row.code !== EMPTY && !isImported(row)

export async function readBoard(as: Client, fiscalYear = '2025'): Promise<BoardView> {
  const answer = await as.call('showBoard', { fiscalYear })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
