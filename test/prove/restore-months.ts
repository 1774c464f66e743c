// A region's figures written straight into the tables, to measure how long keeping takes: as many rows as the service
// would have written, in the same tables; amounts are random.
import type postgres from 'postgres'

/** Producers spread over Phayao's districts; months from October 2023 on. */
export async function loadMonths(
  sql: postgres.Sql,
  { producers, months }: { producers: number; months: number },
): Promise<void> {
  await sql`
    insert into offices (code, kind, province_code, name_th, name_en)
    select c, case when length(c) = 2 then 'province' else 'district' end, '56', 'ที่ ' || c, 'Office ' || c
    from unnest(array['56', '5601', '5602', '5603', '5604', '5605', '5606', '5607', '5608', '5609']) c`
  await sql`
    insert into producers (id, province_code, office_code, code, name, product, kind, main_category, main_channel, created_at)
    select gen_random_uuid(), '56', '560' || 1 + n % 9, 'R' || n, 'กลุ่มทอผ้าบ้านหมู่ที่ ' || n, 'ผ้าทอมือ', 'group',
      'textile_apparel', 'domestic_offline', '2023-10-01T00:00:00Z'
    from generate_series(1, ${producers}::int) n`
  await sql`
    insert into producer_stays (producer_id, from_period, office_code, province_code)
    select id, '2023-10', office_code, '56' from producers`
  await sql`
    insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
    select id, to_char(date '2023-10-01' + make_interval(months => m), 'YYYY-MM'), '56', office_code,
      round((1 + random() * 90000)::numeric, 2), 'visit', 1, timestamptz '2023-10-12T03:00:00Z' + make_interval(months => m)
    from producers, generate_series(0, ${months}::int - 1) m`
  await sql`
    insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    select producer_id, period, 'textile_apparel', 'domestic_offline', '56', office_code, amount from figures`
  await sql`
    insert into figure_versions (producer_id, period, version, province_code, office_code, amount, source, recorded_at, entries)
    select producer_id, period, 1, '56', office_code, amount, 'visit', recorded_at,
      jsonb_build_array(jsonb_build_object('amount', amount::text, 'channel', 'domestic_offline', 'category', 'textile_apparel'))
    from figures`
  await sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select office_code, period, '56', sum(amount), count(*), 0 from figures group by 1, 2`
}
