// Notices that fall due while processes are killed: people of many districts who are to hear that the month has opened, each
// at a moment of their own.
import { addMonths, bangkokDateOf, periodOf } from '../../bot/domain/civil-time.ts'
import type { LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import type { SaveWorld } from '../bench/save-world.ts'
import { seedNation } from './kills-world.ts'

/** From the machine's clock to the tenth of its month, a moment after nine in Bangkok: a day on which a month opens. */
export function shiftToTheTenth(): number {
  const period = periodOf(bangkokDateOf(new Date()))
  return new Date(`${period}-10T09:00:05+07:00`).getTime() - Date.now()
}

/** LINE ids of those who are to be told once. */
export async function seedNotices(
  world: SaveWorld,
  { districts, overMs }: { districts: number; overMs: number },
): Promise<string[]> {
  const now = new Date(Date.now() + shiftToTheTenth())
  const people = await seedNation(world.connection.db, districts, now)
  const period = periodOf(bangkokDateOf(now))
  const until = new Date(now.getTime() + overMs)
  await world.connection.sql`
    insert into notices (id, key, province_code, kind, period, due_on, office_code, recipient, officer_id, send_after,
      expires_at, state, planned_at)
    select gen_random_uuid(), 'window_opens:' || ${period} || ':' || ${`${period}-10`} || ':' || line_user_id,
      province_code, 'window_opens', ${period}, ${`${period}-10`}::date, office_code, line_user_id, id,
      ${now.toISOString()}::timestamptz + (${until.toISOString()}::timestamptz - ${now.toISOString()}::timestamptz)
        * (row_number() over (order by line_user_id) / ${people.length}::float8),
      ${`${addMonths(period, 1)}-06`}::timestamptz, 'planned', ${now.toISOString()}::timestamptz
    from officers where line_user_id = any(${people})`
  return people
}

export function countTold(line: LinePlatform, people: readonly string[]) {
  const heard = people.map(userId => line.chats.messages(userId).filter(({ via }) => via !== 'reply').length)
  const lost = heard.filter(count => count === 0).length
  const doubled = heard.filter(count => count > 1).length
  return {
    lost,
    doubled,
    broken: [
      ...(lost > 0 ? [`${lost} of ${people.length} people were not told`] : []),
      ...(doubled > 0 ? [`${doubled} people were told twice`] : []),
    ],
  }
}
