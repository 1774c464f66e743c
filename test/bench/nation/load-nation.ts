// A made-up nation in a database: every province and district of the seed, 100,000 producers, 36 months of figures with
// entries and history, totals, reports, people, targets and notices. PostgreSQL makes it itself from a seed, statement by
// statement: the same seed gives the same rows, in two to three minutes. Bangkok's fifty districts stay without producers.
import { join } from 'node:path'
import type postgres from 'postgres'
import { connect } from '../../../db/connect.ts'
import { loadPlaces } from '../../../db/load-places.ts'
import { migrateUp } from '../../../db/migrate.ts'

export interface NationSize {
  provinces: number
  producers: number
  months: number
}

/** The whole country as of `FOCUS`. */
export const WHOLE: NationSize = { provinces: 77, producers: 100_000, months: 36 }

/** The month people work on, half recorded; all before it are reported. The bench's clock stands in it. */
export const FOCUS = '2025-09'
export const NATION_NOW = '2025-09-27T10:00'

/** Loads the nation unless it is there already. `provinces` = the first so many by code, Bangkok left for last. */
export async function loadNation(url: string, size: NationSize, seed: number): Promise<void> {
  await migrateUp(url, { migrationsFolder: join(import.meta.dirname, '../../../db/migrations') })
  const { db, sql, close } = connect(url, { max: 1, applicationName: 'otop nation' })
  try {
    await loadPlaces(db)
    const [known] = await sql`select from producers limit 1`
    if (known !== undefined) return
    // Constraints hold by construction and are checked at the end: checking row by row takes longer than the loading.
    await sql`set session_replication_role = replica`
    await sql`set synchronous_commit = off`
    await sql.unsafe(chanceFunction(seed))
    await sql.unsafe(UUID_FUNCTION)
    for (const statement of places(size)) await sql.unsafe(statement)
    for (const period of monthsOf(size)) for (const statement of month(period)) await sql.unsafe(statement)
    for (const statement of AFTERWARDS) await sql.unsafe(statement)
    await sql`set session_replication_role = origin`
    for (const statement of MOVES) await sql.unsafe(statement)
    await sql.unsafe('vacuum analyze')
    await sql.unsafe('checkpoint')
  } finally {
    await close()
  }
}

export function monthsOf({ months }: Pick<NationSize, 'months'>): string[] {
  const [year = 0, month = 0] = FOCUS.split('-').map(Number)
  return Array.from({ length: months }, (_, index) => {
    const at = year * 12 + month - 1 - (months - 1 - index)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** What must be nought: district-months that differ from figures, figures from entries, rows without what they refer to. */
export async function countDisagreements(sql: postgres.Sql): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*)::int from district_months m full join (
        select office_code, period, coalesce(sum(amount), 0) as amount, count(amount) as recorded,
          count(no_sales_reason) as no_sales from figures group by 1, 2) f using (office_code, period)
        where (m.amount, m.recorded, m.no_sales) is distinct from (f.amount, f.recorded, f.no_sales)) as totals,
      (select count(*)::int from figures f left join (
        select producer_id, period, sum(amount) as amount from revenue_entries group by 1, 2) e using (producer_id, period)
        where coalesce(e.amount, 0) <> coalesce(f.amount, 0)) as entries,
      (select count(*)::int from figures f left join lateral (
        select amount from figure_versions v where v.producer_id = f.producer_id and v.period = f.period
          and v.version = f.version) v on true where v.amount is distinct from f.amount) as versions,
      (select count(*)::int from figures f left join producers p on p.id = f.producer_id
        left join officers o on o.id = f.recorded_by where p.id is null or o.id is null) as strangers,
      (select count(*)::int from revenue_entries e left join figures f using (producer_id, period)
        where f.producer_id is null) as orphans`
  return row ?? {}
}

/** The same id for the same name, in the form of a random one (RFC 9562, version 4): contracts refuse others. */
const UUID_FUNCTION = `
  create or replace function pg_temp.nation_uuid(name text) returns uuid language sql immutable as $$
    select overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid
  $$`

const chanceFunction = (seed: number): string => `
  create or replace function pg_temp.chance(key text) returns float8 language sql immutable as
  $$ select (hashtextextended(key, ${Math.trunc(seed)}) & 4503599627370495)::float8 / 4503599627370496 $$`

const at = (period: string, day: number): string =>
  `'${period}-${String(day).padStart(2, '0')}T05:00:00Z'::timestamptz`

/** Districts with producers in shares from 1 to 5, people, targets. */
const places = ({ provinces, producers, months }: NationSize): string[] => {
  const first = monthsOf({ months })[0] ?? FOCUS
  return [
    `create temp table shares as
      select o.code, o.province_code, (0.4 + 1.6 * pg_temp.chance('share' || o.code)) as share,
        sum(0.4 + 1.6 * pg_temp.chance('share' || o.code)) over (order by o.code) as upto
      from offices o where o.kind = 'district' and o.province_code in (
        select code from offices where kind = 'province' and code <> '10' order by code limit ${provinces})`,
    `insert into producers (id, province_code, office_code, subdistrict_code, code, name, product, kind, main_category,
        main_channel, created_at)
      select pg_temp.nation_uuid('producer' || n), s.province_code, s.code, s.code || lpad((1 + n % 9)::text, 2, '0'),
        'N' || lpad(n::text, 7, '0'), 'กลุ่มผู้ผลิตที่ ' || n, 'สินค้าชุมชน',
        (array['group', 'individual', 'sme'])[1 + n % 3],
        (array['food', 'drink', 'textile_apparel', 'household_decor', 'herb_nonfood'])[1 + n % 5],
        (array['domestic_offline', 'domestic_offline', 'domestic_online'])[1 + n % 3], ${at(first, 1)}
      from generate_series(1, ${producers}) n
      join lateral (select * from shares where upto > (n - 1) * (select max(upto) from shares) / ${producers}
        order by upto limit 1) s on true`,
    `insert into producer_stays (producer_id, from_period, office_code, province_code)
      select id, case when pg_temp.chance('from' || id) < 0.9 then '${first}'
          else '${FOCUS.slice(0, 4)}-0' || (1 + floor(pg_temp.chance('later' || id) * 6))::int end, office_code, province_code
      from producers`,
    `insert into officers (id, line_user_id, full_name, role, office_code, province_code, phone, joined_at)
      select pg_temp.nation_uuid('officer' || o.code || r.role || r.n), 'U' || md5('line' || o.code || r.role || r.n),
        'เจ้าหน้าที่ ' || o.name_th || ' ' || r.n, r.role, o.code, o.province_code, '0812345678', ${at(first, 1)}
      from offices o join (values ('district', 'district_officer', 1), ('district', 'district_officer', 2),
        ('district', 'district_chief', 1), ('province', 'provincial_officer', 1), ('province', 'provincial_officer', 2),
        ('province', 'provincial_officer', 3), ('province', 'provincial_chief', 1)) r(kind, role, n) on r.kind = o.kind
      where o.province_code in (select province_code from shares)`,
    `insert into line_chats (id, kind, added_at, changed_at)
      select line_user_id, 'user', joined_at, joined_at from officers where pg_temp.chance('friend' || id) < 0.95`,
    `insert into targets (office_code, fiscal_year, span, province_code, kind, thresholds, set_at)
      select code, y.year, s.span, province_code, 'percent', '{50}', ${at(first, 1)}
      from offices, (values (2024), (2025)) y(year), (values ('round_1'), ('round_2'), ('year')) s(span)
      where province_code in (select province_code from shares)`,
  ]
}

/** How a district's month stands: all before the last two are accepted, of the last one half is still being typed. */
const stateOf = (period: string): string => {
  const [last, before] = monthsOf({ months: 2 }).reverse()
  if (period === last)
    return `case when c.chance < 0.5 then 'draft' when c.chance < 0.8 then 'submitted' else 'certified' end`
  return period === before ? `case when c.chance < 0.03 then 'returned' else 'certified' end` : `'accepted'`
}

/** A figure's one line, or its two. */
const LINES = `lateral (values (main_channel, satang - case when is_split then satang * 2 / 5 else 0 end),
  ('abroad_online', case when is_split then satang * 2 / 5 else 0 end)) e(channel, part)`

/** Figures in the order in which districts save them, so that they lie in the tables as they would in real use. */
const month = (period: string): string[] => [
  `create temp table reports_now as
    select s.code, s.province_code, ${stateOf(period)} as state from shares s,
      lateral (select pg_temp.chance('state${period}' || s.code) as chance) c`,
  `create temp table figures_now as
    select b.producer_id, b.office_code, b.province_code, p.main_category, p.main_channel,
      case when pg_temp.chance('zero${period}' || b.producer_id) < 0.05 then 0
        else 1 + floor(100 * exp(8 + 3 * pg_temp.chance('size' || b.producer_id))
          * (0.7 + 0.6 * pg_temp.chance('much${period}' || b.producer_id)))::bigint end as satang,
      pg_temp.chance('split${period}' || b.producer_id) < 0.12 as is_split,
      pg_temp.chance('twice${period}' || b.producer_id) < 0.14 as is_twice,
      pg_temp.nation_uuid('officer' || b.office_code || 'district_officer' || 1 + (hashtext(b.producer_id::text) & 1)) as by
    from producer_stays b join producers p on p.id = b.producer_id join reports_now r on r.code = b.office_code
    where b.from_period <= '${period}'
      and (r.state <> 'draft' or pg_temp.chance('done${period}' || b.producer_id) < 0.6)
    order by b.office_code, b.producer_id`,
  `insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version,
      recorded_at, recorded_by)
    select producer_id, '${period}', province_code, office_code, satang / 100.0,
      case when satang = 0 then 'no_orders' end, 'visit', 1 + is_twice::int, ${at(period, 18)}, by
    from figures_now`,
  `insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    select producer_id, '${period}', main_category, channel, province_code, office_code, part / 100.0
    from figures_now, ${LINES} where part > 0 order by office_code, producer_id`,
  `insert into figure_versions (producer_id, period, version, province_code, office_code, amount, no_sales_reason, source,
      recorded_at, recorded_by, entries)
    select producer_id, '${period}', version, province_code, office_code, satang / 100.0,
      case when satang = 0 then 'no_orders' end, 'visit', ${at(period, 15)}, by,
      coalesce((select jsonb_agg(jsonb_build_object('category', main_category, 'channel', channel,
        'amount', (part / 100.0)::numeric(14,2)::text)) from ${LINES} where part > 0), '[]')
    from figures_now join generate_series(1, 2) version on version = 1 or is_twice`,
  `insert into district_reports (office_code, period, province_code, state, version, last_changed_by, last_changed_at,
      first_submitted_at, submitted_at, submitted_by, first_certified_at, certified_at, certified_by, return_reason)
    select code, '${period}', r.province_code, state, 5, o.id, ${at(period, 20)}, s.at, s.at, o.id, c.at, c.at, h.id,
      case when state = 'returned' then 'ตรวจสอบยอดอีกครั้ง' end
    from reports_now r
    join officers o on o.id = pg_temp.nation_uuid('officer' || code || 'district_officer1')
    join officers h on h.id = pg_temp.nation_uuid('officer' || code || 'district_chief1')
    left join lateral (select ${at(period, 20)} + pg_temp.chance('sent${period}' || code) * interval '6 days' as at
      where state <> 'draft') s on true
    left join lateral (select ${at(period, 26)} + pg_temp.chance('signed${period}' || code) * interval '5 days' as at
      where state in ('certified', 'accepted')) c on true`,
  `insert into notices (id, key, province_code, kind, period, due_on, office_code, recipient, officer_id, send_after,
      expires_at, state, reason, planned_at, settled_at)
    select pg_temp.nation_uuid(k.kind || '${period}' || o.id), k.kind || ':${period}:' || o.line_user_id, o.province_code, k.kind,
      '${period}', '${period}-10', o.office_code, o.line_user_id, o.id, ${at(period, 10)}, ${at(period, 12)},
      case when c.id is null then 'skipped' else 'sent' end, case when c.id is null then 'unreachable' end,
      ${at(period, 10)}, ${at(period, 10)}
    from officers o join (values ('window_opens', 1.0), ('report_due', 0.5), ('sign_off_due', 0.3), ('window_closes', 1.0))
      k(kind, share) on pg_temp.chance(k.kind || '${period}' || o.office_code) < k.share
    left join line_chats c on c.id = o.line_user_id`,
  'drop table figures_now',
  'drop table reports_now',
]

const AFTERWARDS = [
  `insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select office_code, period, province_code, sum(amount), count(amount), count(no_sales_reason)
    from figures group by office_code, period, province_code order by period, office_code`,
]

/** One producer in two hundred has moved to the neighbouring district in April; its old one has recorded it all the same. */
const MOVES = [
  `create temp table moved as
    select b.producer_id, b.province_code, (select min(o.code) from offices o where o.province_code = b.province_code
      and o.kind = 'district' and o.code > b.office_code) as office_code
    from producer_stays b where b.from_period < '2025-04' and pg_temp.chance('moves' || b.producer_id) < 0.005`,
  'delete from moved where office_code is null',
  `update producer_stays b set until_period = '2025-03' from moved m where m.producer_id = b.producer_id`,
  `insert into producer_stays (producer_id, from_period, office_code, province_code)
    select producer_id, '2025-04', office_code, province_code from moved`,
  `update producers p set office_code = m.office_code from moved m where m.producer_id = p.id`,
]
