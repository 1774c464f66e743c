// Who is to be told: people of every district of the nation by the calendar's own plan, or a hundred thousand who are told
// the same. Written in bulk, because the proof is about what happens afterwards.
import { sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { loadPlaces } from '../../db/load-places.ts'

/** LINE's id of the n-th person, also as SQL below. */
const userIdOf = (index: number): string => `U${index.toString(16).padStart(32, '0')}`

const USER_ID = sql`'U' || lpad(to_hex(i), 32, '0')`

/** Three people (two officers, a chief) and a producer in each of the first `districts` districts; returns the LINE ids. */
export async function seedNation(db: Db, districts: number, at: Date): Promise<string[]> {
  await loadPlaces(db)
  const joined = sql`${at.toISOString()}::timestamptz`
  await db.execute(sql`
    with districts as (
      select code, province_code, row_number() over (order by code) as n from offices where kind = 'district'
      order by code limit ${districts}
    ), seats as (
      select ((n - 1) * 3 + k)::int as i, k, code, province_code from districts, generate_series(1, 3) k
    ), chats as (
      insert into line_chats (id, kind, added_at, changed_at)
      select ${USER_ID}, 'user', ${joined}, ${joined} from seats
    ), made as (
      insert into producers (id, province_code, office_code, code, name, product, kind, main_category, main_channel, created_at)
      select gen_random_uuid(), province_code, code, 'P' || code, 'ผู้ผลิต ' || code, 'ผ้าทอ', 'group', 'textile_apparel',
        'domestic_offline', ${joined} from districts
      returning id, office_code, province_code
    ), stays as (
      insert into producer_stays (producer_id, from_period, office_code, province_code)
      select id, '2023-10', office_code, province_code from made
    )
    insert into officers (id, line_user_id, full_name, role, office_code, province_code, joined_at)
    select gen_random_uuid(), ${USER_ID}, 'คนที่ ' || i, case when k = 3 then 'district_chief' else 'district_officer' end,
      code, province_code, ${joined} from seats`)
  await db.execute(sql`
    insert into planner_watermarks (name, planned_until, ran_at) values ('notices', ${joined}, ${joined})`)
  await db.execute(sql`analyze`)
  return userIds(districts * 3)
}

/** `count` planned notices with the same words, due at `at`; returns the LINE ids. */
export async function seedCrowd(db: Db, count: number, at: Date): Promise<string[]> {
  await loadPlaces(db)
  const due = sql`${at.toISOString()}::timestamptz`
  await db.execute(sql`
    insert into line_chats (id, kind, added_at, changed_at)
    select ${USER_ID}, 'user', ${due}, ${due} from generate_series(1, ${count}::int) i`)
  await db.execute(sql`
    insert into notices (id, key, province_code, kind, period, due_on, office_code, recipient, send_after, expires_at, state, planned_at)
    select gen_random_uuid(), 'crowd:' || i, '56', 'window_opens', '2025-03', '2025-03-10', '5601', ${USER_ID}, ${due},
      ${due} + interval '7 days', 'planned', ${due}
    from generate_series(1, ${count}::int) i`)
  await db.execute(sql`analyze`)
  return userIds(count)
}

/** LINE ids from the first on. */
export const userIds = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => userIdOf(index + 1))
