// A forecast as people make it over HTTP: filled in, saved, filed.
import { type Client, signIn, type TestPerson } from './district.ts'
import type { TestService } from './service.ts'

/** Twelve times the same amount; null = blank. */
export const twelve = (amount: string | null): (string | null)[] => Array.from({ length: 12 }, () => amount)

/** Gives every producer of the district the same amount in every month; returns the forecast's version. */
export async function fillForecast(
  client: Client,
  at: { officeCode: string; fiscalYear: string },
  amount = '1000.00',
): Promise<number> {
  const { body } = await client.call('showForecast', at)
  const figures = body.rows.map(({ producerId, stays }) => ({
    producerId,
    amounts: twelve(amount).map((item, month) => (stays[month] === '1' ? item : null)),
  }))
  const saved = await client.call('saveForecast', at, {
    baseVersion: body.version,
    percentTenths: null,
    figures,
  })
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  return saved.body.version
}

/** Fills in and files the district's forecast as this person. */
export async function fileForecastOf(
  service: TestService,
  person: TestPerson,
  fiscalYear: number,
  amount = '1000.00',
): Promise<void> {
  const client = await signIn(service, person)
  const at = { officeCode: person.officeCode, fiscalYear: String(fiscalYear) }
  const version = await fillForecast(client, at, amount)
  const filed = await client.call('fileForecast', at, { version })
  if (filed.status !== 200) throw new Error(JSON.stringify(filed.body))
}
