// Who may call the routes of forecasts of a fiscal year, and a sound request of each.
import { sql } from 'drizzle-orm'
import type { FORECASTS_ROUTES } from '../../../bot/contract/forecasts-routes.ts'
import type { AccessWorld } from '../access-world.ts'
import {
  type AccessRows,
  everyOfficer,
  NEVER,
  NOT_HERE,
  OWN_REPORT,
  type RequestMakers,
  readers,
  type Target,
  YES,
} from './rows.ts'

type Name = keyof typeof FORECASTS_ROUTES

export const FORECASTS_EXPECTED: AccessRows<Name> = {
  listForecasts: { ...everyOfficer(YES), district_officer: NOT_HERE, district_chief: NOT_HERE },
  showForecast: readers(),
  // The district writes and files it: officers and the chief, of their own only.
  saveForecast: { ...everyOfficer(NEVER), district_officer: OWN_REPORT, district_chief: OWN_REPORT },
  fileForecast: { ...everyOfficer(NEVER), district_officer: OWN_REPORT, district_chief: OWN_REPORT },
}

const of = (target: Target) => ({ officeCode: target, fiscalYear: '2025' })
const year = (amount: string | null) => Array.from({ length: 12 }, () => amount)

/** Each save is of another version and another amount. */
let saves = 0

/** What the forecast of that district is saved on top of: it differs from one cell of the matrix to the next. */
async function versionOf({ service }: AccessWorld, officeCode: string): Promise<number> {
  const [row] = await service.deps.db.execute<{ version: number }>(
    sql`select version from forecasts where office_code = ${officeCode} and fiscal_year = 2025`,
  )
  return row?.version ?? 0
}

/** A complete forecast, whoever has come to the district, so that it can be filed. */
const complete = ({ service }: AccessWorld, officeCode: string) =>
  service.deps.db.execute(sql`
    insert into forecast_figures (office_code, fiscal_year, province_code, producer_id, period, amount)
    select distinct ${officeCode}, 2025, left(${officeCode}, 2), producer_id,
      to_char(make_date(2024, 10, 1) + make_interval(months => m), 'YYYY-MM'), 100
    from producer_stays, generate_series(0, 11) m where office_code = ${officeCode} on conflict do nothing`)

export const FORECASTS_REQUESTS: RequestMakers<Name> = {
  listForecasts: () => ({ params: { fiscalYear: '2025' } }),
  showForecast: (_world, _who, target) => ({ params: of(target) }),
  saveForecast: async (world, _who, target) => {
    saves += 1
    const producerId = world.producers[target] ?? world.service.deps.ids.uuid()
    const baseVersion = await versionOf(world, target)
    const figures = [{ producerId, amounts: year(`${saves}.00`) }]
    return { params: of(target), body: { baseVersion, percentTenths: null, figures } }
  },
  fileForecast: async (world, _who, target) => {
    if (world.producers[target] !== undefined) await complete(world, target)
    return { params: of(target), body: { version: await versionOf(world, target) } }
  },
}
