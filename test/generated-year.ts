// A province that has reported for a year and a half, drawn from a seed and written straight into the tables: late and early
// districts, months half done, splits over categories and channels, stated zeros, a producer that moved, one that paused.
import { sql } from 'drizzle-orm'
import { addMonths, instantOf } from '../bot/domain/civil-time.ts'
import { createRandom } from '../db/seed/seeded-random.ts'
import { CATEGORIES, CHANNELS, type ReportState } from '../db/vocabulary.ts'
import { addPerson, addProducers, type TestPerson } from './district.ts'
import type { TestService } from './service.ts'

export const DISTRICTS = ['5601', '5602', '5603', '5605'] as const
export const FIRST = '2023-10'
/** The month in work: some districts have sent it, some have not. */
export const LAST = '2025-03'

export interface GeneratedYear {
  province: TestPerson
  officers: Record<string, TestPerson>
  producers: Record<string, string[]>
}

export async function writeYear(service: TestService, seed: string): Promise<GeneratedYear> {
  const random = createRandom(seed)
  const people: GeneratedYear = {
    province: await addPerson(service, 'provincial_officer', '56'),
    officers: {},
    producers: {},
  }
  for (const code of DISTRICTS) {
    people.officers[code] = await addPerson(service, 'district_officer', code)
    await addPerson(service, 'district_chief', code)
    people.producers[code] = await addProducers(service, code, 3 + Math.floor(random() * 4), FIRST)
  }
  await moveAndPause(service, people.producers)
  for (const code of DISTRICTS)
    for (let period = FIRST; period <= LAST; period = addMonths(period, 1))
      await writeMonth(service, random, { code, period, officer: people.officers[code]?.id ?? '' })
  return people
}

/** From January 2025 on the first of 5601 is in 5602; the first of 5603 pauses in November and December 2024. */
async function moveAndPause(
  { deps: { db } }: TestService,
  producers: Record<string, string[]>,
): Promise<void> {
  const [moved, paused] = [producers['5601']?.[0], producers['5603']?.[0]]
  await db.execute(sql`update producer_stays set until_period = '2024-12' where producer_id = ${moved}`)
  await db.execute(sql`
    insert into producer_stays (producer_id, from_period, office_code, province_code) values (${moved}, '2025-01', '5602', '56')`)
  await db.execute(sql`update producers set office_code = '5602' where id = ${moved}`)
  await db.execute(sql`update producer_stays set until_period = '2024-10' where producer_id = ${paused}`)
  await db.execute(sql`
    insert into producer_stays (producer_id, from_period, office_code, province_code) values (${paused}, '2025-01', '5603', '56')`)
}

interface Month {
  code: string
  period: string
  officer: string
}

async function writeMonth(service: TestService, random: () => number, month: Month): Promise<void> {
  const { db } = service.deps
  const { code, period } = month
  const state = stateOf(random, code, period)
  const share = state === 'draft' ? 0.5 : 1
  const staying = await db.execute<{ id: string }>(sql`
    select producer_id as id from producer_stays where office_code = ${code} and from_period <= ${period}
      and coalesce(until_period, '9999') >= ${period} order by producer_id`)
  for (const { id } of staying) if (random() < share) await writeFigure(service, random, month, id)
  await db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select ${code}, ${period}, '56', coalesce(sum(amount), 0), count(amount), count(no_sales_reason)
    from figures where office_code = ${code} and period = ${period}`)
  const day = (on: number) => instantOf(`${period}-${String(on).padStart(2, '0')}`, '10:00').toISOString()
  const [submitted, certified] = random() < 0.7 ? [day(24), day(27)] : [day(27), day(28)]
  const isReported = state !== 'draft' && state !== 'returned'
  const isCertified = state === 'certified' || state === 'accepted'
  await db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at, first_submitted_at,
      submitted_at, first_certified_at, certified_at, return_reason)
    values (${code}, ${period}, '56', ${state}, 3, ${day(23)}::timestamptz,
      ${isReported || state === 'returned' ? submitted : null}::timestamptz, ${isReported ? submitted : null}::timestamptz,
      ${isCertified ? certified : null}::timestamptz, ${isCertified ? certified : null}::timestamptz,
      ${state === 'returned' ? 'โปรดตรวจอีกครั้ง' : null})`)
}

/** Where each district is with the month in work. */
const LAST_STATES: Record<string, ReportState> = {
  5601: 'certified',
  5602: 'draft',
  5603: 'submitted',
  5605: 'returned',
}

/** Earlier months are certified, or were forgotten. */
function stateOf(random: () => number, code: string, period: string): ReportState {
  if (period === LAST) return LAST_STATES[code] ?? 'draft'
  return random() < 0.9 ? 'certified' : 'draft'
}

async function writeFigure(
  { deps: { db } }: TestService,
  random: () => number,
  { code, period, officer }: Month,
  producerId: string,
): Promise<void> {
  const isZero = random() < 0.1
  const lines = isZero ? [] : linesOf(random)
  const total = lines.reduce((sum, line) => sum + line.satang, 0)
  await db.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version, recorded_at, recorded_by)
    values (${producerId}, ${period}, '56', ${code}, ${total}::numeric / 100, ${isZero ? 'no_orders' : null}, 'visit', 1,
      ${instantOf(`${period}-20`, '09:00').toISOString()}::timestamptz, ${officer}::uuid)`)
  for (const { category, channel, satang } of lines)
    await db.execute(sql`
      insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
      values (${producerId}, ${period}, ${category}, ${channel}, '56', ${code}, ${satang}::numeric / 100)`)
}

/** One to three lines of different kinds, from one satang to some hundred thousand baht. */
function linesOf(random: () => number) {
  const drawn = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    category: CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? 'food',
    channel: CHANNELS[Math.floor(random() * CHANNELS.length)] ?? 'domestic_offline',
    satang: 1 + Math.floor(random() ** 3 * 30_000_000),
  }))
  return [...new Map(drawn.map(line => [`${line.category}:${line.channel}`, line])).values()]
}
