// A generated province of four fiscal years: recorded months in every state, months that were only imported, months that
// nobody knows anything of, and targets of every kind. The clock stands in March 2568, in the middle of the year.
import { sql } from 'drizzle-orm'
import { createRandom, drawInteger, type Random } from '../../db/seed/seeded-random.ts'
import { REPORT_STATES, SPANS } from '../../db/vocabulary.ts'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { type ServiceOptions, startService, type TestService } from '../service.ts'

/** The first two have a base in every month, the last one has neither producers nor figures. */
export const DISTRICTS = ['5601', '5602', '5603', '5604', '5605']
export const EMPTY = '5609'
export const FOCUS = '2025-03'

/** October to September of the fiscal year. */
export const monthsOf = (fiscalYear: number): string[] =>
  Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 9) % 12) + 1
    return `${index < 3 ? fiscalYear - 1 : fiscalYear}-${String(month).padStart(2, '0')}`
  })

export interface IndicatorWorld {
  service: TestService
  province: TestPerson
  chief: TestPerson
  asProvince: Client
  asDistrict: Client
}

export async function openIndicatorWorld(options: ServiceOptions = {}): Promise<IndicatorWorld> {
  const service = await startService({ at: `${FOCUS}-12T10:00`, ...options })
  const random = createRandom('indicator.test')
  for (const officeCode of [...DISTRICTS, '5701']) {
    const ids = await addProducers(service, officeCode, drawInteger(random, 1, 3), '2020-10')
    for (const fiscalYear of [2022, 2023, 2024, 2025])
      for (const period of monthsOf(fiscalYear).filter(month => month <= FOCUS))
        await fillMonth(service, officeCode, period, ids, random)
  }
  await setTargets(service, random)
  const province = await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา')
  const asProvince = await signIn(service, province)
  const chief = await addPerson(service, 'district_chief', '5601')
  await fileForecasts(service, chief.id)
  const asDistrict = await signIn(service, chief)
  return { service, province, chief, asProvince, asDistrict }
}

async function fillMonth(
  service: TestService,
  code: string,
  period: string,
  ids: readonly string[],
  random: Random,
): Promise<void> {
  const isNow = period >= '2024-10'
  const isWhole = code === '5601' || code === '5602'
  const draw = random()
  if (draw < 0.15 && !isWhole) return
  // Imported beside what is recorded as well: there it must not count.
  if (draw < 0.4) await importMonth(service, code, period, random)
  if (draw >= 0.25) await recordMonth(service, code, period, ids, random, isNow)
}

const amount = (random: Random, most: number) =>
  `${drawInteger(random, 1, most)}.${drawInteger(random, 10, 99)}`

async function importMonth({ deps }: TestService, code: string, period: string, random: Random) {
  await deps.db.execute(sql`
    insert into baselines (office_code, period, province_code, amount, imported_at)
    values (${code}, ${period}, left(${code}, 2), ${amount(random, 300_000)}::numeric, now())`)
}

async function recordMonth(
  { deps: { db } }: TestService,
  code: string,
  period: string,
  ids: readonly string[],
  random: Random,
  isNow: boolean,
): Promise<void> {
  const rows = ids.map(id => ({ id, food: amount(random, 90_000), drink: amount(random, 20_000) }))
  const input = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(id uuid, food numeric, drink numeric)`
  await db.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
    select id, ${period}, left(${code}, 2), ${code}, food + drink, 'visit', 1, now() from ${input}`)
  await db.execute(sql`
    insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    select id, ${period}, c.name, 'domestic_online', left(${code}, 2), ${code}, c.amount
    from ${input}, lateral (values ('food', food), ('drink', drink)) c(name, amount)`)
  await db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select ${code}, ${period}, left(${code}, 2), sum(amount), count(*), 0 from figures
    where office_code = ${code} and period = ${period}`)
  const state = isNow ? REPORT_STATES[drawInteger(random, 0, REPORT_STATES.length - 1)] : 'accepted'
  await db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at, return_reason)
    values (${code}, ${period}, left(${code}, 2), ${state}, 1, now(), ${state === 'returned' ? 'x' : null})`)
}

/** A percentage, five levels or nothing, for every office and span. */
async function setTargets({ deps }: TestService, random: Random): Promise<void> {
  for (const [index, code] of ['56', ...DISTRICTS].entries())
    for (const [at, span] of SPANS.entries()) {
      const kind = ['percent', 'levels', null][(index + at) % 3]
      if (kind == null) continue
      const first = drawInteger(random, -400, 300)
      const list = kind === 'percent' ? [first] : [first, first + 5, first + 61, first + 200, first + 505]
      await deps.db.execute(sql`
        insert into targets (office_code, fiscal_year, span, province_code, kind, thresholds, set_at)
        values (${code}, 2025, ${span}, '56', ${kind}, ${sql.param(`{${list.join(',')}}`)}::int[], now())`)
    }
}

/** What the first district expects of each month; the second one's forecast is only begun. */
export const FORECAST = monthsOf(2025).map((_, index) => `${1000 + index}.50`)

async function fileForecasts({ deps: { db } }: TestService, by: string): Promise<void> {
  const content = JSON.stringify({ totals: { months: FORECAST } })
  const filedAt = '2025-01-20T03:00:00Z'
  await db.execute(sql`
    insert into forecasts (office_code, fiscal_year, province_code, version, filed_at, filed_by)
    values ('5601', 2025, '56', 1, ${filedAt}::timestamptz, ${by}), ('5602', 2025, '56', 1, null, null)`)
  await db.execute(sql`
    insert into forecast_versions (office_code, fiscal_year, province_code, number, content, content_hash, filed_at, filed_by)
    values ('5601', 2025, '56', 1, ${content}, 'x', ${filedAt}::timestamptz, ${by})`)
  await db.execute(sql`
    insert into forecast_figures (office_code, fiscal_year, province_code, producer_id, period, amount)
    select '5602', 2025, '56', id, '2025-05', 1234.50 from producers where office_code = '5602'`)
}
