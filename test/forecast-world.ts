// A district with producers that have a name and a past, for tests that look at forecasts the way people do.
import { sql } from 'drizzle-orm'
import { listDemoProducers } from '../db/seed/demo-producers.ts'
import { createRandom, drawInteger } from '../db/seed/seeded-random.ts'
import { addProducers } from './district.ts'
import type { TestService } from './service.ts'

/** Months of the fiscal year before 2568. */
const LAST_YEAR = Array.from({ length: 12 }, (_, index) =>
  new Date(Date.UTC(2023, 9 + index, 1)).toISOString().slice(0, 7),
)

/** Producers of the district by their Thai names; every ninth has no figures of last year, some a month without sales. */
export async function addProducersWithPast(
  service: TestService,
  officeCode: string,
  count: number,
): Promise<string[]> {
  const ids = await addProducers(service, officeCode, count)
  const random = createRandom(`past:${officeCode}`)
  const names = listDemoProducers()
  const named = ids.map((id, index) => ({ ...names[(index * 5) % names.length], id }))
  const past = ids.flatMap((id, index) =>
    index % 9 === 8
      ? []
      : LAST_YEAR.map(period => ({
          id,
          period,
          amount: random() < 0.04 ? 0 : drawInteger(random, 25, 900) * 100 + (random() < 0.3 ? 50 : 0),
        })),
  )
  const { db, clock } = service.deps
  await db.execute(sql`
    update producers p set name = n.name || ' ' || left(p.id::text, 2), product = n.product
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(id uuid, name text, product text) where p.id = n.id`)
  await db.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version, recorded_at)
    select id, period, left(${officeCode}, 2), ${officeCode}, amount, case when amount = 0 then 'no_orders' end, 'visit', 1,
      ${clock.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(past)}::jsonb) as f(id uuid, period text, amount numeric)`)
  await db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select office_code, period, province_code, sum(amount), count(amount), count(no_sales_reason) from figures
    where office_code = ${officeCode} group by office_code, period, province_code on conflict do nothing`)
  return ids
}
