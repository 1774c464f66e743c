// The people of one district's forecast, signed in, and the province that reads it.
import { sql } from 'drizzle-orm'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { twelve } from '../forecasts.ts'
import { startService, type TestService } from '../service.ts'
import { tamper } from '../tamper.ts'

/** 12 January of the fiscal year 2568. */
export const FORECAST_NOW = '2025-01-12T10:00'

export interface ForecastPeople {
  service: TestService
  /** Of Dok Khamtai (5605), the neighbour of Phu Sang (5606). */
  people: Record<'officer' | 'colleague' | 'chief' | 'neighbour', TestPerson>
  officer: Client
  colleague: Client
  chief: Client
  /** An officer of the province. */
  province: Client
}

export async function startForecastPeople(): Promise<ForecastPeople> {
  const service = await startService({ at: FORECAST_NOW })
  const people = {
    officer: await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง'),
    colleague: await addPerson(service, 'district_officer', '5605', 'สมศรี ตัวอย่าง'),
    chief: await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง'),
    neighbour: await addPerson(service, 'district_officer', '5606', 'สมใจ ตัวอย่าง'),
  }
  return {
    service,
    people,
    officer: await signIn(service, people.officer),
    colleague: await signIn(service, people.colleague),
    chief: await signIn(service, people.chief),
    province: await signIn(service, await addPerson(service, 'provincial_officer', '56')),
  }
}

/** Of Dok Khamtai. */
export const FORECAST_AT = { officeCode: '5605', fiscalYear: '2025' }

/** The next test begins on FORECAST_NOW with no forecast; the figures and producers stay. */
export async function forgetForecasts({ service }: Pick<ForecastPeople, 'service'>): Promise<void> {
  service.clock.set(FORECAST_NOW)
  await tamper(service.deps.db, sql`truncate forecast_versions, forecast_figures, forecasts`)
}

/** The same with three new producers, of whom nothing is known; their ids. */
export async function beginAnew({ service }: Pick<ForecastPeople, 'service'>): Promise<string[]> {
  service.clock.set(FORECAST_NOW)
  await tamper(
    service.deps.db,
    sql`truncate forecast_versions, forecast_figures, forecasts, figures, figure_versions, revenue_entries, producer_stays, producers, district_months cascade`,
  )
  return addProducers(service, FORECAST_AT.officeCode, 3)
}

/** Two producers of Dok Khamtai, and one of its neighbour and of another province each; the ids of the two. */
export async function addForecastProducers({ service }: Pick<ForecastPeople, 'service'>): Promise<string[]> {
  const ids = await addProducers(service, FORECAST_AT.officeCode, 2)
  for (const elsewhere of ['5606', '5701']) await addProducers(service, elsewhere, 1)
  return ids
}

type Figures = { producerId: string; amounts: (string | null)[] }[]

export const saveForecastOf = (
  client: Client,
  baseVersion: number,
  figures: Figures,
  percentTenths: number | null = null,
) => client.call('saveForecast', FORECAST_AT, { baseVersion, percentTenths, figures })

/** The first months of a year; the others blank. */
export const firstMonths = (...amounts: (string | null)[]) =>
  twelve(null).map((_, month) => amounts[month] ?? null)
