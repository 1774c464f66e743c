// A generated fiscal year of nine districts for the tests of the board: every state, some in time and some late, a district
// without producers, one with an imported month, another province next door.
import { sql } from 'drizzle-orm'
import { createRandom, drawInteger } from '../../db/seed/seeded-random.ts'
import { REPORT_STATES, type ReportState } from '../../db/vocabulary.ts'
import { addPerson, addProducers, type Client, signIn } from '../district.ts'
import { type ServiceOptions, startService, type TestService } from '../service.ts'

/** Opened by 20 January 2568; the months after these have not. */
export const OPENED = ['2024-10', '2024-11', '2024-12', '2025-01']
const LAST_YEAR = OPENED.map(period => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`)
export const DISTRICTS = Array.from({ length: 9 }, (_, index) => `560${index + 1}`)
/** Without producers: owes nothing. */
export const EMPTY = '5609'
/** Nothing was recorded here, its total was imported. */
export const IMPORTED = { officeCode: '5608', period: '2024-10' }

export interface BoardWorld {
  service: TestService
  asProvince: Client
  asChief: Client
  asNeighbour: Client
}

export async function openBoardWorld(options: ServiceOptions = {}): Promise<BoardWorld> {
  const service = await startService({ at: '2025-01-20T10:00', ...options })
  const random = createRandom('board.test')
  for (const [index, officeCode] of [...DISTRICTS, '5701'].entries()) {
    const ids = await addProducers(service, officeCode, officeCode === EMPTY ? 0 : 3 + index)
    for (const period of [...LAST_YEAR, ...OPENED]) {
      if (officeCode === EMPTY) continue
      if (officeCode === IMPORTED.officeCode && period === IMPORTED.period) continue
      const drawn = REPORT_STATES[(index + OPENED.indexOf(period)) % REPORT_STATES.length] ?? 'draft'
      await record(
        service,
        { officeCode, period },
        LAST_YEAR.includes(period) ? 'certified' : drawn,
        ids,
        random,
      )
    }
  }
  await service.deps.db.execute(sql`
    insert into baselines (office_code, period, province_code, amount, imported_at)
    values (${IMPORTED.officeCode}, ${IMPORTED.period}, '56', 123456.75, now())`)
  return {
    service,
    asProvince: await signIn(service, await addPerson(service, 'provincial_officer', '56', 'สมพร (ตัวอย่าง)')),
    asChief: await signIn(service, await addPerson(service, 'provincial_chief', '56')),
    asNeighbour: await signIn(service, await addPerson(service, 'provincial_officer', '57')),
  }
}

/** A month of one district: of each producer a figure, a stated zero, or nothing yet; then its totals and its report. */
async function record(
  service: TestService,
  { officeCode, period }: { officeCode: string; period: string },
  state: ReportState,
  producerIds: readonly string[],
  random: () => number,
): Promise<void> {
  const { db } = service.deps
  const isWhole = state !== 'draft' && state !== 'returned'
  for (const id of producerIds) {
    const draw = random()
    if (!isWhole && draw < 0.4) continue
    const isZero = draw > 0.9
    const amount = isZero ? '0' : `${drawInteger(random, 1, 90_000)}.${drawInteger(random, 10, 99)}`
    await db.execute(sql`
      insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version, recorded_at)
      values (${id}, ${period}, left(${officeCode}, 2), ${officeCode}, ${amount}::numeric, ${isZero ? 'no_orders' : null},
        'visit', 1, now())`)
    if (!isZero)
      await db.execute(sql`
        insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
        values (${id}, ${period}, 'food', 'domestic_online', left(${officeCode}, 2), ${officeCode}, ${amount}::numeric)`)
  }
  const day = (from: number, to: number) => `${period}-${drawInteger(random, from, to)}T05:00:00Z`
  const submitted = isWhole || random() < 0.5 ? day(20, 28) : null
  const isSigned = state === 'certified' || state === 'accepted'
  // Now and then only in the month after.
  const signed = random() < 0.3 ? `${nextMonth(period)}-03T05:00:00Z` : day(26, 28)
  await db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at, first_submitted_at,
      first_certified_at, return_reason)
    values (${officeCode}, ${period}, left(${officeCode}, 2), ${state}, 1, now(), ${submitted}::timestamptz,
      ${isSigned ? signed : null}::timestamptz, ${state === 'returned' ? 'x' : null})`)
  await db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select ${officeCode}, ${period}, left(${officeCode}, 2), coalesce(sum(amount), 0), count(amount), count(no_sales_reason)
    from figures where office_code = ${officeCode} and period = ${period}`)
}

function nextMonth(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}
